package org.imprimatur.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.context.TestPropertySource;

/**
 * Whatever people do, in whatever order: no page and no letter says of a text what the database does not bear out at
 * that moment. Each history is drawn from a seed; one that fails is told step by step, shortened to what it takes to
 * fail thus.
 *
 * <p>Looked at are the letters' plain halves, the heads of articles, their list, the desk, the calendar, the people, the
 * publish page and what readers see; not the subjects of letters, timelines, the pages of reports, processes and mails,
 * nor what diagrams of a newsroom's own make of it all.
 *
 * <p>{@code -Dimprimatur.test.histories=50 -Dimprimatur.test.history.seed=7 -Dimprimatur.test.history.steps=200} tries
 * others, and {@code -Dimprimatur.test.history.faults=20} goes on after the first that is said and is not so.
 */
@FullBuildOnly
@ServerTest
@OnBothDatabases
@TestPropertySource(
        properties = {
            "spring.test.mockmvc.print=none",
            "imprimatur.re-review.tell-readers=true",
            "imprimatur.re-review.most-a-day=100000"
        })
class RandomHistoriesTests {

    private static final Logger log = LoggerFactory.getLogger(RandomHistoriesTests.class);

    private static final int HISTORIES = Integer.getInteger("imprimatur.test.histories", 2);
    private static final int STEPS = Integer.getInteger("imprimatur.test.history.steps", 30);
    /** How many are told of one history; it is shortened only if it is one. */
    private static final int FAULTS = Integer.getInteger("imprimatur.test.history.faults", 1);

    /** The least number of ways to be wrong that a check of this length must meet and notice. */
    private static final int NOTICED = 30;

    private static final long SEED = Long.getLong("imprimatur.test.history.seed", 1);
    /** How long a history that failed is tried again with less in it. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

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
        Lies lies = new Lies();
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            Run run = run(History.drawn(seed, STEPS), true, FAULTS, lies);
            log.info(
                    "History {}: {} steps, {} not so",
                    seed,
                    run.steps().size(),
                    run.faults().size());
            if (!run.faults().isEmpty()) {
                Run told = FAULTS == 1 ? shortened(run) : run;
                found.add("History " + seed + ":\n" + String.join("\n", told.lines()));
                log.warn("{}", found.get(found.size() - 1));
            }
        }
        assertThat(found).isEmpty();
        // The check can fail: each way of being wrong is tried on what was said, until it is noticed.
        log.info("Lies that were noticed: {}; those there was no occasion for: {}", lies.noticed, lies.untold());
        assertThat(lies.unnoticed()).isEmpty();
        assertThat(lies.noticed).hasSizeGreaterThan(NOTICED);
    }

    /** What was tried to be said wrongly, by what it is about. */
    private static final class Lies {

        private final Set<String> known = new TreeSet<>();
        private final Set<String> told = new TreeSet<>();
        private final Set<String> noticed = new TreeSet<>();

        private void tellAfter(History history) {
            for (Lie lie : Lie.about(history.everybody())) {
                known.add(lie.what());
                if (!noticed.contains(lie.what()) && history.oracle().hasRoomFor(lie)) {
                    told.add(lie.what());
                    if (!history.oracle().faults(lie).isEmpty()) noticed.add(lie.what());
                }
            }
        }

        private Set<String> unnoticed() {
            return told.stream().filter(what -> !noticed.contains(what)).collect(Collectors.toCollection(TreeSet::new));
        }

        private Set<String> untold() {
            return known.stream().filter(what -> !told.contains(what)).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /**
     * @param steps  as they were taken
     * @param faults said after the last of them
     */
    private record Run(List<History.Step> steps, List<String> lines, List<Oracle.Fault> faults) {

        private boolean failsLike(Run other) {
            return faults.stream()
                    .anyMatch(fault -> fault.what().equals(other.faults().get(0).what()));
        }
    }

    /** Up to the step after which something is said that is not so. */
    private Run run(List<History.Step> steps, boolean drawn, int most, @Nullable Lies lies) {
        clock.reset();
        clock.standStill();
        History history = History.begun(server);
        List<History.Step> taken = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Map<String, Oracle.Fault> faults = new LinkedHashMap<>();
        for (History.Step step : steps) {
            History.Taken now = history.take(step, drawn);
            taken.add(now.step());
            lines.add(now.came());
            log.debug("{}", now.came());
            now.faults().stream()
                    .filter(fault -> faults.putIfAbsent(fault.words(), fault) == null)
                    .forEach(fault -> lines.add("  NOT SO: " + fault.words()));
            if (faults.size() >= most) break;
            if (lies != null && faults.isEmpty()) lies.tellAfter(history);
        }
        for (Oracle.Fault fault : history.end()) {
            if (faults.putIfAbsent(fault.words(), fault) == null) lines.add("  NOT SO: " + fault.words());
        }
        return new Run(taken, lines, List.copyOf(faults.values()));
    }

    /** The same fault with fewer steps, as far as patience goes. */
    private Run shortened(Run failed) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Run shortest = failed;
        for (int size = failed.steps().size() / 2; size > 0; size /= 2) {
            for (int at = 0; at < shortest.steps().size() && System.nanoTime() < until; ) {
                List<History.Step> fewer = new ArrayList<>(shortest.steps());
                fewer.subList(at, Math.min(at + size, fewer.size())).clear();
                Run shorter = run(fewer, false, 1, null);
                if (shorter.failsLike(shortest)) {
                    shortest = shorter;
                } else {
                    at += size;
                }
            }
        }
        return shortest;
    }
}
