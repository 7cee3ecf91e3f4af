package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of letters is whole: all that are posted stand in it, and all that stand in it are written and posted. */
class LetterKindTests {

    private static final Path SOURCES = Path.of("src/main/java/org/imprimatur");

    private static final List<String> ENDINGS = List.of(".subject.txt", ".txt", ".html");

    /** Where letters are only asked about, not written. */
    private static final Set<String> READERS = Set.of("TurnLetterCheck.java");

    private static final Pattern NAMED = Pattern.compile("\\bLetterKind\\.([A-Z_]+)\\b");

    /** A request for a letter, which the room of people makes without knowing the outbox. */
    private static final Pattern REQUESTED = Pattern.compile("public String kind\\(\\) \\{\\s*return \"([^\"]+)\";");

    @Test
    void everyKindHasItsThreeTemplatesAndEveryLetterTemplateItsKind() throws IOException {
        Path templates = Path.of("src/main/resources/templates");
        Set<String> expected = new TreeSet<>();
        for (LetterKind kind : LetterKind.values()) {
            ENDINGS.forEach(ending -> expected.add(kind.template() + ending));
        }
        try (Stream<Path> files = Files.list(templates.resolve("letter"))) {
            assertThat(files.map(file -> "letter/" + file.getFileName())
                            .filter(name -> !name.startsWith("letter/_"))
                            .filter(name -> !Set.of("letter/frame.html", "letter/parts.html", "letter/letter.css")
                                    .contains(name))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void everyKindIsPostedSomewhere() {
        Set<String> posted = sources()
                .filter(file -> !file.startsWith(SOURCES.resolve("outbox")))
                .filter(file -> !READERS.contains(file.getFileName().toString()))
                .flatMap(file -> all(NAMED, file))
                .map(name -> LetterKind.valueOf(name).word())
                .collect(Collectors.toCollection(TreeSet::new));
        posted.addAll(requested());
        assertThat(posted).containsExactlyInAnyOrderElementsOf(words());
    }

    @Test
    void whateverLetterThePeopleRoomAsksForIsAKind() {
        assertThat(requested()).hasSize(4).isSubsetOf(words());
    }

    @Test
    void theWordsStayAsTheyAreStored() {
        assertThat(words())
                .containsExactlyInAnyOrder(
                        "absence",
                        "account",
                        "ack",
                        "back",
                        "confirm-address",
                        "credential-back",
                        "credential-out",
                        "digest",
                        "drawing",
                        "due-moved",
                        "escalation",
                        "given-up",
                        "goes-live",
                        "invitation",
                        "joined",
                        "live",
                        "moved",
                        "password-reset",
                        "re-review-overdue",
                        "reminder",
                        "report-answer",
                        "request-withdrawn",
                        "retracted",
                        "reviewed-again",
                        "risk",
                        "scheduled",
                        "signature",
                        "signed",
                        "stuck",
                        "turn",
                        "turn-changed",
                        "turn-gone",
                        "vacant");
    }

    @Test
    void aKindOnlyAnotherServerKnowsHasNoTopicAndNoTrait() {
        String unknown = "no-such-kind";
        assertThat(LetterKind.of(unknown)).isEmpty();
        assertThat(LetterKind.topicOf(unknown)).isEmpty();
        assertThat(LetterKind.isSecret(unknown)).isFalse();
        assertThat(LetterKind.isNeverSentTwice(unknown)).isFalse();
        assertThat(LetterKind.waitsForNewer(unknown)).isFalse();
    }

    private static List<String> words() {
        return Arrays.stream(LetterKind.values()).map(LetterKind::word).toList();
    }

    private static Set<String> requested() {
        return sources()
                .filter(file -> file.startsWith(SOURCES.resolve("people")))
                .flatMap(file -> all(REQUESTED, file))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> all(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
