package org.imprimatur.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.imprimatur.worklist.Urgency.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueChainTests {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOW = Instant.parse("2026-10-20T10:00:00Z");
    private static final Instant FAR = Instant.parse("2026-12-24T10:00:00Z");

    @Test
    void theStagesShareTheDaysBeforeThePromise() {
        Urgency promised = promised(Level.PROMISED, "2026-10-30T09:00:00Z");

        assertThat(due(promised, 3, 4, NOW)).isEqualTo("2026-10-23T23:59:00Z");
        assertThat(due(promised, 1, 0, NOW)).isEqualTo("2026-10-29T23:59:00Z");
    }

    @Test
    void aClinicalMistakeIsDueSoonerAndADangerousOneToday() {
        assertThat(due(promised(Level.CLINICAL, "2026-10-30T09:00:00Z"), 3, 4, NOW))
                .isEqualTo("2026-10-21T23:59:00Z");
        assertThat(due(promised(Level.DANGEROUS, "2026-10-30T09:00:00Z"), 3, 4, NOW))
                .isEqualTo("2026-10-20T23:59:00Z");
        assertThat(due(new Urgency(Level.DANGEROUS, null), 1, 0, NOW)).isEqualTo("2026-10-20T23:59:00Z");
        assertThat(due(new Urgency(Level.CLINICAL, null), 3, 4, NOW)).isEqualTo("2026-10-22T23:59:00Z");
    }

    @Test
    void whatWasPromisedForAPastDayIsDueTodayAndNeverBeforeItBegan() {
        assertThat(due(promised(Level.PROMISED, "2026-10-12T09:00:00Z"), 3, 4, NOW))
                .isEqualTo("2026-10-20T23:59:00Z");
        Instant lastMinute = Instant.parse("2026-10-20T23:59:30Z");
        assertThat(due(promised(Level.PROMISED, "2026-10-12T09:00:00Z"), 3, 4, lastMinute))
                .isAfter(lastMinute);
        assertThat(promised(Level.PROMISED, "2026-10-20T09:00:00Z").isPressing(LocalDate.of(2026, 10, 20), UTC))
                .isTrue();
        assertThat(promised(Level.PROMISED, "2026-10-21T09:00:00Z").isPressing(LocalDate.of(2026, 10, 20), UTC))
                .isFalse();
    }

    @Test
    void aDiagramThatIsSoonerIsFollowed() {
        Instant drawn = Instant.parse("2026-10-21T10:00:00Z");
        Instant reckoned = due(promised(Level.PROMISED, "2026-10-30T09:00:00Z"), 3, 4, NOW);

        assertThat(DueChain.sooner(drawn, reckoned)).isEqualTo(drawn);
        assertThat(DueChain.sooner(FAR, reckoned)).isEqualTo(reckoned);
        assertThat(DueChain.sooner(null, reckoned)).isEqualTo(reckoned);
        assertThat(due(Urgency.none(), 3, 4, NOW)).isNull();
        assertThat(DueChain.sooner(drawn, null)).isEqualTo(drawn);
    }

    @Test
    void whatIsGraveOrIsDueByTodayForAPromiseLeads() {
        Clock clock = Clock.fixed(NOW, UTC);
        Urgency promised = promised(Level.PROMISED, "2026-10-30T09:00:00Z");

        assertThat(promised.leads(Instant.parse("2026-10-20T23:59:00Z"), clock)).isTrue();
        assertThat(promised.leads(Instant.parse("2026-10-12T23:59:00Z"), clock)).isTrue();
        assertThat(promised.leads(Instant.parse("2026-10-21T00:00:00Z"), clock)).isFalse();
        assertThat(promised.leads(null, clock)).isFalse();
        assertThat(new Urgency(Level.CLINICAL, null).leads(null, clock)).isTrue();
        assertThat(Urgency.none().leads(NOW, clock)).isFalse();
    }

    @Test
    void ofSeveralPromisesTheEarliestCountsAndOfSeveralMistakesTheGravest() {
        Urgency both = promised(Level.CLINICAL, "2026-10-30T09:00:00Z")
                .and(promised(Level.PROMISED, "2026-10-25T09:00:00Z"))
                .and(Urgency.none());

        assertThat(both).isEqualTo(promised(Level.CLINICAL, "2026-10-25T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kathmandu"})
    void eachStageDoneOnItsLastDayKeepsThePromise(String name) {
        ZoneId zone = ZoneId.of(name);
        for (Level level : List.of(Level.PROMISED, Level.CLINICAL)) {
            for (int days = 0; days < 40; days++) {
                Instant began = NOW;
                LocalDate promised = LocalDate.ofInstant(NOW, zone).plusDays(days);
                Urgency urgency =
                        new Urgency(level, promised.atTime(9, 0).atZone(zone).toInstant());
                int ahead = 3 + 3 + 2 + 1;
                for (int own : List.of(3, 3, 3, 2, 1)) {
                    Instant due = DueChain.due(urgency, own, ahead, began, zone);
                    assertThat(due).isAfter(began);
                    assertThat(LocalDate.ofInstant(due, zone)).isBeforeOrEqualTo(promised);
                    began = due.minusSeconds(30);
                    ahead = Math.max(0, ahead - own);
                }
            }
        }
    }

    private static Urgency promised(Level level, String by) {
        return new Urgency(level, Instant.parse(by));
    }

    private static @Nullable Instant due(Urgency urgency, int own, int ahead, Instant since) {
        return DueChain.due(urgency, own, ahead, since, UTC);
    }
}
