package org.imprimatur.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.imprimatur.platform.DatabaseSchema.Column;
import org.springframework.core.io.ClassPathResource;

/**
 * The tables and columns the code of this version works with, as its own migrations make them. The list is a file in the
 * jar that a test derives from the migrations. Whatever a database has beyond it is its owner's affair.
 */
record NeededTables(SortedMap<String, Column> columns) {

    private static final String LIST = "db/needed-tables.txt";
    private static final String OF_THE_ENGINE = "act_";
    private static final String MAY_BE_EMPTY = " null";

    /** What is wrong with a table or column. */
    enum Kind {
        NO_TABLE,
        NO_COLUMN,
        OTHER_COLUMN;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param place  the table, or {@code table.column}
     * @param is     what the column holds; empty if it is not there
     * @param wanted what it should hold; empty for a table
     */
    record Difference(Kind kind, String place, String is, String wanted) {}

    static NeededTables ofThisVersion() {
        try {
            return parse(new ClassPathResource(LIST).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One column a line: {@code table.column whole number null}. */
    static NeededTables parse(String list) {
        SortedMap<String, Column> columns = new TreeMap<>();
        list.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int end = line.indexOf(' ');
            boolean nullable = line.endsWith(MAY_BE_EMPTY);
            String kind = line.substring(end + 1, line.length() - (nullable ? MAY_BE_EMPTY.length() : 0));
            columns.put(line.substring(0, end), new Column(kind, nullable));
        });
        return new NeededTables(columns);
    }

    static String list(DatabaseSchema databaseSchema) {
        return databaseSchema.columns().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue().kind()
                        + (each.getValue().nullable() ? MAY_BE_EMPTY : "") + "\n")
                .collect(Collectors.joining());
    }

    List<Difference> missingFrom(DatabaseSchema databaseSchema) {
        Set<String> tables = new HashSet<>(databaseSchema.tables());
        Set<String> told = new HashSet<>();
        List<Difference> differences = new ArrayList<>();
        for (Map.Entry<String, Column> each : columns.entrySet()) {
            String place = each.getKey();
            String table = place.substring(0, place.indexOf('.'));
            Column is = databaseSchema.columns().get(place);
            if (!tables.contains(table)) {
                if (told.add(table)) {
                    differences.add(new Difference(Kind.NO_TABLE, table, "", ""));
                }
            } else if (is == null) {
                differences.add(new Difference(
                        Kind.NO_COLUMN, place, "", each.getValue().toString()));
            } else if (!serves(is, each.getValue(), table)) {
                differences.add(new Difference(
                        Kind.OTHER_COLUMN, place, is.toString(), each.getValue().toString()));
            }
        }
        return differences;
    }

    /** What may be empty in the engine's own tables its scripts say otherwise for each database. */
    private static boolean serves(Column is, Column needed, String table) {
        return is.kind().equals(needed.kind())
                && (is.nullable() == needed.nullable() || table.startsWith(OF_THE_ENGINE));
    }
}
