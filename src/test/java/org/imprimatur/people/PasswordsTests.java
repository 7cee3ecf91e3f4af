package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.platform.ClientNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class PasswordsTests {

    private static final String ANOTHER = "seven loud geese flying";

    private static final ClientNetwork HERE = ClientNetwork.of("203.0.113.7");

    private final PeopleOffice office = new PeopleOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void onlyTheRightPasswordMatchesAndEveryTryCanBeCounted() {
        Person ruth = office.somebody("Ruth");
        assertThat(office.passwords.matches(ruth.id(), PeopleOffice.GOOD_PASSWORD))
                .isTrue();
        assertThat(office.passwords.matches(ruth.id(), ANOTHER)).isFalse();
        assertThat(office.tries())
                .containsExactly(
                        new Passwords.CheckAsked(ruth.id()),
                        new Passwords.CheckAnswered(ruth.id(), true),
                        new Passwords.CheckAsked(ruth.id()),
                        new Passwords.CheckAnswered(ruth.id(), false));
    }

    @Test
    void nobodysPasswordMatchesNothing() {
        assertThat(office.passwords.matches(PersonId.random(), "the password of nobody"))
                .isFalse();
        assertThat(office.passwords.matches(office.invited("Ruth").id(), "the password of nobody"))
                .isFalse();
    }

    @Test
    void aPasswordIsChangedByWhoKnowsTheOldOne() {
        Person ruth = office.somebody("Ruth");
        assertThatThrownBy(() -> office.passwords.change(ruth, ANOTHER, ANOTHER))
                .isInstanceOf(Passwords.WrongPassword.class);
        assertThatThrownBy(() -> office.passwords.change(ruth, PeopleOffice.GOOD_PASSWORD, "too short"))
                .isInstanceOf(Passwords.WeakPassword.class);

        office.passwords.change(ruth, PeopleOffice.GOOD_PASSWORD, ANOTHER);

        assertThat(office.passwords.matches(ruth.id(), ANOTHER)).isTrue();
        assertThat(office.last(PersonEvent.PasswordChanged.class).facts())
                .containsExactly(java.util.Map.entry("how", "changed"));
    }

    @Test
    void whoForgotTheirPasswordChoosesAnotherByLetter() {
        Person ruth = office.somebody("Ruth");
        office.resets.ask("RUTH@newsroom.test", HERE);
        PersonEvent.PasswordResetAsked letter = office.last(PersonEvent.PasswordResetAsked.class);
        String token = PeopleOffice.token(letter.path());

        assertThat(letter.kind()).isEqualTo("password-reset");
        assertThat(letter.model()).containsEntry("path", "/password/reset/" + token);
        assertThat(letter.facts().toString() + letter + letter.dedupeKey()).doesNotContain(token);
        assertThat(office.resets.look(token)).isEqualTo(ruth);
        office.resets.reset(token, ANOTHER);

        assertThat(office.passwords.matches(ruth.id(), ANOTHER)).isTrue();
        assertThat(office.passwords.matches(ruth.id(), PeopleOffice.GOOD_PASSWORD))
                .isFalse();
        assertOver(token, "used");
    }

    @Test
    void theLinkIsGoodForAnHour() {
        office.somebody("Ruth");
        office.resets.ask("ruth@newsroom.test", HERE);
        String token = tokenOfLast();
        office.clock.advance(Duration.ofHours(1));
        assertOver(token, "expired");
    }

    @Test
    void aLinkThatIsStillOutDiesWithTheOldPassword() {
        Person ruth = office.somebody("Ruth");
        office.resets.ask("ruth@newsroom.test", HERE);
        String token = tokenOfLast();
        office.passwords.change(ruth, PeopleOffice.GOOD_PASSWORD, ANOTHER);
        assertOver(token, "replaced");
    }

    @Test
    void nobodyGetsMoreThanThreeLettersAnHour() {
        office.somebody("Ruth");
        for (int i = 0; i < 5; i++) office.resets.ask("ruth@newsroom.test", HERE);
        assertThat(letters()).isEqualTo(3);

        office.clock.advance(Duration.ofMinutes(61));
        office.resets.ask("ruth@newsroom.test", HERE);
        assertThat(letters()).isEqualTo(4);
    }

    @Test
    void oneNetworkAsksForTwentyLettersAnHourWhomeverTheyAreFor() {
        for (int i = 0; i < 20; i++) office.resets.ask("stranger" + i + "@newsroom.test", HERE);
        office.somebody("Ruth");
        assertThatThrownBy(() -> office.resets.ask("ruth@newsroom.test", HERE))
                .isInstanceOf(PasswordResets.TooManyAsked.class);
        assertThat(letters()).isZero();

        office.resets.ask("ruth@newsroom.test", ClientNetwork.of("198.51.100.9"));
        assertThat(letters()).isEqualTo(1);
        office.clock.advance(Duration.ofMinutes(61));
        office.resets.ask("ruth@newsroom.test", HERE);
        assertThat(letters()).isEqualTo(2);
    }

    /** Each letter's link is good for an hour, so the newest in the owner's mailbox always opens. */
    @Test
    void strangersWhoNeverStopAskingDoNotKeepTheOwnerFromALetter() {
        office.somebody("Ruth");
        for (int asked = 0; asked < 48; asked++) {
            office.resets.ask("ruth@newsroom.test", ClientNetwork.of("198.51.100." + asked));
            assertThat(office.resets.look(tokenOfLast()).name())
                    .as("%s minutes after the first", 5 * asked)
                    .isEqualTo("Ruth");
            office.clock.advance(Duration.ofMinutes(5));
        }
        assertThat(letters()).isLessThanOrEqualTo(12);
    }

    @Test
    void aNetworkThatIsRefusedAndAsksAgainWaitsNoLongerForIt() {
        for (int i = 0; i < 20; i++) office.resets.ask("stranger" + i + "@newsroom.test", HERE);
        office.somebody("Ruth");
        for (int again = 0; again < 7; again++) {
            office.clock.advance(Duration.ofMinutes(8));
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> office.resets.ask("ruth@newsroom.test", HERE))
                        .isInstanceOf(PasswordResets.TooManyAsked.class);
            }
        }
        office.clock.advance(Duration.ofMinutes(8));
        office.resets.ask("ruth@newsroom.test", HERE);
        assertThat(letters()).isEqualTo(1);
    }

    @Test
    void strangersAndThoseWhoLeftGetNoLetter() {
        Person admin = office.somebody("Ada", Role.admin());
        Person ruth = office.somebody("Ruth");
        office.staffAdministration.deactivate(admin, ruth.id());
        office.resets.ask("ruth@newsroom.test", HERE);
        office.resets.ask("stranger@newsroom.test", HERE);
        assertThat(letters()).isZero();
    }

    private long letters() {
        return office.events().stream()
                .filter(PersonEvent.PasswordResetAsked.class::isInstance)
                .count();
    }

    private String tokenOfLast() {
        return PeopleOffice.token(
                office.last(PersonEvent.PasswordResetAsked.class).path());
    }

    private void assertOver(String token, String how) {
        assertThatThrownBy(() -> office.resets.look(token))
                .isInstanceOfSatisfying(
                        InvalidLink.class, over -> assertThat(over.key()).endsWith("password-reset." + how));
    }
}
