package org.imprimatur.inbox;

import java.util.UUID;
import org.imprimatur.platform.InsertIfAbsent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which Message-IDs have been answered. A mail that comes again with other words, below a list's footer say, is a mail of
 * its own and gets no answer of its own; of two that are sorted at the same time, one waits here for the other.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AnsweredMessageIds {

    private final JdbcClient jdbc;
    private final InsertIfAbsent insertIfAbsent;

    AnsweredMessageIds(JdbcClient jdbc, InsertIfAbsent insertIfAbsent) {
        this.jdbc = jdbc;
        this.insertIfAbsent = insertIfAbsent;
    }

    /** Until the end of the transaction nobody else counts acknowledgements in order to write one. */
    void holdTheCount() {
        jdbc.sql("select id from inbound_counter where id = 1 for update")
                .query(Integer.class)
                .single();
    }

    /** Whether this mail is the first with its Message-ID to be answered. */
    boolean first(@Nullable String messageId, UUID mail) {
        return messageId == null
                || insertIfAbsent.insert(
                        "insert into inbound_answered (message_id_norm, mail_id) values (?, ?)", messageId, mail);
    }

    /** It was not answered after all, having gone to a report that was there already, say. */
    void withdraw(UUID mail) {
        jdbc.sql("delete from inbound_answered where mail_id = ?").param(mail).update();
    }
}
