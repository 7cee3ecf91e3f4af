package org.imprimatur.review;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * H2's half of "what was signed and said stays": refuses every update and delete of a signature or a note. PostgreSQL
 * does the same in SQL; see {@code db/vendor}.
 */
public final class WrittenOnce implements Trigger {

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        throw new SQLException("What was signed or said is never changed or deleted", "45000");
    }
}
