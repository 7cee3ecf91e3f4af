package org.imprimatur.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.ClientNetwork;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Throttles sign-ins, so that nobody guesses passwords. Every attempt is counted before the password is looked at, in
 * the database, so that neither many nodes nor many connections at once buy a guess; each further failure doubles the
 * wait. What a stranger tries is counted for the account where they are, whether there is such an account or not, for
 * their network, and (much more leniently) for the account wherever they are. A browser its owner has signed in with
 * before is counted by itself alone, so that nobody elsewhere can keep the owner out.
 *
 * <p>No limit of so many an hour: that would give whoever guesses a known number of guesses for good, and the owner who
 * has mistyped an hour to wait.
 */
@Component
class SignInThrottle {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(12);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int FREE_FOR_ACCOUNT_AND_NETWORK = 5;
    private static final int FREE_FOR_BROWSER = 5;
    private static final int FREE_FOR_NETWORK = 30;
    private static final int FREE_FOR_ACCOUNT = 100;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SignInThrottle(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * One attempt to sign in.
     *
     * @param account the address they typed
     * @param browser in which the owner of that address has signed in before, null if it is not known for that
     */
    record Attempt(
            String account, ClientNetwork network, @Nullable String browser) {

        private String there() {
            return browser == null ? "pair:" + digest(account + "\n" + network.key()) : "browser:" + digest(browser);
        }

        private String anywhere() {
            return "account:" + digest(account);
        }

        private String neighbours() {
            return "network:" + digest(network.key());
        }
    }

    /** Counts an attempt. Empty if it may go on; else how long to wait before the next. */
    Optional<Duration> attempt(Attempt attempt) {
        if (attempt.browser() != null) {
            return count(attempt.there(), FREE_FOR_BROWSER);
        }
        return count(attempt.neighbours(), FREE_FOR_NETWORK)
                .or(() -> count(attempt.there(), FREE_FOR_ACCOUNT_AND_NETWORK))
                .or(() -> count(attempt.anywhere(), FREE_FOR_ACCOUNT));
    }

    /**
     * The attempt was right: whoever made it starts afresh. Their network does not, or one account would excuse guesses at
     * others; nor do strangers who try the same account elsewhere.
     */
    void succeeded(Attempt attempt) {
        transaction.executeWithoutResult(status -> {
            forget(attempt.there());
            if (attempt.browser() == null) {
                excuse(attempt.neighbours());
                excuse(attempt.anywhere());
            }
        });
    }

    /** Counts an attempt by somebody who is signed in already to prove it with their password. */
    Optional<Duration> attemptAgain(PersonId whom) {
        return count("again:" + whom, FREE_FOR_BROWSER);
    }

    void succeededAgain(PersonId whom) {
        transaction.executeWithoutResult(status -> forget("again:" + whom));
    }

    /** Counts what makes nobody wait. @return the number so far, this one included */
    int tally(String what) {
        String key = "tally:" + digest(what);
        count(key, Integer.MAX_VALUE);
        return jdbc.sql("select failures from sign_in_attempt where attempt_key = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }

    /** What nobody tried for long enough is forgotten. */
    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        jdbc.sql("delete from sign_in_attempt where last_at < ?")
                .param(DbTime.at(clock.instant().minus(FORGOTTEN_AFTER)))
                .update();
    }

    private void forget(String key) {
        jdbc.sql("delete from sign_in_attempt where attempt_key = ?").param(key).update();
    }

    private void excuse(String key) {
        jdbc.sql("update sign_in_attempt set failures = failures - 1 where attempt_key = ? and failures > 0")
                .param(key)
                .update();
    }

    private Optional<Duration> count(String key, int free) {
        Optional<Duration> wait;
        try {
            wait = transaction.execute(status -> tryCount(key, free));
        } catch (DuplicateKeyException somebodyElseOpenedTheRow) {
            wait = transaction.execute(status -> tryCount(key, free));
        }
        return wait == null ? Optional.empty() : wait;
    }

    private Optional<Duration> tryCount(String key, int free) {
        Attempts before = jdbc.sql(
                        "select failures, last_at, wait_until from sign_in_attempt where attempt_key = ? for update")
                .param(key)
                .query((row, n) -> new Attempts(
                        row.getInt("failures"), DbTime.read(row, "last_at"), DbTime.read(row, "wait_until")))
                .optional()
                .orElse(null);
        // Not before the row is ours: who waited for it would seem to come before the one who had it, and too early.
        Instant now = clock.instant();
        if (before == null) {
            open(key, now);
            return Optional.empty();
        }
        if (before.waitUntil().isAfter(now)) {
            return Optional.of(Duration.between(now, before.waitUntil()));
        }
        int failures = before.lastAt().plus(FORGOTTEN_AFTER).isBefore(now) ? 1 : before.failures() + 1;
        jdbc.sql("update sign_in_attempt set failures = ?, last_at = ?, wait_until = ? where attempt_key = ?")
                .params(failures, DbTime.at(now), DbTime.at(now.plus(waitAfter(failures, free))), key)
                .update();
        return Optional.empty();
    }

    static Duration waitAfter(int failures, int free) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - free, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private void open(String key, Instant now) {
        jdbc.sql("insert into sign_in_attempt (attempt_key, failures, last_at, wait_until) values (?, 1, ?, ?)")
                .params(key, DbTime.at(now), DbTime.at(now))
                .update();
    }

    /** Addresses and mail addresses are not kept in the clear for something this fleeting. */
    private static String digest(String text) {
        return Sha256.of(text.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private record Attempts(int failures, Instant lastAt, Instant waitUntil) {}
}
