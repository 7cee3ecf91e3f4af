package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a person types is empty if nobody sees anything of it, and one class says when that is. Settings, drawings and
 * marks of formats, which no person types into a page, may be asked as Java asks.
 */
class OneNotionOfBlankTests {

    private static final Path MAIN = Path.of("src/main/java/org/imprimatur");

    private static final Pattern ANOTHER = Pattern.compile(
            "(?<!VisibleText)\\.isBlank\\(\\)|::isBlank\\b|\\bhasText\\(|\\.(?:trim|strip)\\(\\)\\.isEmpty\\(");

    private static final List<String> NOT_TYPED_INTO_PAGES = List.of(
            "platform/NeededTables",
            "audit/SealSettings",
            "article/InvisibleCharacters",
            "article/V133__Topics",
            "article/intake/",
            "article/typeset/",
            "publication/web/ChangedSentences",
            "publication/web/PlainTextRenderer",
            "outbox/",
            "workflow/version/",
            "workflow/check/",
            "workflow/DecisionRecorder",
            "mime/",
            "inbox/ClassificationContextLoader",
            "inbox/Classifier",
            "inbox/imap/");

    @Test
    void noRoomHasAnotherNotionOfIt() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> NOT_TYPED_INTO_PAGES.stream()
                                    .noneMatch(MAIN.relativize(file).toString().replace('\\', '/')::startsWith))
                            .filter(file -> ANOTHER.matcher(read(file)).find()))
                    .isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
