package org.imprimatur.mail;

import org.imprimatur.audit.PendingWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Inserts that may find their row there already. In PostgreSQL a violated constraint spoils the whole transaction, so it
 * must be no violation; H2 has no such clause, but there a violation undoes nothing but its own statement.
 */
@Component
public class Once {

    private final JdbcClient jdbc;
    private final PendingWrites pending;
    private final String clause;

    Once(JdbcTemplate jdbc, PendingWrites pending) {
        String database = jdbc.execute((ConnectionCallback<@Nullable String>)
                connection -> connection.getMetaData().getDatabaseProductName());
        this.jdbc = JdbcClient.create(jdbc);
        this.pending = pending;
        this.clause = "PostgreSQL".equals(database) ? " on conflict do nothing" : "";
    }

    /** @return whether the row is new */
    public boolean insert(String sql, @Nullable Object... params) {
        try {
            return jdbc.sql(sql + clause).params(params).update() == 1;
        } catch (DuplicateKeyException alreadyThere) {
            return false;
        }
    }

    /**
     * For whoever need not know: where no row can be in the way it goes with the transaction's other writes.
     *
     * @param key the one column whose value may be there already; the others are not looked up first
     */
    public void insertByTheEnd(String key, String sql, @Nullable Object... params) {
        if (clause.isEmpty()) {
            insert(sql, params);
        } else {
            pending.write(sql + " on conflict (" + key + ") do nothing", params);
        }
    }
}
