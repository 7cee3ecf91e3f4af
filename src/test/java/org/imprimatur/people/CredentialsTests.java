package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.imprimatur.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class CredentialsTests {

    private final PeopleOffice office = new PeopleOffice();
    private final LocalDate today = today();
    private final Person admin = office.somebody("Ada", Role.admin(), Role.medicalReviewer());
    private final Person ruth = office.somebody("Ruth", Role.medicalReviewer());

    @AfterEach
    void close() {
        office.clock.reset();
        office.close();
    }

    private LocalDate today() {
        office.clock.standStill();
        return LocalDate.now(office.clock);
    }

    @Test
    void aCredentialCountsOnceSomebodyVerifiedIt() {
        Credential entered = office.aCredentialOf(ruth);
        assertThat(office.credentials.inForce(ruth.id(), today)).isEmpty();

        office.credentials.verify(admin, entered.id(), today, "Nursys QuickConfirm");

        Credential verified = office.credentials.inForce(ruth.id(), today).orElseThrow();
        assertThat(verified.verifiedBy()).isEqualTo(admin.id());
        assertThat(verified.verifiedHow()).isEqualTo("Nursys QuickConfirm");
        assertThat(office.last(PersonEvent.CredentialVerified.class).facts())
                .containsEntry("verifiedHow", "Nursys QuickConfirm")
                .containsEntry("number", "2019000001");
        assertThat(office.actions()).endsWith("credential.added", "credential.verified");
    }

    @Test
    void whoeverEnteredACredentialDoesNotVerifyIt() {
        Credential entered = office.credentials.enter(
                admin, ruth.id(), "MD", "State medical board", "7", "Oregon", today.minusYears(2), null);
        Person bea = office.somebody("Bea", Role.publisher());
        assertThatThrownBy(() -> office.credentials.verify(admin, entered.id(), today, "register"))
                .isInstanceOf(Credential.EnteredByYourself.class);
        assertThatThrownBy(() -> office.credentials.verify(ruth, entered.id(), today, "register"))
                .isInstanceOf(Credential.OwnCredential.class);
        assertThat(office.credentials.inForce(ruth.id(), today)).isEmpty();

        office.credentials.verify(bea, entered.id(), today, "register");

        Credential verified = office.credentials.inForce(ruth.id(), today).orElseThrow();
        assertThat(verified.enteredBy()).isEqualTo(admin.id());
        assertThat(verified.verifiedBy()).isEqualTo(bea.id());
        assertThat(verified.wasCheckedByOneAlone()).isFalse();
    }

    @Test
    void aNewsroomWithNobodyForItIsToldSo() {
        Credential entered = office.credentials.enter(
                admin, ruth.id(), "MD", "State medical board", "7", "Oregon", today.minusYears(2), null);
        office.invited("Bea", Role.publisher());
        assertThat(office.credentials.hasSecondPair(admin, ruth.id())).isFalse();
        assertThat(office.credentials.refusalToVerify(admin, entered))
                .containsInstanceOf(Credential.NobodyElseToVerify.class);

        office.somebody("Cleo", Role.publisher());
        assertThat(office.credentials.hasSecondPair(admin, ruth.id())).isTrue();
    }

    @Test
    void aRevokedCredentialStaysRevoked() {
        Credential credential = office.aCredentialOf(ruth);
        office.credentials.verify(admin, credential.id(), today, "register");

        office.credentials.revoke(admin, credential.id(), "Licence surrendered");

        assertThat(office.credentials.inForce(ruth.id(), today)).isEmpty();
        assertThat(office.credentials.require(credential.id()).revoked())
                .isEqualTo(new Credential.Revocation(admin.id(), today, "Licence surrendered"));
        assertThat(office.last(PersonEvent.CredentialRevoked.class).facts())
                .containsEntry("revokedWhy", "Licence surrendered");
        assertThatThrownBy(() -> office.credentials.verify(admin, credential.id(), today, "register"))
                .isInstanceOf(Credential.CredentialIsRevoked.class);
        assertThatThrownBy(() -> office.credentials.revoke(admin, credential.id(), "again"))
                .isInstanceOf(Credential.CredentialIsRevoked.class);
    }

    @Test
    void theSameCredentialIsEnteredOnceAndItsRenewalBesideIt() {
        Credential first = office.aCredentialOf(ruth);
        assertThatThrownBy(() -> office.aCredentialOf(ruth)).isInstanceOf(Credential.CredentialKnown.class);
        office.credentials.enter(
                admin, ruth.id(), first.type(), first.issuer(), first.number(), null, today, today.plusYears(5));
        assertThat(office.credentials.of(ruth.id())).hasSize(2);
    }
}
