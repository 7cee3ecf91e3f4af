package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The glossary names what there is, and each type says in the words of the field what it is. */
class GlossaryTests {

    private static final Path GLOSSARY = Path.of("src/docs/glossary.md");
    private static final Path JAVA = Path.of("src/main/java/org/imprimatur");

    private static final Pattern ENTRY = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern TYPE = Pattern.compile("`([\\w/.]+)`");
    private static final Pattern SENTENCE = Pattern.compile("^(.*?[.!?])(?=\\s|$)", Pattern.DOTALL);

    /** Nicknames the code once had for what the field has a word for. */
    private static final Pattern NICKNAMES = Pattern.compile(
            "\\b(?:letterbox|mailbag|postman|courier|parcel|dissector|doorkeeper|shelf|drawer|rungs?|deeds?|under the pen)\\b",
            Pattern.CASE_INSENSITIVE);

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

    @Test
    void everyPublicTypeSaysFirstWhatItIs() throws IOException {
        TreeMap<String, String> wrong = new TreeMap<>();
        for (Path file : sources()) {
            String name = file.getFileName().toString().replace(".java", "");
            String source = Files.readString(file);
            if (isPublic(name, source)) {
                whatIsWrong(name, javadoc(name, source))
                        .ifPresent(what -> wrong.put(JAVA.relativize(file).toString(), what));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', says nothing",
        "'Keeps letters', ends without a full stop",
        "'This class keeps letters.', begins with itself",
        "'The class that keeps letters.', begins with itself",
        "'Letter store.', only repeats its name",
        "'The letter store.', only repeats its name",
        "'The drawer in which letters lie.', has a nickname: drawer",
        "'what is kept of letters.', begins in the middle"
    })
    void aSentenceThatSaysNothingIsFound(String sentence, String what) {
        assertThat(whatIsWrong("LetterStore", sentence)).contains(what);
    }

    @Test
    void aSentenceThatSaysWhatItIsPasses() {
        assertThat(whatIsWrong("LetterStore", "Letters that wait, \"reminder:1\" e.g., and until when.\n\nMore."))
                .isEmpty();
    }

    private static Optional<String> whatIsWrong(String name, String javadoc) {
        String text = javadoc.strip();
        if (text.isEmpty()) {
            return Optional.of("says nothing");
        }
        Matcher sentence = SENTENCE.matcher(text.split("<p>|\n\\s*\n|\n@", 2)[0].strip());
        if (!sentence.find()) {
            return Optional.of("ends without a full stop");
        }
        String first = sentence.group(1).replaceAll("\\s+", " ");
        if (first.matches("(?:This|The) (?:class|interface|record|enum)\\b.*")) {
            return Optional.of("begins with itself");
        }
        if (Character.isLowerCase(first.charAt(0))) {
            return Optional.of("begins in the middle");
        }
        if (letters(first).equals(letters(name)) || letters(first).equals("the" + letters(name))) {
            return Optional.of("only repeats its name");
        }
        Matcher nickname = NICKNAMES.matcher(first);
        return nickname.find() ? Optional.of("has a nickname: " + nickname.group()) : Optional.empty();
    }

    private static String letters(String text) {
        return text.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isPublic(String name, String source) {
        return declaration(name, source).find();
    }

    private static Matcher declaration(String name, String source) {
        return Pattern.compile(
                        "(?m)^public (?:\\w+(?:-\\w+)? )*?(?:class|interface|record|enum|@interface) " + name + "\\b")
                .matcher(source);
    }

    /** What stands in the comment above the type, without its stars. */
    private static String javadoc(String name, String source) {
        Matcher declaration = declaration(name, source);
        String above = declaration.find() ? source.substring(0, declaration.start()) : "";
        int begin = above.lastIndexOf("/**");
        int end = above.lastIndexOf("*/");
        return begin < 0 || end < begin
                ? ""
                : above.substring(begin + 3, end)
                        .replaceAll("(?m)^\\s*\\* ?", "")
                        .strip();
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

    private static List<Path> sources() throws IOException {
        return SourceFiles.under(JAVA, ".java").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .toList();
    }
}
