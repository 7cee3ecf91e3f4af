package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.imprimatur.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class InvitationsTests {

    private final PeopleOffice office = new PeopleOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void anInvitedPersonChoosesAPasswordAndComesIn() {
        Person admin = office.somebody("Ada", Role.admin());
        Person ruth = office.invitations.invite(admin, " Ruth Stone ", "Ruth@Newsroom.test", Set.of(Role.writer()));
        String token = tokenOfLast();

        assertThat(office.invitations.look(token)).isEqualTo(ruth);
        office.invitations.accept(token, PeopleOffice.GOOD_PASSWORD);

        assertThat(ruth.slug()).isEqualTo("ruth-stone");
        assertThat(office.passwords.matches(ruth.id(), PeopleOffice.GOOD_PASSWORD))
                .isTrue();
        assertThat(office.personUserDetailsService
                        .loadUserByUsername("RUTH@newsroom.test ")
                        .getUsername())
                .isEqualTo(ruth.id().toString());
        assertThat(office.actions()).endsWith("person.added", "person.invited", "password.changed");
    }

    @Test
    void theLetterCarriesTheLinkAndTheAuditDoesNot() {
        Person admin = office.somebody("Ada", Role.admin());
        Person ruth = office.invitations.invite(admin, "Ruth", "ruth@newsroom.test", Set.of());
        PersonEvent.Invited event = office.last(PersonEvent.Invited.class);
        String token = tokenOfLast();

        assertThat(event.kind()).isEqualTo("invitation");
        assertThat(event.to()).isEqualTo("ruth@newsroom.test");
        assertThat(event.model()).containsEntry("path", "/invitation/" + token).containsEntry("from", "Ada");
        assertThat(event.whom()).isEqualTo(ruth.id());
        assertThat(event.facts().toString()).doesNotContain(token);
        assertThat(event.dedupeKey()).doesNotContain(token);
        assertThat(event.toString()).doesNotContain(token);
        assertThat(office.jdbc
                        .sql("select sha256 from one_time_link")
                        .query(String.class)
                        .list())
                .doesNotContain(token)
                .contains(OneTimeLinks.sha256(token));
    }

    @Test
    void anInvitationWorksOnce() {
        office.invited("Ruth");
        String token = tokenOfLast();
        office.invitations.accept(token, PeopleOffice.GOOD_PASSWORD);

        assertOver(token, "used");
        assertThatThrownBy(() -> office.invitations.accept(token, "another good password"))
                .isInstanceOf(InvalidLink.class);
    }

    @Test
    void ofTwoWhoUseItAtOnceOneComesIn() throws Exception {
        office.invited("Ruth");
        String token = tokenOfLast();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> accepting = () -> {
            together.await();
            try {
                office.invitations.accept(token, PeopleOffice.GOOD_PASSWORD);
                return true;
            } catch (InvalidLink late) {
                return false;
            }
        };
        var two = Executors.newFixedThreadPool(2);
        int in = 0;
        try {
            for (var done : two.invokeAll(List.of(accepting, accepting))) in += done.get() ? 1 : 0;
        } finally {
            two.shutdownNow();
        }
        assertThat(in).isEqualTo(1);
    }

    @Test
    void itExpiresAfterSevenDays() {
        office.invited("Ruth");
        String token = tokenOfLast();
        office.clock.advance(Duration.ofDays(7).minusMinutes(1));
        office.invitations.look(token);
        office.clock.advance(Duration.ofMinutes(1));
        assertOver(token, "expired");
    }

    @Test
    void aWeakPasswordLeavesTheLinkOpen() {
        Person ruth = office.invited("Ruth");
        String token = tokenOfLast();
        assertThatThrownBy(() -> office.invitations.accept(token, "Password2026!"))
                .isInstanceOf(Passwords.WeakPassword.class);
        assertThat(office.invitations.look(token)).isEqualTo(ruth);
    }

    @Test
    void aNewInvitationReplacesTheOneBefore() {
        Person ruth = office.invited("Ruth");
        String first = tokenOfLast();
        office.invitations.inviteAgain(ruth, ruth.id());
        assertOver(first, "replaced");
        assertThat(office.invitations.look(tokenOfLast())).isEqualTo(ruth);
    }

    @Test
    void whoLeftMeanwhileIsNotLetIn() {
        Person admin = office.somebody("Ada", Role.admin());
        Person ruth = office.invited("Ruth");
        String token = tokenOfLast();
        office.staffAdministration.deactivate(admin, ruth.id());
        assertOver(token, "replaced");
        assertThatThrownBy(() -> office.invitations.inviteAgain(admin, ruth.id()))
                .isInstanceOf(PersonRecord.PersonHasLeft.class);
    }

    @Test
    void aLinkSentToAMistypedAddressLetsNobodyInOnceTheAddressIsPutRight() {
        Person admin = office.somebody("Ada", Role.admin());
        Person ruth = office.invited("Ruth");
        String token = tokenOfLast();
        office.staffAdministration.edit(admin, ruth.id(), 1, "Ruth", "ruth.stone@newsroom.test", Set.of(), "");
        assertOver(token, "replaced");
    }

    @Test
    void aMistypedLinkIsUnknown() {
        assertOver("nonsense", "unknown");
    }

    @Test
    void anAddressIsInvitedOnce() {
        Person ruth = office.invited("Ruth");
        assertThatThrownBy(() -> office.invitations.invite(ruth, "Other", "RUTH@newsroom.test", Set.of()))
                .isInstanceOf(People.EmailTaken.class);
    }

    @Test
    void peopleOfOneNameHaveAddressesOfTheirOwn() {
        Person first = office.invitations.invite(office.invited("Ada"), "Ruth", "r1@newsroom.test", Set.of());
        Person second = office.invitations.invite(first, "Ruth", "r2@newsroom.test", Set.of());
        assertThat(first.slug()).isEqualTo("ruth");
        assertThat(second.slug()).isEqualTo("ruth-2");
    }

    private String tokenOfLast() {
        return PeopleOffice.token(office.last(PersonEvent.Invited.class).path());
    }

    private void assertOver(String token, String how) {
        assertThatThrownBy(() -> office.invitations.look(token))
                .isInstanceOfSatisfying(
                        InvalidLink.class, over -> assertThat(over.key()).endsWith("invitation." + how));
    }
}
