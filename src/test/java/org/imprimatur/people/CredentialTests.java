package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final boolean SECOND_PAIR = true;

    private final Person ada = somebody("Ada", Role.admin());
    private final Person bea = somebody("Bea", Role.publisher());
    private final Person ruth = somebody("Ruth", Role.medicalReviewer());

    @Test
    void aVerifiedCredentialIsGoodFromItsFirstDayThroughItsLast() {
        Credential credential = credential(TODAY.minusYears(1), TODAY, TODAY.minusDays(9), null);
        assertThat(credential.isInForceOn(TODAY)).isTrue();
        assertThat(credential.isInForceOn(TODAY.plusDays(1))).isFalse();
        assertThat(credential.isInForceOn(TODAY.minusYears(1).minusDays(1))).isFalse();
    }

    @Test
    void oneWithoutALastDayDoesNotLapse() {
        assertThat(credential(TODAY, null, TODAY, null).isInForceOn(TODAY.plusYears(40)))
                .isTrue();
    }

    @Test
    void oneNobodyVerifiedCountsForNothing() {
        assertThat(credential(TODAY.minusYears(1), null, null, null).isInForceOn(TODAY))
                .isFalse();
    }

    @Test
    void aRevokedOneCountsForNothing() {
        var revoked = new Credential.Revocation(PersonId.random(), TODAY, "surrendered");
        assertThat(credential(TODAY.minusYears(1), null, TODAY, revoked).isInForceOn(TODAY))
                .isFalse();
    }

    @Test
    void whatIsEnteredCountsOnceASecondPersonVerifiedIt() {
        Credential entered = entered(TODAY.minusYears(1));
        assertThat(entered.isInForceOn(TODAY)).isFalse();

        Credential verified = entered.verified(bea, SECOND_PAIR, TODAY, "Nursys QuickConfirm");

        assertThat(verified.isInForceOn(TODAY)).isTrue();
        assertThat(verified.enteredBy()).isEqualTo(ada.id());
        assertThat(verified.verifiedBy()).isEqualTo(bea.id());
        assertThat(verified.verifiedHow()).isEqualTo("Nursys QuickConfirm");
        assertThat(verified.wasCheckedByOneAlone()).isFalse();
    }

    @Test
    void verifiedAgainTheLatestCheckStands() {
        Person cleo = somebody("Cleo", Role.admin());
        Credential again = entered(TODAY.minusYears(1))
                .verified(bea, SECOND_PAIR, TODAY.minusDays(9), "telephone")
                .verified(cleo, SECOND_PAIR, TODAY, "register");
        assertThat(again.verifiedBy()).isEqualTo(cleo.id());
        assertThat(again.verifiedOn()).isEqualTo(TODAY);
        assertThat(again.verifiedHow()).isEqualTo("register");
    }

    @Test
    void nobodyVerifiesTheirOwn() {
        Person both = somebody("Ruth", Role.medicalReviewer(), Role.admin());
        Credential own = Credential.entered(
                ada.id(), both.id(), "MD", "State medical board", "7", "Oregon", TODAY.minusYears(1), null);
        assertThatThrownBy(() -> own.verified(both, SECOND_PAIR, TODAY, "I know myself"))
                .isInstanceOf(Credential.OwnCredential.class);
    }

    @Test
    void whoeverEnteredItDoesNotVerifyIt() {
        assertThatThrownBy(() -> entered(TODAY).verified(ada, SECOND_PAIR, TODAY, "register"))
                .isInstanceOf(Credential.EnteredByYourself.class);
    }

    @Test
    void whoeverEnteredItIsToldIfNobodyElseCouldVerifyIt() {
        assertThatThrownBy(() -> entered(TODAY).verified(ada, !SECOND_PAIR, TODAY, "register"))
                .isInstanceOf(Credential.NobodyElseToVerify.class);
    }

    @Test
    void aWriterVerifiesNothing() {
        Person wim = somebody("Wim", Role.writer());
        assertThatThrownBy(() -> entered(TODAY).verified(wim, SECOND_PAIR, TODAY, "register"))
                .isInstanceOf(Credential.NotForYouToVerify.class);
    }

    @Test
    void aPublisherWhoHasLeftVerifiesNothing() {
        Person gone = new Person(bea.id(), "bea", "Bea", "bea@newsroom.test", bea.roles(), false);
        assertThatThrownBy(() -> entered(TODAY).verified(gone, SECOND_PAIR, TODAY, "register"))
                .isInstanceOf(Credential.NotForYouToVerify.class);
    }

    @Test
    void aRevokedOneSaysByWhomWhenAndWhyAndKeepsItsCheck() {
        Credential verified = entered(TODAY.minusYears(1)).verified(bea, SECOND_PAIR, TODAY, "register");
        Credential revoked = verified.revoked(ada.id(), TODAY, "Licence surrendered");
        assertThat(revoked.revoked()).isEqualTo(new Credential.Revocation(ada.id(), TODAY, "Licence surrendered"));
        assertThat(revoked.verifiedBy()).isEqualTo(bea.id());
        assertThat(revoked.isInForceOn(TODAY)).isFalse();
    }

    @Test
    void aRevokedOneStaysRevoked() {
        Credential revoked = entered(TODAY).revoked(ada.id(), TODAY, "Typed wrongly");
        assertThatThrownBy(() -> revoked.revoked(bea.id(), TODAY, "again"))
                .isInstanceOf(Credential.CredentialIsRevoked.class);
        assertThatThrownBy(() -> revoked.verified(bea, SECOND_PAIR, TODAY, "register"))
                .isInstanceOf(Credential.CredentialIsRevoked.class);
    }

    @Test
    void theSameIsNotEnteredTwiceHoweverItsLettersAreTyped() {
        Credential first = entered(TODAY);
        Credential again = Credential.entered(
                bea.id(), ruth.id(), "md", "STATE medical board", "7a", "Oregon", TODAY, TODAY.plusYears(1));
        assertThatThrownBy(() -> again.mustBeNewAmong(List.of(first))).isInstanceOf(Credential.CredentialKnown.class);
    }

    @Test
    void aRenewedOneIsAnother() {
        entered(TODAY).mustBeNewAmong(List.of(entered(TODAY.minusYears(5))));
    }

    @Test
    void aRevokedOneCanBeEnteredAnew() {
        Credential typedWrongly = entered(TODAY).revoked(ada.id(), TODAY, "Typed wrongly");
        entered(TODAY).mustBeNewAmong(List.of(typedWrongly));
    }

    private Credential entered(LocalDate issued) {
        return Credential.entered(
                ada.id(), ruth.id(), "MD", "State medical board", "7A", "Oregon", issued, issued.plusYears(9));
    }

    private static Person somebody(String name, Role... roles) {
        return new Person(PersonId.random(), PersonSlug.of(name), name, PeopleOffice.email(name), Set.of(roles), true);
    }

    private static Credential credential(
            LocalDate issued,
            @Nullable LocalDate expires,
            @Nullable LocalDate verified,
            Credential.@Nullable Revocation revoked) {
        return new Credential(
                UUID.randomUUID(),
                PersonId.random(),
                "MD",
                "State medical board",
                "7",
                "Oregon",
                issued,
                expires,
                null,
                verified == null ? null : PersonId.random(),
                verified,
                null,
                revoked);
    }
}
