package org.imprimatur.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds the column by which rows are found, {@code searched}, to a table that is in use, and fills it. */
public final class SearchColumn {

    private static final int ROWS_AT_ONCE = 500;

    private SearchColumn() {}

    /**
     * @param key   the column that tells rows apart, a UUID
     * @param texts the columns with what they are found by, separated by commas
     */
    public static void add(Connection connection, String table, String key, String texts) throws SQLException {
        try (Statement alter = connection.createStatement()) {
            alter.execute(
                    "alter table " + table + " add searched varchar(" + SearchWords.LONGEST + ") default '' not null");
        }
        try (Statement rows = connection.createStatement();
                PreparedStatement fill =
                        connection.prepareStatement("update " + table + " set searched = ? where " + key + " = ?")) {
            rows.setFetchSize(ROWS_AT_ONCE);
            fill(rows.executeQuery("select " + key + ", " + texts + " from " + table), fill);
        }
    }

    private static void fill(ResultSet row, PreparedStatement fill) throws SQLException {
        int texts = row.getMetaData().getColumnCount() - 1;
        int waiting = 0;
        while (row.next()) {
            @Nullable String[] found = new @Nullable String[texts];
            for (int i = 0; i < texts; i++) {
                found[i] = row.getString(i + 2);
            }
            fill.setString(1, SearchWords.kept(found));
            fill.setObject(2, row.getObject(1, UUID.class));
            fill.addBatch();
            if (++waiting % ROWS_AT_ONCE == 0) {
                fill.executeBatch();
            }
        }
        fill.executeBatch();
    }
}
