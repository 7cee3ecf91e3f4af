package org.imprimatur.audit;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** H2's half of the append-only audit: refuses every update and delete. PostgreSQL's half is SQL; see {@code db/vendor}. */
public final class AppendOnly implements Trigger {

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        throw new SQLException("The audit is append-only", "45000");
    }
}
