package org.imprimatur.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.platform.TimeFormats;
import org.springframework.stereotype.Component;

/**
 * Words the facts of a line: each under a name people know it by, and its value as they would say it. What a fact is, its
 * value shows; which of ours it chooses from, {@code audit.value.<fact>.<value>} says. Lines stay for good, so that facts
 * nobody writes any more are told as well as can be.
 */
@Component
class AuditFacts {

    /** Facts the sentence itself tells. */
    private static final Set<String> TOLD = Set.of("assignee", "candidates");

    /** Rows nobody asks for by their id. */
    private static final Set<String> OURS_ALONE = Set.of("signOff", "withdrawal");

    /** Facts that list roles. */
    private static final Set<String> ROLES = Set.of("roles", "before", "after");

    /** Facts whose words somebody chose, and that stand as they were typed. */
    private static final Set<String> TYPED = Set.of(
            "email",
            "issuer",
            "jurisdiction",
            "name",
            "npi",
            "number",
            "signer",
            "statement",
            "step",
            "topic",
            "type",
            "was-email",
            "was-name",
            "was-npi");

    /** Facts that are a moment in some lines, and in others a name somebody chose. */
    private static final Set<String> NAMES = Set.of("to", "was");

    /** Facts that list texts for readers, each with its version. */
    private static final Set<String> VERSIONS = Set.of("words");

    /** "disclaimer 2". */
    private static final Pattern VERSION = Pattern.compile("([a-z-]+) (\\d{1,9})");

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{4,}");

    /** A hash, a key: what nobody reads, and some compare. */
    private static final Pattern LONG = Pattern.compile("\\S*\\p{XDigit}{32,}\\S*|\\S{64,}");

    private static final int BEGINNING = 12;

    private final Messages messages;
    private final TimeFormats timeFormats;

    AuditFacts(Messages messages, TimeFormats timeFormats) {
        this.messages = messages;
        this.timeFormats = timeFormats;
    }

    List<AuditMessages.Fact> of(AuditEntry entry, Mentions.Known known) {
        List<AuditMessages.Fact> facts = new ArrayList<>();
        entry.facts().forEach((name, value) -> {
            if (isShown(entry, name, value)) {
                facts.add(fact(entry, name, value, known));
            }
        });
        about(entry, known).ifPresent(facts::add);
        facts.sort(Comparator.comparing(AuditMessages.Fact::name));
        return facts;
    }

    /** Of a letter or a mail, which the sentence only calls so. */
    private Optional<AuditMessages.Fact> about(AuditEntry entry, Mentions.Known known) {
        Matcher id = Mentions.ID.matcher(entry.subject());
        return id.find()
                ? known.withId(id.group())
                        .filter(named -> !named.href().isEmpty())
                        .map(named -> linked(label("about"), named))
                : Optional.empty();
    }

    private static boolean isShown(AuditEntry entry, String name, String value) {
        return !value.isEmpty()
                && !TOLD.contains(name)
                && !OURS_ALONE.contains(name)
                && !(name.equals("from") && Mentions.ID.matcher(value).matches())
                && !value.equals(entry.subject());
    }

    /** "Was reopened by" of a fact that no words are kept for any more. */
    String label(String name) {
        if (name.startsWith("was-")) {
            return messages.say("audit.fact.of-before", label(name.substring("was-".length())));
        }
        return messages.find("audit.fact." + name).orElseGet(() -> capital(spaced(name)));
    }

    private AuditMessages.Fact fact(AuditEntry entry, String name, String value, Mentions.Known known) {
        String label = label(name);
        Optional<ChainNames.Named> mentioned = mentioned(name, value, known);
        if (mentioned.isPresent()) {
            return linked(label, mentioned.get());
        }
        if (!ErasableText.NOTES.contains(name) && LONG.matcher(value).matches()) {
            return new AuditMessages.Fact(label, value.substring(0, BEGINNING) + "…", null, value);
        }
        return new AuditMessages.Fact(label, words(entry, name, value), null, null);
    }

    private static AuditMessages.Fact linked(String label, ChainNames.Named named) {
        return new AuditMessages.Fact(label, named.words(), named.href().isEmpty() ? null : named.href(), null);
    }

    private static Optional<ChainNames.Named> mentioned(String name, String value, Mentions.Known known) {
        Subject subject = Subject.of(value);
        return known.withId(value)
                .or(() -> Optional.ofNullable(known.chain(subject)))
                .or(() -> subject.is(Subject.Kind.OTHER) ? Optional.empty() : known.withId(subject.id()))
                .or(() -> known.report(value))
                .or(() ->
                        name.equals("article") && value.matches("\\d{1,9}") ? known.numbered(value) : Optional.empty());
    }

    private String words(AuditEntry entry, String name, String value) {
        if (ErasableText.NOTES.contains(name) || TYPED.contains(name)) {
            return value;
        }
        return chosen(entry, name, value)
                .or(() -> roles(name, value))
                .or(() -> time(value))
                .or(() -> versions(name, value))
                .orElseGet(() ->
                        !NAMES.contains(name) && CONSTANT.matcher(value).matches() ? spaced(value) : withoutIds(value));
    }

    /** One of several that we have words for; the same word may stand for another thing in a line of another room. */
    private Optional<String> chosen(AuditEntry entry, String name, String value) {
        String room = entry.action().replaceAll("\\..*", "");
        return messages.find("audit.value." + room + "." + name + "." + value)
                .or(() -> messages.find("audit.value." + name + "." + value))
                .or(() -> NAMES.contains(name) ? Optional.empty() : messages.find("audit.value.any." + value));
    }

    private Optional<String> versions(String name, String value) {
        return VERSIONS.contains(name)
                ? Optional.of(
                        Arrays.stream(value.split(", ")).map(this::versioned).collect(Collectors.joining("; ")))
                : Optional.empty();
    }

    private String versioned(String value) {
        Matcher version = VERSION.matcher(value);
        return version.matches()
                ? messages.find("audit.subject." + version.group(1), version.group(2))
                        .orElse(value)
                : value;
    }

    /** What a line is about, as its sentence names it. */
    String about(String subject, Mentions.Known known) {
        Matcher id = Mentions.ID.matcher(subject);
        if (!id.find()) {
            return versioned(subject);
        }
        String kind = subject.substring(0, id.start()).strip();
        return known.withId(id.group())
                .map(ChainNames.Named::words)
                .orElseGet(() -> messages.find("audit.gone." + kind)
                        .orElseGet(() -> messages.say(kind.isEmpty() ? "audit.gone" : "audit.gone.letter")));
    }

    private static Optional<String> roles(String name, String value) {
        Predicate<String> isRole = Role::isName;
        List<String> names = Arrays.stream(value.split(" ")).toList();
        return ROLES.contains(name) && names.stream().allMatch(isRole)
                ? Optional.of(names.stream().map(role -> new Role(role).words()).collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    private Optional<String> time(String value) {
        try {
            return Optional.of(timeFormats.exact(value.contains("T") ? Instant.parse(value) : LocalDate.parse(value)));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /** What is left of words in which there is an id of nothing that is kept. */
    String withoutIds(String value) {
        String gone = messages.say("audit.gone");
        return Subject.of(value).is(Subject.Kind.OTHER)
                ? Mentions.ID.matcher(value).replaceAll(Matcher.quoteReplacement(gone))
                : gone;
    }

    private static String spaced(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replaceAll("[-_.]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
