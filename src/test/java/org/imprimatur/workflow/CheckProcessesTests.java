package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that says of a folder what the server would say. */
class CheckProcessesTests {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aSoundFolderEndsWithNothingButThat() throws IOException {
        Files.copy(Path.of("processes/article-review.bpmn"), folder.resolve("article-review.bpmn"));

        assertThat(run(folder.toString())).isZero();
        assertThat(out).asString().isEqualToIgnoringNewLines("All is well with one file in " + folder + ".");
        assertThat(err).asString().isEmpty();
    }

    @Test
    void whatIsWrongIsSaidWithFileElementAndRemedy() throws IOException {
        String drawing = Files.readString(Path.of("processes/article-review.bpmn"));
        Files.writeString(
                folder.resolve("article-review.bpmn"),
                drawing.replace("camunda:candidateGroups=\"PUBLISHER\"", "camunda:candidateGroups=\"publisher\"")
                        .replace("camunda:dueDate=\"P3D\"", "camunda:dueDate=\"3 days\""));

        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        "article-review.bpmn, “Publish” (publish): “3 days” is no due date. Write how long the stage may"
                                + " take, as P3D for three days or PT12H for twelve hours.",
                        "Worth a look: article-review.bpmn, “Publish” (publish): Nobody holds the role “publisher”; there"
                                + " is one called “PUBLISHER”. Write it as “PUBLISHER” if that one is meant: capitals"
                                + " count.",
                        "One thing has to be put right before the server takes " + folder + ".");
    }

    /** The rules do not know this one; the engine does. */
    @Test
    void whatOnlyTheEngineObjectsToIsSaidToo() throws IOException {
        String drawing = Files.readString(Path.of("processes/article-review.bpmn"));
        Files.writeString(
                folder.resolve("article-review.bpmn"),
                drawing.replace(
                        "<bpmn:serviceTask id=\"goLive\"",
                        "<bpmn:serviceTask id=\"goLive\" camunda:jobPriority=\"high\""));

        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("article-review.bpmn, line ")
                .contains("The process engine does not take it: ");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThat(run(folder + "-misspelt")).isEqualTo(1);
        assertThat(err.toString()).startsWith("There is no folder " + folder + "-misspelt.");
    }

    @Test
    void withoutAFolderItSaysHowItIsAsked() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("check-processes FOLDER");
    }

    private int run(String... arguments) {
        ToolProvider tool = ServiceLoader.load(ToolProvider.class, getClass().getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals("check-processes"))
                .findFirst()
                .orElseThrow();
        return tool.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
