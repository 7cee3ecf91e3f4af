package org.imprimatur.report.form;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.imprimatur.platform.ClientNetwork;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Sha256;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Limits how many reports an hour come by the form from one address, and from one network. Counted in the database, one
 * row for each hour and sender and not one for each report, since anybody at all may send; and the hour has an end, so that
 * the page can say how long to wait.
 */
@Component
@EnableConfigurationProperties(ReportFormSettings.class)
class ReportFormRateLimit {

    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate alone;
    private final ReportFormSettings settings;

    ReportFormRateLimit(
            JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions, ReportFormSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.settings = settings;
    }

    /** Counts a report. Empty if it may come in; else how long until the next may. */
    Optional<Duration> count(String remote) {
        return count("address:", ClientNetwork.of(remote), settings.perAddress())
                .or(() -> count("network:", ClientNetwork.around(remote), settings.perNetwork()));
    }

    /** An hour that is over holds nobody back. */
    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        jdbc.sql("delete from report_form_use where since < ?")
                .param(DbTime.at(clock.instant().minus(HOUR)))
                .update();
    }

    private Optional<Duration> count(String kind, ClientNetwork whose, int most) {
        String key = kind + Sha256.of(whose.key().getBytes(StandardCharsets.UTF_8));
        Optional<Duration> wait;
        try {
            wait = alone.execute(status -> tryCount(key, most));
        } catch (DuplicateKeyException somebodyElseOpenedTheRow) {
            wait = alone.execute(status -> tryCount(key, most));
        }
        return wait == null ? Optional.empty() : wait;
    }

    private Optional<Duration> tryCount(String key, int most) {
        Instant now = clock.instant();
        Use before = jdbc.sql("select since, uses from report_form_use where use_key = ? for update")
                .param(key)
                .query((row, n) -> new Use(DbTime.read(row, "since"), row.getInt("uses")))
                .optional()
                .orElse(null);
        if (before == null) {
            jdbc.sql("insert into report_form_use (use_key, since, uses) values (?, ?, 1)")
                    .params(key, DbTime.at(now))
                    .update();
            return Optional.empty();
        }
        Instant over = before.since().plus(HOUR);
        if (over.isAfter(now) && before.uses() >= most) {
            return Optional.of(Duration.between(now, over));
        }
        Use next = over.isAfter(now) ? new Use(before.since(), before.uses() + 1) : new Use(now, 1);
        jdbc.sql("update report_form_use set since = ?, uses = ? where use_key = ?")
                .params(DbTime.at(next.since()), next.uses(), key)
                .update();
        return Optional.empty();
    }

    private record Use(Instant since, int uses) {}
}
