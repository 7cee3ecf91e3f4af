package org.imprimatur.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.platform.ClientNetwork;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows down guessing. Every attempt is counted before the password is looked at, in the database, so that neither many
 * nodes nor many connections at once buy a guess. It counts per account, whether there is such an account or not, and
 * per address; each further failure doubles the wait.
 */
@Component
public class SignInThrottle {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(12);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int FREE_FOR_ACCOUNT = 5;
    private static final int FREE_FOR_ADDRESS = 30;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SignInThrottle(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Counts an attempt. Empty if it may go on; else how long to wait before the next. */
    public Optional<Duration> attempt(String account, String address) {
        return count("address:" + digest(ClientNetwork.of(address).key()), FREE_FOR_ADDRESS)
                .or(() -> count("account:" + digest(account), FREE_FOR_ACCOUNT));
    }

    /** Counts an attempt by somebody who is signed in already, wherever they are. */
    Optional<Duration> attempt(String account) {
        return count("account:" + digest(account), FREE_FOR_ACCOUNT);
    }

    /** The attempt was right: the account starts afresh. The address does not, or one account would excuse guesses at others. */
    public void succeeded(String account, String address) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from sign_in_attempt where attempt_key = ?")
                    .param("account:" + digest(account))
                    .update();
            jdbc.sql("update sign_in_attempt set failures = failures - 1 where attempt_key = ? and failures > 0")
                    .param("address:" + digest(ClientNetwork.of(address).key()))
                    .update();
        });
    }

    /** What nobody tried for long enough is forgotten. */
    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        jdbc.sql("delete from sign_in_attempt where last_at < ?")
                .param(at(clock.instant().minus(FORGOTTEN_AFTER)))
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
                        row.getInt("failures"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant(),
                        row.getObject("wait_until", OffsetDateTime.class).toInstant()))
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
                .params(failures, at(now), at(now.plus(waitAfter(failures, free))), key)
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
                .params(key, at(now), at(now))
                .update();
    }

    /** Addresses and mail addresses are not kept in the clear for something this fleeting. */
    private static String digest(String text) {
        try {
            byte[] bytes = text.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private record Attempts(int failures, Instant lastAt, Instant waitUntil) {}
}
