package org.imprimatur.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who can write to the database past the server and its triggers, and afterwards puts everything back. */
final class Tampering implements AutoCloseable {

    private static final Map<String, String> TRIGGERS = Map.of(
            "audit_entry", "audit_entry_stays",
            "audit_seal", "audit_seal_stays",
            "audit_seal_head", "audit_seal_head_stays",
            "audit_leaf", "audit_leaf_stays",
            "audit_subtree", "audit_subtree_stays",
            "audit_seal_key", "audit_seal_key_stays",
            "audit_stamp", "audit_stamp_stays");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final List<Runnable> undo = new ArrayList<>();

    Tampering(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Remembers these rows, to put exactly them back. */
    Tampering keep(String table, String where, Object... params) {
        List<Map<String, Object>> rows = jdbc.queryForList("select * from " + table + " where " + where, params);
        undo.add(() -> {
            jdbc.update("delete from " + table + " where " + where, params);
            for (Map<String, Object> row : rows) {
                jdbc.update(
                        "insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                                + row.keySet().stream().map(column -> "?").collect(Collectors.joining(", ")) + ")",
                        row.values().toArray());
            }
        });
        return this;
    }

    void change(String sql, Object... params) {
        unguarded(() -> jdbc.update(sql, params));
    }

    @Override
    public void close() {
        unguarded(() -> undo.forEach(Runnable::run));
    }

    private void unguarded(Runnable action) {
        if (TestDatabase.isPostgres()) {
            transaction.executeWithoutResult(status -> {
                jdbc.execute("set local session_replication_role = replica");
                action.run();
            });
            return;
        }
        TRIGGERS.values().forEach(trigger -> jdbc.execute("drop trigger " + trigger));
        try {
            action.run();
        } finally {
            TRIGGERS.forEach((table, trigger) -> jdbc.execute("create trigger " + trigger + " before update, delete on "
                    + table + " for each row call 'org.imprimatur.platform.AppendOnly'"));
        }
    }
}
