package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of what goes wrong with mail, and the tests named after its rows. */
class MailPitfallsTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| [^|]+ \\| [^|]+ \\|$");
    private static final Pattern TEST = Pattern.compile("void row(\\d+)_");

    @Test
    void everyRowHasATestAndEveryTestItsRow() throws IOException {
        String list = Files.readString(Path.of("src/docs/mail-pitfalls.md"));
        assertThat(ROW.matcher(list).results().map(row -> row.group(1))).doesNotHaveDuplicates();
        assertThat(numbers(ROW, list)).isEqualTo(tested());
    }

    private static Set<Integer> tested() throws IOException {
        Set<Integer> tested = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                tested.addAll(numbers(TEST, Files.readString(file)));
            }
        }
        return tested;
    }

    private static Set<Integer> numbers(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
