package org.imprimatur.inbox.imap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.platform.DbTime;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which node polls each mailbox, and how it fares. The lease only spares the others the work: were two to poll
 * it at once, each mail would still be one row.
 */
@Repository
class MailboxLeases {

    /** A node that dies keeps the others from the mailbox for so long. */
    static final Duration LEASE = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final Clock clock;

    MailboxLeases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false if another node has it in hand */
    boolean take(String mailbox, UUID node) {
        introduce(mailbox);
        Instant now = clock.instant();
        return jdbc.sql("""
                        update mailbox_status set held_by = ?, held_until = ?
                        where mailbox = ? and (held_by is null or held_by = ? or held_until < ?)
                        """)
                        .params(node, DbTime.at(now.plus(LEASE)), mailbox, node, DbTime.at(now))
                        .update()
                == 1;
    }

    /** @return false if another node has taken it over */
    boolean keep(String mailbox, UUID node) {
        return jdbc.sql("update mailbox_status set held_until = ? where mailbox = ? and held_by = ?")
                        .params(DbTime.at(clock.instant().plus(LEASE)), mailbox, node)
                        .update()
                == 1;
    }

    void leave(String mailbox, UUID node) {
        jdbc.sql("update mailbox_status set held_by = null, held_until = null where mailbox = ? and held_by = ?")
                .params(mailbox, node)
                .update();
    }

    void noteSuccess(String mailbox, long validity) {
        jdbc.sql("""
                        update mailbox_status
                        set last_ok = ?, uid_validity = ?, last_error = null, failing_since = null
                        where mailbox = ?
                        """).params(DbTime.at(clock.instant()), validity, mailbox).update();
    }

    void fail(String mailbox, String problem) {
        introduce(mailbox);
        jdbc.sql("""
                        update mailbox_status set last_error = ?, failing_since = coalesce(failing_since, ?)
                        where mailbox = ?
                        """).params(problem, DbTime.at(clock.instant()), mailbox).update();
    }

    private void introduce(String mailbox) {
        int there = jdbc.sql("select count(*) from mailbox_status where mailbox = ?")
                .param(mailbox)
                .query(Integer.class)
                .single();
        if (there == 0) {
            try {
                jdbc.sql("insert into mailbox_status (mailbox) values (?)")
                        .param(mailbox)
                        .update();
            } catch (DuplicateKeyException another) {
                // Another node was faster, which is as well. No transaction is open that this could spoil.
            }
        }
    }
}
