package org.imprimatur.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Inserts that may find their row there already. In PostgreSQL a violated constraint spoils the whole transaction, so it
 * must be no violation; H2 has no such clause, but there a violation undoes nothing but its own statement.
 */
@Component
public class InsertIfAbsent {

    private final JdbcTemplate jdbc;
    private final String clause;

    InsertIfAbsent(JdbcTemplate jdbc) {
        String database = jdbc.execute((ConnectionCallback<@Nullable String>)
                connection -> connection.getMetaData().getDatabaseProductName());
        this.jdbc = jdbc;
        this.clause = "PostgreSQL".equals(database) ? " on conflict do nothing" : "";
    }

    /** @return whether the row is new */
    public boolean insert(String sql, @Nullable Object... params) {
        try {
            return jdbc.update(sql + clause, params) == 1;
        } catch (DuplicateKeyException alreadyThere) {
            return false;
        }
    }

    /** For whoever need not know which are new: many go in one message where no row can be in the way. */
    public void insertAll(String sql, List<@Nullable Object[]> rows) {
        if (clause.isEmpty()) {
            rows.forEach(row -> insert(sql, row));
        } else {
            jdbc.batchUpdate(sql + clause, rows);
        }
    }
}
