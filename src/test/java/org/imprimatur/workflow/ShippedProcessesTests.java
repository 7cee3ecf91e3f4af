package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How the files in {@code processes/} are drawn, and proof that each rule can say no; what the server asks of every file
 * it is given, {@link ProcessCheckTests} asks of these too.
 */
class ShippedProcessesTests {

    private static final Path FOLDER = Path.of("processes");

    static List<Path> diagrams() throws IOException {
        return files(".bpmn");
    }

    static List<Path> decisions() throws IOException {
        return files(".dmn");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aDiagramKeepsToEveryRule(Path file) {
        assertThat(DiagramRules.brokenBy(Bpmn.readModelFromFile(file.toFile()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aFileIsNamedForItsProcess(Path file) {
        Process process = Bpmn.readModelFromFile(file.toFile())
                .getModelElementsByType(Process.class)
                .iterator()
                .next();
        assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aTableIsNamedForItsDecision(Path file) {
        DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
        Decision decision =
                model.getModelElementsByType(Decision.class).iterator().next();
        assertThat(file.getFileName()).hasToString(decision.getId() + ".dmn");
        assertThat(decision.getVersionTag()).isNotBlank();
    }

    /** Each rule, broken once on purpose. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camunda:versionTag=\"1.0\" | '' | article-review has no version tag",
                "\"signedOff\" | \"Gateway_0o79ay3\" | Gateway_0o79ay3 has an id nobody can read",
                "name=\"Go live\" | '' | goLive has no name",
                "<bpmn:incoming>goLiveToEnd</bpmn:incoming> | '' | articleLive lists no way in",
                "<bpmn:outgoing>goLiveToEnd</bpmn:outgoing> | '' | goLive lists no way out",
                "<bpmn:documentation>The text is signed. Publish it now, choose a time, or send it back.</bpmn:documentation> | '' | publish gives no instruction",
                "name=\"Signed off?\" | name=\"Signed off\" | signedOff is not a question",
                "id=\"signed\" name=\"Yes\" | id=\"signed\" | signedOff has a way out that is no answer",
                "${goLive} | ${dataSource} | goLive calls something other than its own step",
                "<camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle> | '' | scheduledTime waits for a timer or a job without a retry cycle",
            })
    void aBrokenRuleIsNoticed(String sound, String broken, String complaint) throws IOException {
        String xml = Files.readString(FOLDER.resolve("article-review.bpmn"));
        assertThat(xml).contains(sound);
        BpmnModelInstance model = Bpmn.readModelFromStream(
                new ByteArrayInputStream(xml.replace(sound, broken).getBytes(StandardCharsets.UTF_8)));

        assertThat(DiagramRules.brokenBy(model)).contains(complaint);
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
