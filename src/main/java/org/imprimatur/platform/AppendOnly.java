package org.imprimatur.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * The trigger by which H2 refuses to update or delete what is written once: audit, seals, revisions, signatures, notes.
 * PostgreSQL does the same in SQL; see {@code db/vendor}. Databases hold this class's name, so it never moves.
 */
public final class AppendOnly implements Trigger {

    private String table = "";

    @Override
    public void init(Connection connection, String schema, String trigger, String table, boolean before, int type) {
        this.table = table.toLowerCase(Locale.ROOT);
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        throw new SQLException(table + " is written once and never changed", "45000");
    }
}
