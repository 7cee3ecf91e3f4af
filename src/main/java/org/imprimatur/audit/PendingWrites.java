package org.imprimatur.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes of a transaction that nobody reads within it, kept until right before its commit and then sent to the database
 * in one message. A handoff writes to half a dozen tables, and waiting for an answer each time took it longer than the
 * database took to write.
 *
 * <p>Nobody can miss them: whatever else is asked of the database through {@link Asking} sends them first, and they go in
 * the order they came. Only questions that are not about them may be asked {@link #aside}. A write that fails undoes the
 * whole transaction, as it would have on the spot; so this is for writes whose failure nobody would want to survive.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class PendingWrites implements TransactionExecutionListener {

    private static final Object KEY = new Object();

    /** A database takes only so many values in one message. */
    private static final int MOST_VALUES = 1000;

    private final JdbcTemplate jdbc;

    PendingWrites(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** Outside a transaction there is nothing to wait for. */
    public void write(String sql, @Nullable Object... values) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            jdbc.update(sql, values);
            return;
        }
        turned().writes.add(new Write(sql, values));
    }

    /** Asks for something that no pending write could change. */
    public <T> T aside(Supplier<T> question) {
        Page page = page();
        if (page == null || page.aside) {
            return question.get();
        }
        page.aside = true;
        try {
            return question.get();
        } finally {
            page.aside = false;
        }
    }

    /** For whoever is about to ask the database something. */
    void send() {
        Page page = page();
        if (page != null && !page.aside) {
            send(page);
        }
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        Page page = page();
        if (page != null) {
            send(page);
        }
    }

    private void send(Page page) {
        List<Write> writes = List.copyOf(page.writes);
        page.writes.clear();
        StringBuilder message = new StringBuilder();
        List<@Nullable Object> values = new ArrayList<>();
        for (Write write : writes) {
            if (values.size() + write.values().length > MOST_VALUES) {
                jdbc.update(message.toString(), values.toArray());
                message.setLength(0);
                values.clear();
            }
            message.append(message.isEmpty() ? "" : ";\n").append(write.sql());
            Collections.addAll(values, write.values());
        }
        if (!message.isEmpty()) {
            jdbc.update(message.toString(), values.toArray());
        }
    }

    private static @Nullable Page page() {
        return TransactionPage.page(KEY);
    }

    private static Page turned() {
        return TransactionPage.turned(KEY, Page::new);
    }

    private record Write(String sql, @Nullable Object[] values) {}

    private static final class Page extends TransactionPage<List<Write>> {

        private final List<Write> writes = new ArrayList<>();
        private boolean aside;

        Page() {
            super(KEY);
        }

        @Override
        List<Write> mark() {
            return List.copyOf(writes);
        }

        /** What was kept since then is dropped, and what was sent since then is gone from the database. */
        @Override
        void goBackTo(@Nullable List<Write> mark) {
            writes.clear();
            if (mark != null) {
                writes.addAll(mark);
            }
        }

        @Override
        int unwritten() {
            return writes.size();
        }
    }
}
