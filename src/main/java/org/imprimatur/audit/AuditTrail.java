package org.imprimatur.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.audit.AuditBuffer.Head;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The append-only record of who did what. Lines are only ever added, in the transaction of what they record, each
 * carrying the hash of the line before it. Every article has a chain of its own, so that handoffs of different articles
 * never wait for one another.
 */
@Repository
public class AuditTrail {

    static final String NOTHING_BEFORE = "0".repeat(64);

    private final JdbcClient jdbc;
    private final AuditBuffer buffer;
    private final ErasableText erasableText;
    private final Clock clock;
    private final TransactionTemplate savepoint;

    AuditTrail(
            JdbcClient jdbc,
            AuditBuffer buffer,
            ErasableText erasableText,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.buffer = buffer;
        this.erasableText = erasableText;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Adds a line. What somebody wrote goes under {@code note}, which is kept apart so that it can be erased; all other
     * facts are ids, numbers and words of ours.
     *
     * @param by null when the server acted by itself
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AuditEntry record(
            Subject chain, @Nullable PersonId by, AuditAction action, String subject, Map<String, String> facts) {
        Head head = held(chain.key());
        Instant at = DbTime.now(clock);
        AuditEntry entry = AuditHash.hashed(
                chain.key(),
                head.length() + 1,
                at,
                actor(by),
                action.code(),
                subject,
                erasableText.apart(chain.key(), facts),
                head.hash());
        buffer.note(entry);
        return entry;
    }

    /** Holds the chain until the transaction ends, for whoever has more to lock and must do so in everybody's order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Subject chain) {
        held(chain.key());
    }

    /** The lines of one chain, oldest first. */
    public List<AuditEntry> chain(Subject chain) {
        buffer.write();
        return jdbc.sql("select * from audit_entry where chain = ? order by seq")
                .param(chain.key())
                .query((row, n) -> entry(row))
                .list();
    }

    /** The lines of one chain as people read them, oldest first: with what is kept apart from them. */
    public List<AuditEntry> told(Subject chain) {
        return erasableText.told(chain(chain));
    }

    /** The newest lines of one chain below a number, as people read them, oldest first. */
    public List<AuditEntry> toldBelow(Subject chain, long number, int atMost) {
        List<AuditEntry> newestFirst = new ArrayList<>(told(chain, "seq < ? order by seq desc", number, atMost));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The oldest lines of one chain from a number on, as people read them, oldest first. */
    public List<AuditEntry> toldFrom(Subject chain, long number, int atMost) {
        return told(chain, "seq >= ? order by seq", number, atMost);
    }

    private List<AuditEntry> told(Subject chain, String which, long number, int atMost) {
        buffer.write();
        return erasableText.told(
                jdbc.sql("select * from audit_entry where chain = ? and " + which + " fetch first ? rows only")
                        .params(chain.key(), number, atMost)
                        .query((row, n) -> entry(row))
                        .list());
    }

    static String actor(@Nullable PersonId by) {
        return by == null ? "system" : by.toString();
    }

    public static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getString("chain"),
                row.getLong("seq"),
                DbTime.read(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                AuditHash.facts(row.getString("facts")),
                row.getString("prev"),
                row.getString("hash"));
    }

    private Head held(String chain) {
        Head known = buffer.held(chain);
        if (known != null) {
            return known;
        }
        Head head = lock(chain);
        buffer.hold(chain, head);
        return head;
    }

    private Head lock(String chain) {
        return find(chain).orElseGet(() -> open(chain));
    }

    private Optional<Head> find(String chain) {
        return jdbc.sql("select length, head from audit_chain where chain = ? for update")
                .param(chain)
                .query((row, n) -> new Head(row.getLong("length"), row.getString("head")))
                .optional();
    }

    /** Two first lines may race for the same chain: the loser's insert is undone alone and it joins the winner's. */
    private Head open(String chain) {
        try {
            savepoint.executeWithoutResult(
                    status -> jdbc.sql("insert into audit_chain (chain, length, head) values (?, 0, ?)")
                            .params(chain, NOTHING_BEFORE)
                            .update());
        } catch (DuplicateKeyException alreadyOpen) {
            return lock(chain);
        }
        return new Head(0, NOTHING_BEFORE);
    }
}
