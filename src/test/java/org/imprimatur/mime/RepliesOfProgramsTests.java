package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Replies as ten mail programs write them in seven languages, as text, as a page and as both. One half was known while the
 * trimming was built; the other was written beforehand and opened afterwards.
 */
class RepliesOfProgramsTests {

    private static final Path REPLIES = Path.of("src/test/resources/mail/replies");

    private static final String QUOTED = "An editor reads it, and the text beside it.";

    @ParameterizedTest
    @CsvSource({"known,48", "unseen,45"})
    void row09_quotationsAndSignaturesAreFoldedAwayRight(String half, int atLeast) throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> mails = mails(half);
        for (Path mail : mails) {
            String problem = problem(mail);
            if (!problem.isEmpty()) {
                wrong.add(mail.getFileName() + ": " + problem);
            }
        }
        assertThat(mails).hasSize(50);
        assertThat(mails.size() - wrong.size())
                .as("right of %s; wrong are %s", half, String.join("\n", wrong))
                .isGreaterThanOrEqualTo(atLeast);
    }

    /** Whatever the reading makes of them, no word of the reader's is lost. */
    @ParameterizedTest
    @CsvSource({"known", "unseen"})
    void row10_nothingThatAReaderSaysIsLost(String half) throws IOException {
        for (Path mail : mails(half)) {
            Body body = read(mail).body();
            String all = plain(body.said() + " " + body.quoted() + " " + body.signature());
            assertThat(all)
                    .as(mail.toString())
                    .contains(plain(expected(mail)[0].lines().findFirst().orElseThrow()));
        }
    }

    private static String problem(Path mail) throws IOException {
        String[] expected = expected(mail);
        Body body = read(mail).body();
        if (!plain(body.said()).equals(plain(expected[0]))) {
            return "said is " + body.said().replace('\n', '|');
        }
        if (!plain(body.quoted()).contains(QUOTED)) {
            return "quoted is " + body.quoted().replace('\n', '|');
        }
        return plain(body.signature()).contains(plain(expected[1]))
                ? ""
                : "signature is " + body.signature().replace('\n', '|');
    }

    private static ParsedMail read(Path mail) throws IOException {
        return PitfallMails.READER.read(Files.readAllBytes(mail));
    }

    private static String[] expected(Path mail) throws IOException {
        return Files.readString(Path.of(mail.toString().replace(".eml", ".txt")))
                .split("\n\n=== signature\n", -1);
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0\\ufeff]+", " ").strip();
    }

    private static List<Path> mails(String half) throws IOException {
        try (Stream<Path> files = Files.list(REPLIES.resolve(half))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }
}
