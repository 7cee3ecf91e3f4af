package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.imprimatur.people.OneTimeLink.Purpose;
import org.imprimatur.people.OneTimeLink.State;
import org.junit.jupiter.api.Test;

class OneTimeLinkTests {

    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    private final PersonId ruth = PersonId.random();

    @Test
    void anOpenLinkIsUsedOnce() {
        OneTimeLink used = link(State.OPEN).used(NOON.minusSeconds(1));
        assertThat(used.state()).isEqualTo(State.USED);
        assertThat(used.owner()).isEqualTo(ruth);
        assertOver(used, NOON.minusSeconds(1), "refusal.InvalidLink.password-reset.used");
    }

    @Test
    void itDoesNothingFromTheMomentItsTimeIsOver() {
        link(State.OPEN).mustBeOpen(NOON.minusMillis(1));
        assertOver(link(State.OPEN), NOON, "refusal.InvalidLink.password-reset.expired");
    }

    @Test
    void oneWithoutAnEndIsOpenUntilItIsUsed() {
        new OneTimeLink(Purpose.INVITATION, ruth, State.OPEN, null).mustBeOpen(NOON.plus(Duration.ofDays(9999)));
    }

    @Test
    void oneThatWasReplacedDoesNothing() {
        assertOver(link(State.REPLACED), NOON.minusSeconds(1), "refusal.InvalidLink.password-reset.replaced");
    }

    @Test
    void whatWasUsedIsCalledUsedAlsoWhenItsTimeIsOver() {
        assertOver(link(State.USED), NOON.plusSeconds(1), "refusal.InvalidLink.password-reset.used");
    }

    private OneTimeLink link(State state) {
        return new OneTimeLink(Purpose.PASSWORD_RESET, ruth, state, NOON);
    }

    private static void assertOver(OneTimeLink link, Instant now, String key) {
        assertThatThrownBy(() -> link.used(now))
                .isInstanceOfSatisfying(
                        InvalidLink.class, over -> assertThat(over.key()).isEqualTo(key));
        assertThatThrownBy(() -> link.mustBeOpen(now)).isInstanceOf(InvalidLink.class);
    }
}
