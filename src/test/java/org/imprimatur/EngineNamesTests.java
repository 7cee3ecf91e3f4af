package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The engine goes by its name in the room {@code workflow}, in {@code engine.yaml} and in the pom, and nowhere else:
 * where a fork takes its place, {@code src/test/scripts/try-operaton} says what is to be renamed.
 */
class EngineNamesTests {

    private static final Path MAIN = Path.of("src/main");
    private static final List<Path> THE_ENGINES =
            List.of(MAIN.resolve("java/org/imprimatur/workflow"), MAIN.resolve("resources/engine.yaml"));

    /** The program people draw processes with, which keeps its name whichever engine runs them. */
    private static final String MODELER = "camunda modeler";

    @Test
    void nothingElseNamesTheEngine() {
        assertThat(files().filter(file -> THE_ENGINES.stream().noneMatch(file::startsWith)))
                .filteredOn(file -> namesTheEngine(words(file)))
                .as("put it into engine.yaml or the room workflow")
                .isEmpty();
    }

    @Test
    void anImportASettingAndATagAreNames() {
        assertThat(List.of("import org.camunda.bpm.engine.TaskService;", "--camunda.bpm.admin-user.id=x", "${Camunda}"))
                .allMatch(EngineNamesTests::namesTheEngine);
        assertThat(namesTheEngine("open the file in Camunda Modeler")).isFalse();
        assertThat(files().filter(file -> THE_ENGINES.stream().anyMatch(file::startsWith)))
                .filteredOn(file -> namesTheEngine(words(file)))
                .hasSizeGreaterThan(20)
                .contains(THE_ENGINES.get(1));
    }

    private static boolean namesTheEngine(String words) {
        return words.toLowerCase(Locale.ROOT).replace(MODELER, "").contains("camunda");
    }

    private static Stream<Path> files() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fonts and pictures are among them, so byte by byte. */
    private static String words(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
