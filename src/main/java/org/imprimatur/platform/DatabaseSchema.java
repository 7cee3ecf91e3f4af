package org.imprimatur.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The tables and columns a database has.
 *
 * @param address where it is, without what else an address may hold
 * @param columns by {@code table.column}, in lower case; what Flyway keeps for itself is left out
 */
record DatabaseSchema(String address, boolean isPostgresql, SortedMap<String, Column> columns) {

    /** The standard's own view; one question on both databases. */
    private static final String QUESTION =
            "select table_name, column_name, data_type, is_nullable from information_schema.columns"
                    + " where table_schema = current_schema";

    private static final String FLYWAYS_OWN = "flyway_schema_history";

    /** What a column holds: the kind of value, whatever the database calls its type, and whether it may hold none. */
    record Column(String kind, boolean nullable) {

        @Override
        public String toString() {
            return nullable ? kind + ", may be empty" : kind;
        }
    }

    static DatabaseSchema read(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUESTION)) {
            SortedMap<String, Column> columns = new TreeMap<>();
            while (rows.next()) {
                String table = rows.getString(1).toLowerCase(Locale.ROOT);
                if (!table.equals(FLYWAYS_OWN)) {
                    columns.put(
                            table + "." + rows.getString(2).toLowerCase(Locale.ROOT),
                            new Column(
                                    kind(rows.getString(3)), rows.getString(4).equals("YES")));
                }
            }
            String address = connection.getMetaData().getURL().replaceFirst("[;?].*", "");
            return new DatabaseSchema(address, address.startsWith("jdbc:postgresql:"), columns);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be asked for its tables", e);
        }
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    List<String> tables() {
        return columns.keySet().stream()
                .map(place -> place.substring(0, place.indexOf('.')))
                .distinct()
                .toList();
    }

    private static String kind(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        if (name.contains("char") || name.equals("text")) {
            return "text";
        }
        if (name.contains("binary") || name.equals("bytea")) {
            return "bytes";
        }
        if (name.contains("int") && !name.equals("interval")) {
            return "whole number";
        }
        if (name.contains("double") || name.equals("real") || name.equals("numeric")) {
            return "number";
        }
        return name.startsWith("timestamp") ? "moment" : name;
    }
}
