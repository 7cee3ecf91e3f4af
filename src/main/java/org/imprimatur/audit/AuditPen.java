package org.imprimatur.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the lines of a transaction until right before its commit and writes them all at once: one batch of lines and one
 * update per chain, however many lines a handoff leaves. A line that cannot be written undoes the whole transaction.
 *
 * <p>Written from the transaction manager's own hook rather than from a synchronization, because one registered while
 * others are already called before the commit would not be called any more, and its lines would be lost.
 */
@Component
class AuditPen implements TransactionExecutionListener {

    private static final Logger log = LoggerFactory.getLogger(AuditPen.class);
    private static final Object KEY = new Object();

    private final JdbcTemplate jdbc;

    AuditPen(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The end of a chain this transaction holds, null if it does not hold it. */
    @Nullable
    Head held(String chain) {
        Page page = page();
        return page == null ? null : page.heads.get(chain);
    }

    /** The transaction has locked the chain and found this end of it. */
    void hold(String chain, Head head) {
        turned().heads.put(chain, head);
    }

    void note(AuditEntry line) {
        Page page = turned();
        page.lines.add(line);
        page.heads.put(line.chain(), new Head(line.seq(), line.hash()));
    }

    /** Puts what was noted so far into the database, for whoever reads within the same transaction. */
    void write() {
        Page page = page();
        if (page == null || page.lines.isEmpty()) {
            return;
        }
        List<AuditEntry> lines = List.copyOf(page.lines);
        Set<String> chains = new LinkedHashSet<>();
        lines.forEach(line -> chains.add(line.chain()));
        jdbc.batchUpdate(
                "insert into audit_entry (chain, seq, at, actor, action, subject, facts, prev, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lines,
                lines.size(),
                AuditPen::bind);
        for (String chain : chains) {
            Head head = page.heads.get(chain);
            if (head != null) {
                jdbc.update(
                        "update audit_chain set length = ?, head = ?, seal = null where chain = ?",
                        head.length(),
                        head.hash(),
                        chain);
            }
        }
        page.lines.clear();
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        write();
    }

    private static void bind(PreparedStatement statement, AuditEntry line) throws SQLException {
        statement.setString(1, line.chain());
        statement.setLong(2, line.seq());
        statement.setObject(3, OffsetDateTime.ofInstant(line.at(), ZoneOffset.UTC));
        statement.setString(4, line.actor());
        statement.setString(5, line.action());
        statement.setString(6, line.subject());
        statement.setString(7, AuditHash.json(line.facts()));
        statement.setString(8, line.prev());
        statement.setString(9, line.hash());
    }

    private static @Nullable Page page() {
        return (Page) TransactionSynchronizationManager.getResource(KEY);
    }

    private static Page turned() {
        Page page = page();
        if (page == null) {
            page = new Page();
            TransactionSynchronizationManager.bindResource(KEY, page);
            TransactionSynchronizationManager.registerSynchronization(page);
        }
        return page;
    }

    /** @param length how many lines the chain has */
    record Head(long length, String hash) {}

    /** What one transaction has noted; follows it through suspension, savepoints and its end. */
    private static final class Page implements TransactionSynchronization {

        final Map<String, Head> heads = new HashMap<>();
        final List<AuditEntry> lines = new ArrayList<>();
        private final Map<Object, Mark> marks = new IdentityHashMap<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(KEY);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(KEY, this);
        }

        @Override
        public void savepoint(Object savepoint) {
            marks.put(savepoint, new Mark(Map.copyOf(heads), List.copyOf(lines)));
        }

        /** The locks taken and the lines written since then are gone with it. */
        @Override
        public void savepointRollback(Object savepoint) {
            Mark mark = marks.getOrDefault(savepoint, new Mark(Map.of(), List.of()));
            heads.clear();
            heads.putAll(mark.heads());
            lines.clear();
            lines.addAll(mark.lines());
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
            if (status == STATUS_COMMITTED && !lines.isEmpty()) {
                log.error(
                        "{} audit lines were not written: the transaction manager does not call its listeners",
                        lines.size());
            }
        }

        private record Mark(Map<String, Head> heads, List<AuditEntry> lines) {}
    }
}
