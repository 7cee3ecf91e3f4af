package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README and the pages beside it say of where things are. */
class WhereThingsAreTests {

    private static final Path JAVA = Path.of("src/main/java/org/imprimatur");
    private static final Path TESTS = Path.of("src/test/java/org/imprimatur");

    /** A line of the README's list: {@code      article/image/    what it is}. */
    private static final Pattern PACKAGE = Pattern.compile("(?m)^ {6}([a-z]+(?:/[a-z]+)*)/ +\\S.*$");

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern BEGINNING = Pattern.compile("(?:src|processes)/[\\w./*<>-]+");
    private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{7}\\b");

    @Test
    void theReadmeHasALineForEveryPackage() throws IOException {
        String rooms = Files.readString(Path.of("README.md"))
                .split("(?m)^ {4}src/main/java/org/imprimatur/$", 2)[1]
                .split("(?m)^ {4}src/", 2)[0];
        List<String> listed =
                PACKAGE.matcher(rooms).results().map(line -> line.group(1)).toList();
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(listed)).isEqualTo(packages());
    }

    @Test
    void theReadmeNamesThePackagesThatOnlyTestsHave() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        try (Stream<Path> rooms = Files.list(TESTS)) {
            assertThat(rooms.filter(Files::isDirectory)
                            .map(room -> room.getFileName().toString())
                            .filter(room -> !Files.isDirectory(JAVA.resolve(room))))
                    .isNotEmpty()
                    .allSatisfy(room -> assertThat(readme).containsPattern("(?m)^ {6}" + room + " "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/docs/glossary.md", "src/docs/recipes.md", "src/docs/decisions/README.md"})
    void everyPathNamedExists(String page) throws IOException {
        String text = Files.readString(Path.of(page));
        List<String> paths = CODE.matcher(text)
                .results()
                .map(code -> code.group(1))
                .filter(code -> BEGINNING.matcher(code).matches())
                .toList();
        assertThat(paths).allSatisfy(path -> assertThat(exists(path)).as(path).isTrue());
        assertThat(LINK.matcher(text).results().map(link -> link.group(1)))
                .allSatisfy(
                        link -> assertThat(Path.of(page).resolveSibling(link)).exists());
    }

    /** A recipe that names no file, no test and no commit is an opinion. */
    @Test
    void everyRecipeNamesItsFilesItsTestAndTheCommitThatProvesIt() throws IOException {
        String[] recipes = Files.readString(Path.of("src/docs/recipes.md")).split("(?m)^## ");
        assertThat(Stream.of(recipes).skip(1)).hasSizeGreaterThan(6).allSatisfy(recipe -> {
            assertThat(CODE.matcher(recipe).results().map(code -> code.group(1)))
                    .as(recipe)
                    .anyMatch(code -> code.startsWith("src/main/") || code.startsWith("processes/"))
                    .anyMatch(code -> code.startsWith("src/test/"));
            assertThat(recipe).contains("Test first").containsPattern(COMMIT);
        });
    }

    /** {@code <kind>} and {@code *} stand for anything within one name. */
    private static boolean exists(String path) throws IOException {
        Path fixed = Path.of(path.contains("*") || path.contains("<") ? path.replaceFirst("/[^/]*[*<].*", "") : path);
        if (!Files.exists(fixed) || !path.contains("*") && !path.contains("<")) {
            return Files.exists(fixed);
        }
        Pattern wanted = Pattern.compile(Pattern.compile("<[\\w-]+>|\\*|[^<*]+")
                .matcher(path)
                .results()
                .map(MatchResult::group)
                .map(part -> part.startsWith("<") || part.equals("*") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining()));
        try (Stream<Path> files = Files.walk(fixed)) {
            return files.anyMatch(file -> wanted.matcher(file.toString()).matches());
        }
    }

    private static Set<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(JAVA)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> JAVA.relativize(file.getParent()).toString())
                    .filter(folder -> !folder.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
