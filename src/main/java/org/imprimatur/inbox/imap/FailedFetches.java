package org.imprimatur.inbox.imap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Mails that could not be fetched: the mail server lists them and does not hand them over. They are tried again apart from all others, at growing
 * intervals; after the fifth try a quarantined row stands for the mail, so that somebody looks.
 */
@Repository
class FailedFetches {

    static final int TRIES = 5;

    private static final Duration FIRST_REST = Duration.ofMinutes(1);

    /** The server may yet be mended; then its mail goes into the row that stands for it. */
    private static final Duration AFTER_GIVING_UP = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final InboundMailStore inboundMailStore;
    private final Clock clock;

    FailedFetches(JdbcClient jdbc, InboundMailStore inboundMailStore, Clock clock) {
        this.jdbc = jdbc;
        this.inboundMailStore = inboundMailStore;
        this.clock = clock;
    }

    /** @param givenUp whether a quarantined row stands for it */
    record FailedFetch(long uid, int attempts, Instant last, boolean givenUp) {

        boolean isDueAt(Instant now) {
            Duration rest = attempts >= TRIES ? AFTER_GIVING_UP : FIRST_REST.multipliedBy(1L << (attempts - 1));
            return !now.isBefore(last.plus(rest));
        }
    }

    Map<Long, FailedFetch> in(FolderPosition folderPosition) {
        return jdbc
                .sql("""
                        select uid, attempts, last_at, mail_id from inbound_stuck
                        where mailbox = ? and folder = ? and uid_validity = ?
                        """)
                .params(folderPosition.mailbox(), folderPosition.folder(), folderPosition.validity())
                .query(FailedFetches::failedFetch)
                .list()
                .stream()
                .collect(Collectors.toMap(FailedFetch::uid, one -> one));
    }

    void noteFailure(FolderPosition folderPosition, ListedMessage mail, String words) {
        var now = DbTime.at(clock.instant());
        int known = jdbc.sql("""
                        update inbound_stuck set attempts = attempts + 1, last_error = ?, last_at = ?
                        where mailbox = ? and folder = ? and uid_validity = ? and uid = ?
                        """)
                .params(
                        words,
                        now,
                        folderPosition.mailbox(),
                        folderPosition.folder(),
                        folderPosition.validity(),
                        mail.uid())
                .update();
        if (known == 0) {
            jdbc.sql("""
                            insert into inbound_stuck (mailbox, folder, uid_validity, uid, attempts, last_error, first_at,
                                                       last_at)
                            values (?, ?, ?, ?, 1, ?, ?, ?)
                            """)
                    .params(
                            folderPosition.mailbox(),
                            folderPosition.folder(),
                            folderPosition.validity(),
                            mail.uid(),
                            words,
                            now,
                            now)
                    .update();
        }
        FailedFetch failedFetch = in(folderPosition).get(mail.uid());
        if (failedFetch != null && failedFetch.attempts() >= TRIES && !failedFetch.givenUp()) {
            giveUp(folderPosition, mail, words);
        }
    }

    private void giveUp(FolderPosition folderPosition, ListedMessage mail, String words) {
        UUID row = inboundMailStore
                .giveUp(folderPosition.provenance(mail, mail.size(), true), words)
                .mail();
        jdbc.sql("""
                        update inbound_stuck set mail_id = ?
                        where mailbox = ? and folder = ? and uid_validity = ? and uid = ?
                        """)
                .params(row, folderPosition.mailbox(), folderPosition.folder(), folderPosition.validity(), mail.uid())
                .update();
    }

    void forget(FolderPosition folderPosition, long uid) {
        jdbc.sql("delete from inbound_stuck where mailbox = ? and folder = ? and uid_validity = ? and uid = ?")
                .params(folderPosition.mailbox(), folderPosition.folder(), folderPosition.validity(), uid)
                .update();
    }

    private static FailedFetch failedFetch(ResultSet row, int n) throws SQLException {
        return new FailedFetch(
                row.getLong("uid"),
                row.getInt("attempts"),
                DbTime.read(row, "last_at"),
                row.getObject("mail_id") != null);
    }
}
