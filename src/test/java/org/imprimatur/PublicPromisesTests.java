package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No public sentence promises what no code does: each sentence of the shipped words for readers stands in a list, with
 * the test that keeps it or a dash if it promises nothing.
 */
class PublicPromisesTests {

    private static final Path LIST = Path.of("src/test/resources/promises.txt");
    private static final Path WORDS = Path.of("src/main/resources/messages.properties");
    private static final Path TESTS = Path.of("src/test/java");

    /** Where the newsroom speaks of itself to readers. */
    private static final List<String> PUBLIC = List.of(
            "reader.standards.",
            "reader.footer",
            "reader.front.",
            "reader.disclaimer",
            "reader.corrections.words",
            "reader.withdrawn",
            "reader.banner",
            "reader.signature.",
            "report.form.lead",
            "report.form.email.hint",
            "report.form.thanks",
            "letter.ack.");

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
    private static final Pattern SENTENCES = Pattern.compile("[.!?:]$|[.!?] ");

    @Test
    void eachSentenceReadersAreToldIsListedWithWhatKeepsIt() throws IOException {
        assertThat(list().keySet())
                .as("add it to %s with the test that keeps it", LIST)
                .containsAll(sentences());
        assertThat(sentences())
                .as("nobody says this any more: take it from %s", LIST)
                .containsAll(list().keySet());
    }

    @Test
    void whatKeepsASentenceIsATestThereIs() throws IOException {
        Map<String, String> tests = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Tests.java")).toList()) {
                tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        list().forEach((sentence, keeper) -> {
            if (!keeper.equals("-")) {
                String[] named = keeper.split("#", 2);
                assertThat(tests).as(sentence).containsKey(named[0]);
                assertThat(named.length == 1 || tests.get(named[0]).contains("void " + named[1] + "("))
                        .as("%s keeps “%s”", keeper, sentence)
                        .isTrue();
            }
        });
    }

    private static Map<String, String> list() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 2))
                .collect(Collectors.toMap(line -> line[1], line -> line[0], (one, same) -> one, LinkedHashMap::new));
    }

    private static Set<String> sentences() throws IOException {
        Properties words = new Properties();
        try (Reader file = Files.newBufferedReader(WORDS)) {
            words.load(file);
        }
        Set<String> sentences = new TreeSet<>();
        words.stringPropertyNames().stream()
                .filter(key -> PUBLIC.stream().anyMatch(key::startsWith))
                .map(words::getProperty)
                .filter(text -> SENTENCES.matcher(text).find())
                .forEach(text -> sentences.addAll(Arrays.asList(SENTENCE_END.split(text))));
        return sentences;
    }
}
