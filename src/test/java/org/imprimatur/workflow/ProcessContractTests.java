package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the files in {@code processes/} promise, and proof that each rule can say no. */
class ProcessContractTests {

    private static final Path FOLDER = Path.of("processes");
    private static final Set<String> STEPS =
            Set.of("goLive", "countSignatures", "protectReaders", "beginCorrection", "takeUpAgain", "answerReader");

    static List<Path> diagrams() throws IOException {
        return files(".bpmn");
    }

    static List<Path> decisions() throws IOException {
        return files(".dmn");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aDiagramKeepsToEveryRule(Path file) {
        assertThat(DiagramRules.brokenBy(Bpmn.readModelFromFile(file.toFile()), STEPS))
                .isEmpty();
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
    void aDecisionAnswersEverythingAndForgetsInTime(Path file) {
        DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
        Decision decision =
                model.getModelElementsByType(Decision.class).iterator().next();
        assertThat(file.getFileName()).hasToString(decision.getId() + ".dmn");
        assertThat(decision.getCamundaHistoryTimeToLiveString()).isNotBlank();
        assertThat(decision.getVersionTag()).isNotBlank();
        DecisionTable table =
                model.getModelElementsByType(DecisionTable.class).iterator().next();
        List<Rule> rules = List.copyOf(table.getRules());
        assertThat(rules.get(rules.size() - 1).getInputEntries())
                .as("the last row catches whatever no other row names")
                .allSatisfy(entry -> assertThat(entry.getTextContent().strip()).isEmpty());
    }

    @Test
    void everyStepIsNamedLikeItsClass() {
        for (String step : STEPS) {
            String type = Character.toUpperCase(step.charAt(0)) + step.substring(1);
            assertThat(Path.of("src/main/java/org/imprimatur/workflow/step", type + ".java"))
                    .exists();
        }
    }

    /** Each rule, broken once on purpose. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camunda:historyTimeToLive=\"P365D\" | '' | article-review sets no history time to live",
                "camunda:versionTag=\"1.0\" | '' | article-review has no version tag",
                "isExecutable=\"true\" | isExecutable=\"false\" | article-review cannot be executed",
                "\"signedOff\" | \"Gateway_0o79ay3\" | Gateway_0o79ay3 has an id nobody can read",
                "name=\"Go live\" | '' | goLive has no name",
                "bpmnElement=\"goLive\" | bpmnElement=\"write\" | goLive is not in the diagram",
                "bpmnElement=\"signed\" | bpmnElement=\"goLiveToEnd\" | signed is not in the diagram",
                "<bpmn:incoming>goLiveToEnd</bpmn:incoming> | '' | articleLive lists no way in",
                "<bpmn:outgoing>goLiveToEnd</bpmn:outgoing> | '' | goLive lists no way out",
                "camunda:formKey=\"publish\" | '' | publish names no page of ours as its formKey",
                "camunda:candidateGroups=\"PUBLISHER\" | '' | publish names no role",
                "camunda:dueDate=\"P3D\" | '' | publish has no due date",
                "<bpmn:documentation>The text is signed. Publish it now, choose a time, or send it back.</bpmn:documentation> | '' | publish gives no instruction",
                "name=\"Signed off?\" | name=\"Signed off\" | signedOff is not a question",
                "id=\"signed\" name=\"Yes\" | id=\"signed\" | signedOff has a way out that is no answer",
                "${goLive} | ${dataSource} | goLive calls something other than its own step",
                "camunda:decisionRefBinding=\"deployment\" | '' | matchReviewers is not bound to the decision it was deployed with",
                "<camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle> | '' | scheduledTime waits for a timer or a job without a retry cycle",
                "<camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle> | <camunda:executionListener event=\"start\" class=\"x\"/> | there is an execution listener of its own",
                "<camunda:inputOutput> | <camunda:taskListener event=\"create\" class=\"x\"/><camunda:inputOutput> | there is a task listener of its own",
                "${decisionResult.getSingleResult().get(\"signatures\")} | <camunda:script scriptFormat=\"x\">1</camunda:script> | there is a script",
                "</bpmn:process> | <bpmn:scriptTask id=\"sneaky\" /></bpmn:process> | there is a script task",
            })
    void aBrokenRuleIsNoticed(String sound, String broken, String complaint) throws IOException {
        String xml = Files.readString(FOLDER.resolve("article-review.bpmn"));
        assertThat(xml).contains(sound);
        BpmnModelInstance model = Bpmn.readModelFromStream(
                new ByteArrayInputStream(xml.replace(sound, broken).getBytes(StandardCharsets.UTF_8)));

        assertThat(DiagramRules.brokenBy(model, STEPS)).contains(complaint);
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
