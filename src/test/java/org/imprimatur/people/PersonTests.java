package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final boolean ANOTHER_ADMINISTRATOR = true;

    private final Person ada = somebody("Ada", Role.admin(), Role.publisher());
    private final Person bea = somebody("Bea", Role.admin());
    private final Person ruth = somebody("Ruth", Role.medicalReviewer());

    @Test
    void nobodyDeactivatesThemself() {
        assertThatThrownBy(() -> ada.deactivated(ada, ANOTHER_ADMINISTRATOR)).isInstanceOf(Person.NotYourself.class);
    }

    @Test
    void theLastAdministratorIsNotDeactivated() {
        assertThatThrownBy(() -> ada.deactivated(bea, !ANOTHER_ADMINISTRATOR))
                .isInstanceOf(Person.LastAdministrator.class);
        assertThat(ada.deactivated(bea, ANOTHER_ADMINISTRATOR).active()).isFalse();
    }

    @Test
    void whoeverIsNoAdministratorCanBeDeactivatedByTheLastOne() {
        assertThat(ruth.deactivated(ada, !ANOTHER_ADMINISTRATOR).active()).isFalse();
    }

    @Test
    void whoeverIsDeactivatedHoldsNoRoleUntilTheyAreBack() {
        Person gone = ruth.deactivated(ada, ANOTHER_ADMINISTRATOR);
        assertThat(gone.holds(Role.medicalReviewer())).isFalse();
        assertThat(gone.reactivated()).isEqualTo(ruth);
    }

    @Test
    void theLastAdministratorStaysOne() {
        assertThatThrownBy(() -> ada.givenRoles(Set.of(Role.publisher()), !ANOTHER_ADMINISTRATOR))
                .isInstanceOf(Person.LastAdministrator.class);
        assertThat(ada.givenRoles(Set.of(Role.publisher()), ANOTHER_ADMINISTRATOR)
                        .holds(Role.admin()))
                .isFalse();
    }

    @Test
    void theLastAdministratorMayHaveOtherRolesBeside() {
        assertThat(ada.givenRoles(Set.of(Role.admin()), !ANOTHER_ADMINISTRATOR).roles())
                .containsExactly(Role.admin());
    }

    @Test
    void anAdministratorWhoHasLeftMayLoseTheRole() {
        Person gone = ada.deactivated(bea, ANOTHER_ADMINISTRATOR);
        assertThat(gone.givenRoles(Set.of(), !ANOTHER_ADMINISTRATOR).roles()).isEmpty();
    }

    @Test
    void whoeverHoldsAVerifiedCredentialGivesThemselfNoOtherName() {
        List<Credential> held = List.of(verifiedCredential());
        assertThatThrownBy(() -> ruth.renamed(ruth, "Professor Famous", held))
                .isInstanceOf(Person.NameIsVouchedFor.class);
        assertThat(ruth.renamed(ruth, "Ruth", held)).isEqualTo(ruth);
    }

    @Test
    void anAdministratorRenamesThem() {
        assertThat(ruth.renamed(ada, "Ruth Stone", List.of(verifiedCredential()))
                        .name())
                .isEqualTo("Ruth Stone");
    }

    @Test
    void aCredentialNobodyVerifiedOrSomebodyRevokedVouchesForNoName() {
        Credential entered = credential();
        Credential revoked = verifiedCredential().revoked(ada.id(), TODAY, "Retired");
        assertThat(ruth.renamed(ruth, "Ruth Stone", List.of(entered, revoked)).name())
                .isEqualTo("Ruth Stone");
    }

    @Test
    void anAddressIsKeptInLowerCase() {
        assertThat(ruth.reachedAt(" Ruth.Stone@Newsroom.test").email()).isEqualTo("ruth.stone@newsroom.test");
    }

    private Credential verifiedCredential() {
        return credential().verified(bea, true, TODAY, "register");
    }

    private Credential credential() {
        return Credential.entered(
                ada.id(), ruth.id(), "MD", "State medical board", "7", "Oregon", TODAY.minusYears(1), null);
    }

    private static Person somebody(String name, Role... roles) {
        return new Person(PersonId.random(), PersonSlug.of(name), name, PeopleOffice.email(name), Set.of(roles), true);
    }
}
