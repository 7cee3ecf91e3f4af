package org.imprimatur;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditMessages;

/** What a line of the audit, as people read it, still says as machines do. */
final class AuditInWords {

    private static final String ID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    /** As the fixtures call their articles, no two alike. */
    private static final Pattern TITLE = Pattern.compile("[A-Z][a-z]+, " + ID);

    private static final Map<String, Pattern> LEFTOVERS = Map.of(
            "an id", Pattern.compile("(?<![\\w-])" + ID + "(?![\\w-])"),
            "a hash", Pattern.compile("\\p{XDigit}{32,}"),
            "a machine's date", Pattern.compile("\\d{4}-\\d{2}-\\d{2}"),
            "a constant", Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)+\\b|^[A-Z]{3,}$"),
            "a name of Java's", Pattern.compile("\\b[a-z]+[A-Z]\\w*"),
            "a digest", Pattern.compile("private"));

    /** People typed them, and they stand as they were typed. */
    private static final Set<String> TYPED = Set.of(
            "email", "was-email", "name", "was-name", "number", "issuer", "type", "npi", "note", "to", "was", "code");

    /** Rows of ours, which say nothing to anybody. */
    private static final Set<String> UNSAID = Set.of("assignee", "candidates", "from", "signOff", "withdrawal");

    private static final Properties MESSAGES = messages();

    private AuditInWords() {}

    /** What of the line is in no words; nothing if all is. */
    static List<String> left(AuditEntry entry, AuditMessages.Line line) {
        List<String> left = new ArrayList<>(left(line.words()));
        left.addAll(left(line.chainWords()));
        Set<String> typed = new HashSet<>();
        entry.facts().forEach((name, value) -> {
            String plain = name.startsWith("was-") ? name.substring("was-".length()) : name;
            if (!UNSAID.contains(name) && !MESSAGES.containsKey("audit.fact." + plain)) {
                left.add("no name for " + name);
            }
            if (TYPED.contains(name)) {
                typed.add(MESSAGES.getProperty("audit.fact." + plain));
            }
        });
        for (AuditMessages.Fact fact : line.details()) {
            left.addAll(left(fact.name()));
            if (typed.stream().noneMatch(fact.name()::startsWith)) {
                left.addAll(left(fact.words()));
            }
        }
        return left;
    }

    /** Whatever of a page's words only machines read. */
    static List<String> left(String words) {
        List<String> left = new ArrayList<>();
        LEFTOVERS.forEach((what, pattern) -> {
            Matcher found = pattern.matcher(TITLE.matcher(words).replaceAll("A title"));
            if (found.find()) {
                left.add(what + ": " + found.group() + " in “" + words + "”");
            }
        });
        return left;
    }

    private static Properties messages() {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            messages.load(reader);
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
