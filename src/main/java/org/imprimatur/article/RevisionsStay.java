package org.imprimatur.article;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * H2's half of "a saved revision is never changed": refuses every update and delete of one. PostgreSQL does the same
 * in SQL; see {@code db/vendor}.
 */
public final class RevisionsStay implements Trigger {

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        throw new SQLException("A saved revision is never changed or deleted", "45000");
    }
}
