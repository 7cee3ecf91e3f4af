package org.imprimatur.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever people do, in whatever order: no page and no letter says of a text what the database does not bear out at
 * that moment. Each history is drawn from a seed; one that fails is told step by step, up to where it failed.
 *
 * <p>{@code -Dimprimatur.test.histories=50 -Dimprimatur.test.history.seed=7 -Dimprimatur.test.history.steps=200} tries
 * others.
 */
@ServerTest
@OnBothDatabases
@FullBuildOnly
@TestPropertySource(
        properties = {
            "spring.test.mockmvc.print=none",
            "imprimatur.re-review.tell-readers=true",
            "imprimatur.re-review.most-a-day=100000"
        })
class RandomHistoriesTests {

    private static final Logger log = LoggerFactory.getLogger(RandomHistoriesTests.class);

    private static final int HISTORIES = Integer.getInteger("imprimatur.test.histories", 3);
    private static final int STEPS = Integer.getInteger("imprimatur.test.history.steps", 60);
    /** How many are told of one history. */
    private static final int FAULTS = Integer.getInteger("imprimatur.test.history.faults", 1);

    private static final long SEED = Long.getLong("imprimatur.test.history.seed", 1);

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    TestClock.Settable clock;

    @AfterEach
    void putTheClockRight() {
        clock.reset();
    }

    @Test
    void nothingIsSaidThatTheDatabaseDoesNotBearOut() {
        List<String> found = new ArrayList<>();
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            List<History.Step> steps = History.drawn(seed, STEPS);
            Told told = run(steps);
            if (told.failed()) {
                found.add("History " + seed + ":\n" + String.join("\n", told.lines()));
                log.warn("{}", found.get(found.size() - 1));
            }
        }
        assertThat(found).isEmpty();
    }

    private record Told(List<String> lines, boolean failed) {}

    /** Up to the first step after which something is said that is not so. */
    private Told run(List<History.Step> steps) {
        clock.reset();
        clock.standStill();
        History history = History.begun(server);
        List<String> lines = new ArrayList<>();
        Set<String> faults = new LinkedHashSet<>();
        for (History.Step step : steps) {
            List<String> now = new ArrayList<>();
            lines.add(history.take(step, now));
            now.stream().filter(faults::add).forEach(fault -> lines.add("  NOT SO: " + fault));
            if (faults.size() >= FAULTS) break;
        }
        history.end().stream().filter(faults::add).forEach(fault -> lines.add("  NOT SO: " + fault));
        return new Told(lines, !faults.isEmpty());
    }
}
