package org.imprimatur;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is written into the audit, by whatever room, as its sources say. */
final class AuditActions {

    private static final Path JAVA = Path.of("src/main/java/org/imprimatur");
    private static final Pattern ACTION = Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern CALL = Pattern.compile("\\baudit\\s*\\.\\s*record\\(");
    private static final Pattern OWN = Pattern.compile("String action\\(\\) \\{\\s*return (\"[^\"]+\");");
    private static final String NAME = "audit.name.";

    /** Only words: of a turn that is assigned by whoever takes it. */
    private static final String NO_LINE = "turn.taken";

    private AuditActions() {}

    /** Those that stand where a line is written. */
    static Set<String> spelledOut() {
        Set<String> actions = new TreeSet<>();
        for (Path file : sources()) {
            String source = read(file);
            Matcher call = CALL.matcher(source);
            while (call.find()) {
                add(arguments(source, call.end()), actions);
            }
            Matcher own = OWN.matcher(source);
            while (own.find()) {
                add(own.group(1), actions);
            }
        }
        return actions;
    }

    /** Those that are handed on to where it is written, too: each of them has a name. */
    static Set<String> all() {
        Set<String> actions = spelledOut();
        Properties messages = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            messages.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith(NAME))
                .map(key -> key.substring(NAME.length()))
                .filter(action -> !action.equals(NO_LINE))
                .forEach(actions::add);
        return actions;
    }

    private static void add(String source, Set<String> actions) {
        Matcher literal = ACTION.matcher(source);
        while (literal.find()) {
            actions.add(literal.group(1));
        }
    }

    private static String arguments(String source, int begin) {
        int depth = 1;
        int end = begin;
        while (depth > 0) {
            char c = source.charAt(end++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return source.substring(begin, end);
    }

    private static Iterable<Path> sources() {
        try (Stream<Path> files = Files.walk(JAVA)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
