package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The glossary names what there is. */
class GlossaryTests {

    private static final Path GLOSSARY = Path.of("src/docs/glossary.md");

    private static final Pattern ENTRY = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern TYPE = Pattern.compile("`([\\w/.]+)`");

    private record Entry(String term, String meaning, List<String> types) {}

    @Test
    void everyTermHasAMeaningAndATypeThatIsThere() throws IOException {
        assertThat(entries()).hasSizeGreaterThan(20).allSatisfy(entry -> {
            assertThat(entry.meaning()).as(entry.term()).matches("[A-Z].*\\.");
            assertThat(entry.types())
                    .as(entry.term())
                    .isNotEmpty()
                    .allSatisfy(type -> assertThat(exists(type))
                            .as("%s: %s", entry.term(), type)
                            .isTrue());
        });
    }

    @Test
    void termsStandInTheOrderOfTheAlphabet() throws IOException {
        assertThat(entries()).extracting(Entry::term).isSorted().doesNotHaveDuplicates();
    }

    private static List<Entry> entries() throws IOException {
        return ENTRY.matcher(Files.readString(GLOSSARY))
                .results()
                .filter(row -> !Set.of("Term", "---").contains(row.group(1)))
                .map(row -> new Entry(
                        row.group(1),
                        row.group(2),
                        TYPE.matcher(row.group(3))
                                .results()
                                .map(type -> type.group(1))
                                .toList()))
                .toList();
    }

    private static boolean exists(String type) {
        List<String> way = Arrays.asList(("org/imprimatur/" + type).split("/"));
        String name = way.subList(0, way.size() - 1).stream().collect(Collectors.joining("."))
                + "."
                + way.get(way.size() - 1).replace('.', '$');
        try {
            Class.forName(name, false, GlossaryTests.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException gone) {
            return false;
        }
    }
}
