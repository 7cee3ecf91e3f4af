package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;
import org.springframework.modulith.docs.Documenter.DiagramOptions.DiagramStyle;
import org.springframework.modulith.docs.Documenter.Options;

/** The picture of the rooms, as their code is. */
class RoomsPictureTests {

    private static final Path KEPT = Path.of("src/docs/rooms.puml");
    private static final Path DRAWN = Path.of("target/rooms");

    @Test
    void thePictureShowsTheRoomsAndArrowsThereAre() throws IOException {
        List<String> drawn = drawn();
        Path picture = Files.write(DRAWN.resolve("rooms.puml"), drawn);
        assertThat(Files.readAllLines(KEPT))
                .as("Another room or arrow: if it is meant, copy %s to %s", picture, KEPT)
                .isEqualTo(drawn);
    }

    /** Components and arrows come in no order of their own, and are sorted. */
    private static List<String> drawn() throws IOException {
        new Documenter(
                        ApplicationModules.of(Imprimatur.class),
                        Options.defaults().withOutputFolder(DRAWN.toString()).withoutClean())
                .writeModulesAsPlantUml(DiagramOptions.defaults().withStyle(DiagramStyle.UML));
        List<String> lines = Files.readAllLines(DRAWN.resolve("components.puml"));
        return Stream.of(
                        lines.stream().takeWhile(line -> !isComponent(line)),
                        lines.stream().filter(RoomsPictureTests::isComponent).sorted(),
                        lines.stream().filter(RoomsPictureTests::isArrow).sorted(),
                        lines.stream()
                                .dropWhile(line -> !isComponent(line))
                                .filter(line -> !isComponent(line) && !isArrow(line)))
                .flatMap(part -> part)
                .toList();
    }

    private static boolean isComponent(String line) {
        return line.startsWith("component ");
    }

    private static boolean isArrow(String line) {
        return line.contains(".> ");
    }
}
