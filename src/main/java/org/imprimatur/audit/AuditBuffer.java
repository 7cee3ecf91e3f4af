package org.imprimatur.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.platform.DbTime;
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
 * Buffers the lines of a transaction and writes them all at once right before its commit: one insert and one update per
 * chain, however many lines a handoff leaves. A line that cannot be written undoes the whole transaction.
 *
 * <p>Written from the transaction manager's own hook rather than from a synchronization, because one registered while
 * others are already called before the commit would not be called any more, and its lines would be lost.
 */
@Component
class AuditBuffer implements TransactionExecutionListener {

    private static final Logger log = LoggerFactory.getLogger(AuditBuffer.class);

    private static final Object KEY = new Object();

    private static final String INSERT =
            "insert into audit_entry (chain, seq, at, actor, action, subject, facts, prev, hash) values ";

    private static final String LINE = "(?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String LENGTHEN = "update audit_chain set length = ?, head = ?, seal = null where chain = ?";

    private static final int MOST_VALUES = 400;

    private final JdbcTemplate jdbc;

    AuditBuffer(JdbcTemplate jdbc) {
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

    /** Puts what was noted so far where whoever reads within the same transaction finds it. */
    void write() {
        Page page = page();
        if (page == null || page.lines.isEmpty()) {
            return;
        }
        StringBuilder sql = new StringBuilder(INSERT);
        List<Object> values = new ArrayList<>();
        Set<String> chains = new LinkedHashSet<>();
        for (AuditEntry line : page.lines) {
            if (values.size() >= MOST_VALUES) {
                jdbc.update(sql.toString(), values.toArray());
                sql.setLength(INSERT.length());
                values.clear();
            }
            sql.append(values.isEmpty() ? LINE : ", " + LINE);
            chains.add(line.chain());
            addAll(line, values);
        }
        jdbc.update(sql.toString(), values.toArray());
        for (String chain : chains) {
            Head head = page.heads.get(chain);
            if (head != null) {
                jdbc.update(LENGTHEN, head.length(), head.hash(), chain);
            }
        }
        page.lines.clear();
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        write();
    }

    private static void addAll(AuditEntry line, List<Object> values) {
        Collections.addAll(
                values,
                line.chain(),
                line.seq(),
                DbTime.at(line.at()),
                line.actor(),
                line.action(),
                line.subject(),
                AuditHash.json(line.facts()),
                line.prev(),
                line.hash());
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
            Mark mark = marks.get(savepoint);
            heads.clear();
            lines.clear();
            if (mark != null) {
                heads.putAll(mark.heads());
                lines.addAll(mark.lines());
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
            if (status == STATUS_COMMITTED && !lines.isEmpty()) {
                log.error("{} lines were lost: the transaction manager does not call its listeners", lines.size());
            }
        }

        private record Mark(Map<String, Head> heads, List<AuditEntry> lines) {}
    }
}
