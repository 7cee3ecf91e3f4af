package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.platform.OwnedTables;
import org.junit.jupiter.api.Test;

/**
 * The borders between rooms that run through the database: a room's SQL names its own tables. What SQL names is read from
 * the literals of its sources, so a name that is put together at run time goes unseen.
 */
class TableBorderTests {

    private static final Path SOURCES = Path.of("src/main/java/org/imprimatur");
    private static final Path TABLES = Path.of("src/main/resources/db/needed-tables.txt");

    /** The engine makes these, and only the room that knows the engine may read them. */
    private static final String OF_THE_ENGINE = "act_";

    private static final String WORKFLOW = "workflow";

    /** Literals, and what else may hold a quotation mark or what looks like a comment. */
    private static final Pattern TOKEN = Pattern.compile("(?s)\"\"\"(?<block>.*?)(?<!\\\\)\"\"\""
            + "|\"(?<string>(?:[^\"\\\\\\n]++|\\\\.)*+)\"|'(?:[^'\\\\]|\\\\.)+'|/\\*.*?\\*/|//[^\\n]*");

    private static final Pattern NAMED =
            Pattern.compile("\\b(from|join|into|update|table)\\s+(?:only\\s+)?(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> WRITING = Set.of("into", "update");

    /**
     * What one class says to the database.
     *
     * @param room   the top-level package
     * @param read   tables it names
     * @param written tables it names and changes
     */
    private record Sql(String room, String simpleName, Set<String> read, Set<String> written) {}

    @Test
    void eachTableBelongsToOneRoom() throws Exception {
        List<String> owned = new ArrayList<>();
        rooms().values().forEach(room -> owned.addAll(List.of(room.value())));
        assertThat(owned).doesNotHaveDuplicates();
        assertThat(owned)
                .containsExactlyInAnyOrderElementsOf(tables().stream()
                        .filter(table -> !table.startsWith(OF_THE_ENGINE))
                        .toList());
    }

    @Test
    void aRoomsSqlNamesItsOwnTables() throws Exception {
        assertThat(breaches(everySql(), rooms(), tables())).isEmpty();
    }

    @Test
    void aReadModelIsNamedSoAndReadsAcrossRooms() throws Exception {
        Map<String, OwnedTables> rooms = rooms();
        for (Sql sql : everySql()) {
            if (isReadModel(rooms, sql)) {
                assertThat(sql.simpleName()).endsWith("ReadModel");
                assertThat(foreign(rooms, sql.read(), sql.room()))
                        .as("%s of %s is listed and reads nothing of other rooms", sql.simpleName(), sql.room())
                        .isNotEmpty();
            }
        }
        Set<String> there = everySql().stream()
                .map(sql -> sql.room() + "." + sql.simpleName())
                .collect(Collectors.toSet());
        rooms.forEach((room, tables) -> {
            for (String listed : tables.readModels()) {
                assertThat(there).contains(room + "." + listed);
            }
        });
    }

    @Test
    void aBreachIsNoticed() throws Exception {
        assertThat(breaches("review", "Peek", "\"select 1 from person\""))
                .containsExactly("review.Peek names person, which belongs to people");
        assertThat(breaches("review", "Peek", "\"update ACT_RU_TASK set x = 1\""))
                .containsExactly("review.Peek names act_ru_task, which belongs to workflow");
        assertThat(breaches("review", "Peek", "\"select 1 \"\n + \"from \" + \"person\""))
                .containsExactly("review.Peek names person, which belongs to people");
        assertThat(breaches("review", "Peek", "\"/files/**\"; // either\n \"from person\"; /* the \"last\" */"))
                .containsExactly("review.Peek names person, which belongs to people");
        assertThat(breaches(
                        "dossier",
                        "ArticleListReadModel",
                        "\"\"\"\n select 1 from article join worklist on true;\n delete from article \"\"\""))
                .containsExactly("dossier.ArticleListReadModel changes article, which belongs to article");
        assertThat(breaches("people", "Fine", "// \"from article\"\n\"from person\" /* \"from topic\" */"))
                .isEmpty();
    }

    private static List<String> breaches(String room, String name, String source) throws Exception {
        return breaches(List.of(sql(room, name, source, tables())), rooms(), tables());
    }

    private static List<String> breaches(List<Sql> all, Map<String, OwnedTables> rooms, Set<String> tables) {
        List<String> breaches = new ArrayList<>();
        for (Sql sql : all) {
            boolean readModel = isReadModel(rooms, sql);
            for (String table : foreign(rooms, readModel ? sql.written() : sql.read(), sql.room())) {
                breaches.add("%s.%s %s %s, which belongs to %s"
                        .formatted(
                                sql.room(),
                                sql.simpleName(),
                                readModel ? "changes" : "names",
                                table,
                                owner(rooms, table)));
            }
        }
        return breaches;
    }

    private static boolean isReadModel(Map<String, OwnedTables> rooms, Sql sql) {
        return rooms.containsKey(sql.room())
                && List.of(rooms.get(sql.room()).readModels()).contains(sql.simpleName());
    }

    private static Set<String> foreign(Map<String, OwnedTables> rooms, Set<String> tables, String room) {
        return tables.stream()
                .filter(table -> !owner(rooms, table).equals(room))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String owner(Map<String, OwnedTables> rooms, String table) {
        if (table.startsWith(OF_THE_ENGINE)) {
            return WORKFLOW;
        }
        return rooms.entrySet().stream()
                .filter(each -> List.of(each.getValue().value()).contains(table))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("nobody");
    }

    private static List<Sql> everySql() throws IOException {
        Set<String> tables = tables();
        List<Sql> all = new ArrayList<>();
        for (Path file : SourceFiles.under(SOURCES, ".java")) {
            if (SOURCES.relativize(file).getNameCount() == 1 || isMigration(file)) {
                continue;
            }
            String room = SOURCES.relativize(file).getName(0).toString();
            String name = file.getFileName().toString().replace(".java", "");
            Sql sql = sql(room, name, Files.readString(file), tables);
            if (!sql.read().isEmpty()) {
                all.add(sql);
            }
        }
        return all;
    }

    /** A step of the tables works on whatever was there before there were rooms. */
    private static boolean isMigration(Path file) {
        return file.getFileName().toString().matches("V\\d+__.*");
    }

    private static Sql sql(String room, String name, String source, Set<String> tables) {
        Set<String> read = new TreeSet<>();
        Set<String> written = new TreeSet<>();
        String words = literals(source);
        Matcher named = NAMED.matcher(words);
        while (named.find()) {
            String table = named.group(2).toLowerCase(Locale.ROOT);
            if (tables.contains(table)) {
                read.add(table);
                if (isWriting(words, named)) {
                    written.add(table);
                }
            }
        }
        return new Sql(room, name, read, written);
    }

    /** What stands in the literals of a source, those joined by a plus as one. */
    private static String literals(String source) {
        StringBuilder literals = new StringBuilder();
        Matcher token = TOKEN.matcher(source);
        int end = 0;
        while (token.find()) {
            String literal = token.group("block") != null ? token.group("block") : token.group("string");
            if (literal != null) {
                boolean goesOn = source.substring(end, token.start()).strip().equals("+");
                literals.append(goesOn ? "" : ";\n").append(literal);
                end = token.end();
            }
        }
        return literals.toString();
    }

    private static boolean isWriting(String words, Matcher named) {
        String before = words.substring(0, named.start()).stripTrailing().toLowerCase(Locale.ROOT);
        return before.endsWith("delete")
                || WRITING.contains(named.group(1).toLowerCase(Locale.ROOT)) && !before.endsWith("for");
    }

    private static Set<String> tables() throws IOException {
        try (Stream<String> lines = Files.lines(TABLES)) {
            return lines.filter(line -> line.contains("."))
                    .map(line -> line.substring(0, line.indexOf('.')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Map<String, OwnedTables> rooms() throws Exception {
        Map<String, OwnedTables> rooms = new TreeMap<>();
        try (Stream<Path> folders = Files.list(SOURCES)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                String room = folder.getFileName().toString();
                OwnedTables tables = Class.forName("org.imprimatur." + room + ".package-info")
                        .getAnnotation(OwnedTables.class);
                if (tables != null) {
                    rooms.put(room, tables);
                }
            }
        }
        return rooms;
    }
}
