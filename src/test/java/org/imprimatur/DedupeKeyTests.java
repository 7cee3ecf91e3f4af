package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.imprimatur.notification.HandoffLetters;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.LetterRequest;
import org.junit.jupiter.api.Test;

/**
 * The key of a letter says that no other letter has it, and nothing else: what a letter is about, it carries beside its
 * key.
 */
class DedupeKeyTests {

    private static final Path SOURCES = Path.of("src/main/java/org/imprimatur");

    private static final String COLUMN = "dedupe_key";

    /** Writing a key down, and asking for the one letter that has it. */
    private static final Pattern ALLOWED = Pattern.compile("insert into outbox_mail \\([^)]*\\)|\\bdedupe_key = \\?");

    @Test
    void noQueryReadsAKey() throws IOException {
        List<Path> reading = new ArrayList<>();
        for (Path file : SourceFiles.under(SOURCES, ".java")) {
            String source = Files.readString(file);
            if (source.contains("outbox_mail") && readsAKey(source)) {
                reading.add(file);
            }
        }
        assertThat(reading).isEmpty();
    }

    @Test
    void aQueryThatReadsAKeyIsNoticed() {
        assertThat(readsAKey("select id, dedupe_key from outbox_mail where id = ?"))
                .isTrue();
        assertThat(readsAKey("select id from outbox_mail where dedupe_key like ?"))
                .isTrue();
        assertThat(readsAKey("row.getString(\"dedupe_key\")")).isTrue();
        assertThat(readsAKey("insert into outbox_mail (id, dedupe_key, kind) values (?, ?, ?)"))
                .isFalse();
        assertThat(readsAKey("select id from outbox_mail where dedupe_key = ?")).isFalse();
    }

    /** The outbox stores it, and the letters that the room of people asks for bring theirs. */
    @Test
    void noCodeAsksALetterForItsKeyButToStoreIt() {
        assertThat(asking(Letter.class)).containsExactly(Outbox.class.getName());
        assertThat(asking(LetterRequest.class))
                .containsExactly(HandoffLetters.class.getPackageName() + ".AccountLetters");
    }

    private static List<String> asking(Class<?> holder) {
        return ImportedClasses.ofTheServer().stream()
                .filter(type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getName().equals("dedupeKey")
                                && call.getTargetOwner().isAssignableTo(holder)))
                .map(type -> type.getName())
                .toList();
    }

    private static boolean readsAKey(String source) {
        return ALLOWED.matcher(source).replaceAll("").contains(COLUMN);
    }
}
