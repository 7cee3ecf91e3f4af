package org.imprimatur.inbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.SearchWords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes the words of old mails. Readers write about their health: when its time is over, a mail's words are taken out of it. The row stays for good,
 * with the digest by which the mail is known should it come again, and the facts about its way.
 */
@Component
class MailRetention {

    private static final Logger log = LoggerFactory.getLogger(MailRetention.class);

    private static final int ARMFUL = 100;

    private final JdbcClient jdbc;
    private final ObjectProvider<OpenReports> openReports;
    private final InboundMailSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MailRetention(
            JdbcClient jdbc,
            ObjectProvider<OpenReports> openReports,
            InboundMailSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.openReports = openReports;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Old(UUID id, long seq, @Nullable UUID report) {}

    @Scheduled(
            fixedDelayString = "${imprimatur.mail.inbound.tidy-every:1h}",
            initialDelayString = "${imprimatur.mail.inbound.tidy-every:1h}")
    void tidy() {
        int stripped = strip("'ACCEPTED', 'ATTACHED', 'QUARANTINED'", settings.keep())
                + strip("'HELD', 'AUTO', 'BOUNCE', 'DISCARDED'", settings.keepUnwanted());
        if (stripped > 0) {
            log.info("{} mails have been kept long enough; what is known about them stays", stripped);
        }
    }

    private int strip(String states, Duration keep) {
        var before = DbTime.at(clock.instant().minus(keep));
        int stripped = 0;
        long last = -1;
        List<Old> armful;
        do {
            armful = jdbc.sql(
                            "select id, seq, report_id from inbound_mail where stripped_at is null and created_at < ? "
                                    + "and seq > ? and state in (" + states + ") order by seq fetch first " + ARMFUL
                                    + " rows only")
                    .params(before, last)
                    .query((row, n) -> new Old(
                            row.getObject("id", UUID.class),
                            row.getLong("seq"),
                            row.getObject("report_id", UUID.class)))
                    .list();
            Set<UUID> open = open(armful);
            for (Old mail : armful) {
                last = mail.seq();
                if ((mail.report() == null || !open.contains(mail.report())) && strip(mail.id(), states)) {
                    stripped++;
                }
            }
        } while (armful.size() == ARMFUL);
        return stripped;
    }

    /** As long as nobody can say which reports are open, all of them are. */
    private Set<UUID> open(Collection<Old> mails) {
        Set<UUID> reports =
                mails.stream().map(Old::report).filter(Objects::nonNull).collect(Collectors.toCollection(HashSet::new));
        OpenReports knows = openReports.getIfAvailable();
        return knows == null || reports.isEmpty() ? reports : knows.among(reports);
    }

    private boolean strip(UUID id, String states) {
        Boolean done = transaction.execute(status -> {
            String address = jdbc.sql("select coalesce(from_addr, '') from inbound_mail where id = ?")
                    .param(id)
                    .query(String.class)
                    .single();
            int rows = jdbc.sql("update inbound_mail set raw = null, subject = null, from_name = null, searched = ?, "
                            + "stripped_at = ? where id = ? and stripped_at is null and state in (" + states + ")")
                    .params(SearchWords.kept(address), DbTime.at(clock.instant()), id)
                    .update();
            if (rows == 1) {
                jdbc.sql("update inbound_attachment set name = '' where mail_id = ?")
                        .param(id)
                        .update();
            }
            return rows == 1;
        });
        return Boolean.TRUE.equals(done);
    }
}
