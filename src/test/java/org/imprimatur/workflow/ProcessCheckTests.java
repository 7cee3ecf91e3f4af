package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.workflow.check.Finding;
import org.imprimatur.workflow.check.Finding.Rule;
import org.imprimatur.workflow.check.FindingMessages;
import org.imprimatur.workflow.check.ProcessCheck;
import org.imprimatur.workflow.check.ProcessCheckResult;
import org.imprimatur.workflow.check.ProcessCheckResult.Unit;
import org.imprimatur.workflow.check.ProcessFile;
import org.imprimatur.workflow.check.ProcessFiles;
import org.imprimatur.workflow.check.ProcessFiles.NoProcessFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What is refused before it is deployed, and where what is deployed comes from. */
class ProcessCheckTests {

    private static final String DRAWING = read("article-review.bpmn");
    private static final String TABLE = read("reviewer-matching.dmn");

    private static final String COPY_EDITING = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="https://imprimatur.example">
              <bpmn:process id="copy-editing" name="Copy editing" isExecutable="true" camunda:historyTimeToLive="P365D">
                <bpmn:startEvent id="begun" name="Begun" />
                <bpmn:sequenceFlow id="toEdit" sourceRef="begun" targetRef="edit" />
                <bpmn:userTask id="edit" name="Edit" camunda:formKey="approve" camunda:candidateGroups="WRITER"
                    camunda:dueDate="P1D" />
                <bpmn:sequenceFlow id="toDone" sourceRef="edit" targetRef="done" />
                <bpmn:endEvent id="done" name="Done" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Test
    void nothingIsWrongWithOurOwnFiles() {
        ProcessCheckResult result = check();

        assertThat(result.findings()).isEmpty();
        assertThat(result.units())
                .extracting(Unit::processes)
                .containsExactlyInAnyOrder(Set.of("article-review"), Set.of("reader-report"), Set.of("dead-address"));
        assertThat(result.units()).allMatch(Unit::sound);
    }

    @Test
    void aStageOfTheNewsroomsOwnIsSoundAndOnlyItsRoleIsWorthALook() {
        List<Finding> findings = ProcessCheck.check(
                        ProcessFiles.of("classpath:/processes-with-legal-check"),
                        ProcessFiles.ours(),
                        Vocabularies.bare())
                .findings();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.UNKNOWN_ROLE);
            assertThat(finding.element()).isEqualTo("legalCheck");
            assertThat(finding.name()).isEqualTo("Legal check");
            assertThat(finding.isError()).isFalse();
        });
    }

    /** Each rule, broken once on purpose: what stands there, what takes its place, what is found, and where. */
    static Stream<Arguments> brokenDrawings() {
        return cases("""
                isExecutable="true" ~ isExecutable="false" ~ NOT_EXECUTABLE ~ article-review
                isExecutable="true" ~ (nothing) ~ NOT_EXECUTABLE ~ article-review
                camunda:historyTimeToLive="P365D" ~ (nothing) ~ NO_TIME_TO_LIVE ~ article-review
                camunda:historyTimeToLive="P365D" ~ camunda:historyTimeToLive="a year" ~ UNREADABLE_TIME_TO_LIVE ~ article-review
                id="article-review" ~ id="article-reveiw" ~ NOBODY_STARTS ~ article-reveiw
                <bpmn:outgoing>draftBegunToWrite</bpmn:outgoing> ~ <bpmn:outgoing>draftBegunToWrite</bpmn:outgoing><bpmn:messageEventDefinition id="x" messageRef="messageReReviewDue" /> ~ NO_START ~ article-review
                name="correctionWanted" ~ name="correctionWaned" ~ NO_START_FOR ~ article-review
                name="publicationCalledBack" ~ name="calledBak" ~ NOBODY_HEARS ~ article-review
                name="publicationCalledBack" ~ name="calledBak" ~ NOBODY_SENDS ~ calledBack
                bpmnElement="goLive" ~ bpmnElement="write" ~ NOT_DRAWN ~ goLive
                name="Publish" camunda ~ camunda ~ NO_NAME ~ publish
                camunda:formKey="publish" ~ (nothing) ~ NO_FORM_KEY ~ publish
                camunda:formKey="publish" ~ camunda:formKey="pubish" ~ UNKNOWN_FORM_KEY ~ publish
                camunda:formKey="publish" ~ camunda:formKey="triage" ~ PAGE_OF_OTHERS ~ publish
                camunda:formKey="publish" ~ camunda:formRef="my-form" ~ FORM_FIELDS ~ publish
                camunda:candidateGroups="PUBLISHER" ~ (nothing) ~ NO_ROLE ~ publish
                camunda:candidateGroups="PUBLISHER" ~ camunda:candidateGroups="the publishers" ~ UNUSABLE_ROLE ~ publish
                camunda:candidateGroups="PUBLISHER" ~ camunda:candidateGroups="publishers" ~ MISSPELT_ROLE ~ publish
                camunda:candidateGroups="PUBLISHER" ~ camunda:candidateGroups="PUBLISHER, legal" ~ UNKNOWN_ROLE ~ publish
                camunda:candidateGroups="PUBLISHER" ~ camunda:candidateGroups="PUBLISHER" camunda:candidateUsers="anna" ~ CANDIDATE_USERS ~ publish
                camunda:assignee="${writer}" ~ camunda:assignee="anna" ~ NO_PERSON ~ write
                camunda:dueDate="P3D" ~ (nothing) ~ NO_DUE_DATE ~ publish
                camunda:dueDate="P3D" ~ camunda:dueDate="3 days" ~ UNREADABLE_DUE_DATE ~ publish
                P${daysToFinish}D ~ P${daysToFinish} days ~ UNREADABLE_DUE_DATE ~ medicalReview
                <bpmn:serviceTask id="goLive" name="Go live" camunda:delegateExpression="${goLive}"> ~ <bpmn:serviceTask id="goLive" name="Go live"> ~ NO_STEP ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:delegateExpression="${dataSource}" ~ UNKNOWN_STEP ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:expression="${dataSource.close()}" ~ UNKNOWN_STEP ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:expression="${goLive.publish(execution)}" ~ UNKNOWN_METHOD ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:expression="${goLive.execute()}" ~ UNKNOWN_METHOD ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:expression="${goLive.class}" ~ REACHES_INSIDE ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:expression="${goLive.getClass().forName('x')}" ~ REACHES_INSIDE ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:expression="${''.getClass()}" ~ REACHES_INSIDE ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:expression="${''['class']}" ~ REACHES_INSIDE ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:expression="${execution.processEngineServices.repositoryService}" ~ REACHES_INSIDE ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:expression="${execution['processEngineServices']}" ~ REACHES_INSIDE ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:expression="${now().getClass()}" ~ REACHES_INSIDE ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:expression="${signedOff ? execution.getVariable('x').bytes : 1}" ~ REACHES_INSIDE ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:expression="goLive" ~ NOT_AN_EXPRESSION ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:delegateExpression="goLive" ~ NOT_AN_EXPRESSION ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:delegateExpression="${goLive.execute(execution)}" ~ NOT_AN_EXPRESSION ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:delegateExpression="${reviewRecord}" ~ STEP_ELSEWHERE ~ goLive
                <camunda:inputOutput> ~ <camunda:executionListener event="start" delegateExpression="${reviewRecord}"/><camunda:inputOutput> ~ STEP_ELSEWHERE ~ matchReviewers
                camunda:assignee="${writer}" ~ camunda:assignee="${writer.name}" ~ REACHES_INSIDE ~ write
                get("monthsToReReview") ~ getClass() ~ REACHES_INSIDE ~ matchReviewers
                ${!signedOff} ~ !signedOff ~ NOT_AN_EXPRESSION ~ changesRequested
                ${!signedOff} ~ not ${signedOff} ~ NOT_AN_EXPRESSION ~ changesRequested
                ${!signedOff} ~ ${!reviewRecord.allSigned()} ~ UNKNOWN_METHOD ~ changesRequested
                camunda:delegateExpression="${goLive}" ~ camunda:class="org.example.Mine" ~ JAVA_CLASS ~ goLive
                camunda:delegateExpression="${goLive}" ~ camunda:type="external" camunda:topic="x" ~ EXTERNAL ~ goLive
                camunda:decisionRef="reviewer-matching" ~ (nothing) ~ NO_TABLE ~ matchReviewers
                camunda:decisionRef="reviewer-matching" ~ camunda:decisionRef="reviewer-maching" ~ UNKNOWN_TABLE ~ matchReviewers
                camunda:decisionRefBinding="deployment" ~ (nothing) ~ TABLE_NOT_BOUND ~ matchReviewers
                get("monthsToReReview") ~ get("months") ~ TABLE_LACKS_OUTPUT ~ matchReviewers
                <camunda:outputParameter name="monthsToReReview"> ~ <camunda:outputParameter name="months"> ~ STEP_LACKS ~ goLive
                <camunda:inputOutput> ~ <camunda:executionListener event="start" class="org.example.Mine"/><camunda:inputOutput> ~ JAVA_CLASS ~ matchReviewers
                <camunda:inputOutput> ~ <camunda:executionListener event="start" delegateExpression="${mine}"/><camunda:inputOutput> ~ UNKNOWN_STEP ~ matchReviewers
                <camunda:inputOutput> ~ <camunda:field name="x" stringValue="y"/><camunda:inputOutput> ~ FIELDS ~ matchReviewers
                <camunda:inputOutput> ~ <camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector><camunda:inputOutput> ~ CONNECTOR ~ matchReviewers
                ${decisionResult.getSingleResult().get("signatures")} ~ <camunda:script scriptFormat="javascript">1</camunda:script> ~ SCRIPT ~ matchReviewers
                <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${signedOff} ~ <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="javascript">${signedOff} ~ SCRIPT ~ signed
                </bpmn:process> ~ <bpmn:scriptTask id="sneaky" /></bpmn:process> ~ SCRIPT_TASK ~ sneaky
                sourceRef="publish" targetRef="publishWhen" ~ sourceRef="publish" targetRef="nowhere" ~ DANGLING_FLOW ~ publishToWhen
                targetRef="countSignatures" ~ targetRef="publish" ~ UNREACHED ~ countSignatures
                <bpmn:sequenceFlow id="goLiveToEnd" sourceRef="goLive" targetRef="articleLive" /> ~ (nothing) ~ DEAD_END ~ goLive
                sourceRef="enoughSignatures" targetRef="medicalReview" ~ sourceRef="enoughSignatures" targetRef="countSignatures" ~ CIRCLE ~ countSignatures
                <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${enoughSignatures}</bpmn:conditionExpression> ~ (nothing) ~ FLOW_WITHOUT_CONDITION ~ allSigned
                <bpmn:exclusiveGateway id="signedOff" ~ <bpmn:exclusiveGateway default="signed" id="signedOff" ~ DEFAULT_WITH_CONDITION ~ signed
                ${publication == 'scheduled'} ~ ${publication == 'later'} ~ NO_WAY_ON ~ publishWhen
                ${!signedOff} ~ ${signedOff} ~ NO_WAY_ON ~ signedOff
                ${!enoughSignatures} ~ ${daysToFinish > 3} ~ NO_DEFAULT ~ enoughSignatures
                ${!signedOff} ~ ${!signedOff ~ BROKEN_EXPRESSION ~ changesRequested
                ${!signedOff} ~ ${!approved} ~ UNSET_VARIABLE ~ changesRequested
                ${publishAt} ~ ${publishedAt} ~ UNSET_VARIABLE ~ scheduledTime
                <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${publishAt}</bpmn:timeDate> ~ (nothing) ~ NO_TIME ~ scheduledTime
                <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${publishAt}</bpmn:timeDate> ~ <bpmn:timeDuration>soon</bpmn:timeDuration> ~ UNREADABLE_TIME ~ scheduledTime
                messageRef="messagePublicationCalledBack" ~ (nothing) ~ NO_MESSAGE ~ calledBack
                <camunda:failedJobRetryTimeCycle>R5/PT1M ~ <camunda:failedJobRetryTimeCycle>five times ~ UNREADABLE_RETRIES ~ scheduledTime
                <camunda:failedJobRetryTimeCycle>R5/PT1M ~ <camunda:failedJobRetryTimeCycle>PT1M,a day ~ UNREADABLE_RETRIES ~ scheduledTime
                <camunda:failedJobRetryTimeCycle>R5/PT1M ~ <camunda:failedJobRetryTimeCycle>R5 ~ UNREADABLE_RETRIES ~ scheduledTime
                <bpmn:outgoing>publishToWhen</bpmn:outgoing> ~ <bpmn:outgoing>publishToWhen</bpmn:outgoing><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>two</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics> ~ UNREADABLE_NUMBER ~ publish
                <bpmn:outgoing>publishToWhen</bpmn:outgoing> ~ <bpmn:outgoing>publishToWhen</bpmn:outgoing><bpmn:multiInstanceLoopCharacteristics camunda:collection="publishers" /> ~ UNSET_VARIABLE ~ publish
                id="publishToWhen" ~ id="goLive" ~ SAME_ID ~ goLive
                <?xml version="1.0" encoding="UTF-8"?> ~ <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> ~ DOCTYPE ~ (nothing)
                </bpmn:process> ~ (nothing) ~ BROKEN_XML ~ (nothing)
                <bpmn:process id="article-review" ~ <bpmn:process spelling="wrong" id="article-review" ~ BROKEN_XML ~ (nothing)
                """);
    }

    static Stream<Arguments> brokenTables() {
        return cases("""
                camunda:historyTimeToLive="P365D" ~ (nothing) ~ NO_TIME_TO_LIVE ~ reviewer-matching
                hitPolicy="FIRST" ~ hitPolicy="COLLECT" ~ HIT_POLICY ~ reviewer-matching
                hitPolicy="FIRST" ~ (nothing) ~ UNIQUE_CATCH_ALL ~ reviewer-matching
                <inputEntry id="everythingElseRisk"><text></text> ~ <inputEntry id="everythingElseRisk"><text>"LOW"</text> ~ NO_CATCH_ALL ~ reviewer-matching
                <text>"medicines"</text> ~ <text></text> ~ UNREACHED_ROWS ~ reviewer-matching
                <text>"HIGH"</text> ~ <text>"HIGH</text> ~ BROKEN_CELL ~ highRiskRisk
                <text>"HIGH"</text> ~ <text>"HIHG"</text> ~ NEVER_SO ~ highRiskRisk
                <text>"HIGH"</text> ~ <text>not("ORDINRY")</text> ~ NEVER_SO ~ highRiskRisk
                <text>2</text> ~ <text>0</text> ~ UNFIT_NUMBER ~ highRiskSignatures
                <text>2</text> ~ <text>-1</text> ~ UNFIT_NUMBER ~ highRiskSignatures
                <text>2</text> ~ <text>99999999999</text> ~ UNFIT_NUMBER ~ highRiskSignatures
                <text>5</text> ~ <text>2.5</text> ~ UNFIT_NUMBER ~ highRiskDays
                <text>5</text> ~ <text>-5</text> ~ UNFIT_NUMBER ~ highRiskDays
                <text>12</text> ~ <text>0</text> ~ UNFIT_NUMBER ~ highRiskMonths
                <text>"HIGH"</text> ~ <text>HIGH</text> ~ UNKNOWN_WORD ~ highRiskRisk
                <text>"HIGH"</text> ~ <text>"HIGH", MEDIUM</text> ~ UNKNOWN_WORD ~ highRiskRisk
                <text>topic</text> ~ <text>topik</text> ~ UNKNOWN_WORD ~ topicInput
                <outputEntry id="drugsGroup"><text>"MEDICAL_REVIEWER"</text> ~ <outputEntry id="drugsGroup"><text>MEDICAL_REVIEWER</text> ~ UNKNOWN_WORD ~ drugsGroup
                <outputEntry id="drugsGroup"><text>"MEDICAL_REVIEWER"</text> ~ <outputEntry id="drugsGroup"><text>"medical reviewer"</text> ~ UNUSABLE_ROLE ~ drugsGroup
                <outputEntry id="drugsGroup"><text>"MEDICAL_REVIEWER"</text> ~ <outputEntry id="drugsGroup"><text>"MEDICAL_REVIEWERS"</text> ~ MISSPELT_ROLE ~ drugsGroup
                <outputEntry id="drugsSignatures"><text>1</text> ~ <outputEntry id="drugsSignatures"><text></text> ~ EMPTY_OUTPUT ~ drugsSignatures
                <outputEntry id="drugsSignatures"><text>1</text> ~ <outputEntry id="drugsSignatures"><text>"two"</text> ~ CELL_TYPE ~ drugsSignatures
                <outputEntry id="drugsSignatures"> ~ <outputEntry id="drugsSignatures" expressionLanguage="javascript"> ~ CELL_LANGUAGE ~ drugsSignatures
                </decisionTable> ~ (nothing) ~ BROKEN_XML ~ (nothing)
                """);
    }

    @ParameterizedTest
    @MethodSource("brokenDrawings")
    void aBrokenDrawingIsNoticed(String sound, String broken, Rule rule, String element) {
        assertBroken("article-review.bpmn", DRAWING, sound, broken, rule, element);
    }

    @ParameterizedTest
    @MethodSource("brokenTables")
    void aBrokenTableIsNoticed(String sound, String broken, Rule rule, String element) {
        // As one line each, so that a cell can be named.
        String plain = TABLE.replaceAll("(Entry id=\"[^\"]+\">)\\s+<text>", "$1<text>");
        assertBroken("reviewer-matching.dmn", plain, sound, broken, rule, element);
    }

    private static void assertBroken(String file, String xml, String sound, String broken, Rule rule, String element) {
        assertThat(xml).contains(sound);
        List<Finding> findings =
                check(ProcessFile.of(file, xml.replace(sound, broken))).findings();

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.file()).isEqualTo(file);
            assertThat(finding.element()).isEqualTo(element);
        });
    }

    @Test
    void whatCannotBeReadIsNamedWithItsLine() {
        String broken = DRAWING.replace("</bpmn:process>", "");

        assertThat(check(ProcessFile.of("article-review.bpmn", broken)).errors())
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isGreaterThan(100));
        String foreign = DRAWING.replace("<bpmn:process id", "<bpmn:process spelling=\"wrong\" id");
        assertThat(check(ProcessFile.of("article-review.bpmn", foreign)).errors())
                .singleElement()
                .satisfies(finding -> assertThat(finding.line()).isEqualTo(3));
    }

    @Test
    void aStepThatIsLeftToTheExecutorBreaksNoCircle() {
        String circle = DRAWING.replace(
                        "sourceRef=\"enoughSignatures\" targetRef=\"medicalReview\"",
                        "sourceRef=\"enoughSignatures\" targetRef=\"countSignatures\"")
                .replace("id=\"countSignatures\"", "id=\"countSignatures\" camunda:asyncBefore=\"true\"");

        assertThat(check(ProcessFile.of("article-review.bpmn", circle)).errors())
                .extracting(Finding::rule)
                .containsExactly(Rule.CIRCLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${execution.setVariable('seen', true)}",
                "${execution.getVariable('seen') == execution.processBusinessKey}",
                "${dateTime().plusDays(3).toDate()}",
                "${reviewRecord.allSigned(execution)}",
                "#{goLive.execute(execution)}"
            })
    void whatADrawingHasAUseForIsLetIn(String expression) {
        String drawing = DRAWING.replace(
                "camunda:delegateExpression=\"${goLive}\"", "camunda:expression=\"" + expression + "\"");

        assertThat(check(ProcessFile.of("article-review.bpmn", drawing)).errors())
                .isEmpty();
    }

    @Test
    void aConditionMayAskWhatTheReviewsCameTo() {
        String asking = DRAWING.replace("${!signedOff}", "${reviewRecord.changesRequested(execution)}");
        String misspelt = asking.replace("changesRequested(execution)", "changesWanted(execution)");

        assertThat(check(ProcessFile.of("article-review.bpmn", asking)).errors())
                .isEmpty();
        assertThat(check(ProcessFile.of("article-review.bpmn", misspelt)).errors())
                .extracting(Finding::rule)
                .containsExactly(Rule.UNKNOWN_METHOD);
    }

    /** The crossing stands before the stage that answers it, and no way leads back. */
    @Test
    void aConditionThatAsksForWhatIsOnlySetLaterIsNoticed() {
        String early = asksBeforeItIsAnswered("");

        assertThat(check(ProcessFile.of("article-review.bpmn", early)).errors())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.SET_LATER);
                    assertThat(finding.element()).isEqualTo("askedEarly");
                    assertThat(finding.details()).containsExactly("publication", "${publication == 'now'}");
                });
    }

    @Test
    void whatAWayBackOrAnotherBranchMaySetInTimeIsNotCalledLate() {
        String wayBack = asksBeforeItIsAnswered("")
                .replace(
                        "id=\"sentBackByPublisher\" name=\"No, send back\" sourceRef=\"publishWhen\" targetRef=\"write\"",
                        "id=\"sentBackByPublisher\" name=\"No, send back\" sourceRef=\"publishWhen\" targetRef=\"early\"");
        String start = asksBeforeItIsAnswered("publication");

        for (String drawing : List.of(wayBack, start)) {
            assertThat(check(ProcessFile.of("article-review.bpmn", drawing)).findings())
                    .extracting(Finding::rule)
                    .doesNotContain(Rule.SET_LATER);
        }
    }

    /** @param given what the start event sets, "" if nothing */
    private static String asksBeforeItIsAnswered(String given) {
        String set = given.isEmpty()
                ? ""
                : "<bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter name=\"" + given
                        + "\">now</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements>";
        return DRAWING.replace(
                        "<bpmn:outgoing>draftBegunToWrite</bpmn:outgoing>",
                        set + "<bpmn:outgoing>draftBegunToWrite</bpmn:outgoing>")
                .replace(
                        "id=\"draftBegunToWrite\" sourceRef=\"draftBegun\" targetRef=\"write\" />",
                        "id=\"draftBegunToWrite\" sourceRef=\"draftBegun\" targetRef=\"early\" />"
                                + "<bpmn:exclusiveGateway id=\"early\" name=\"At once?\" default=\"notEarly\" />"
                                + "<bpmn:sequenceFlow id=\"askedEarly\" sourceRef=\"early\" targetRef=\"draftDropped\">"
                                + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${publication == 'now'}"
                                + "</bpmn:conditionExpression></bpmn:sequenceFlow>"
                                + "<bpmn:sequenceFlow id=\"notEarly\" sourceRef=\"early\" targetRef=\"write\" />"
                                + "<bpmn:endEvent id=\"draftDropped\" />");
    }

    @Test
    void aStageForSeveralAndAPartOfItsOwnAreSound() {
        for (String drawing :
                List.of(UnusualDrawingsTests.forTwo(DRAWING), UnusualDrawingsTests.inAPart(DRAWING, "PT72H"))) {
            assertThat(check(ProcessFile.of("article-review.bpmn", drawing)).errors())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"R5/PT1M", "R/PT1M", "PT1M", "PT1M, PT10M,P1D", "${tries}"})
    void triesThatCanBeReadAreTaken(String cycle) {
        String drawing = DRAWING.replace(
                "<camunda:failedJobRetryTimeCycle>R5/PT1M", "<camunda:failedJobRetryTimeCycle>" + cycle);

        assertThat(check(ProcessFile.of("article-review.bpmn", drawing)).findings())
                .extracting(Finding::rule)
                .doesNotContain(Rule.UNREADABLE_RETRIES);
    }

    @Test
    void aStageWithoutAPageBringsNoFollowingFindings() {
        String unknown = DRAWING.replace("formKey=\"publish\"", "formKey=\"pubish\"");

        assertThat(check(ProcessFile.of("article-review.bpmn", unknown)).findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.UNKNOWN_FORM_KEY);
    }

    @Test
    void nothingOutsideTheFileIsRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        String reading = DRAWING.replace(
                        "?>", "?>\n<!DOCTYPE definitions [<!ENTITY secret SYSTEM \"" + secret.toUri() + "\">]>")
                .replace("name=\"Write\"", "name=\"&secret;\"");

        List<Finding> findings =
                check(ProcessFile.of("article-review.bpmn", reading)).findings();

        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.DOCTYPE);
        assertThat(findings.toString()).doesNotContain("the secret");
    }

    @Test
    void whatIsTooLargeOrTooDeepIsNotRead() {
        String deep = DRAWING.replace(
                "<bpmn:documentation>", "<x>".repeat(5_000) + "</x>".repeat(5_000) + "<bpmn:documentation>");

        assertThat(check(new ProcessFile("article-review.bpmn", true, new byte[2 * 1024 * 1024 + 1]))
                        .errors())
                .extracting(Finding::rule)
                .containsExactly(Rule.TOO_LARGE);
        assertThat(check(ProcessFile.of("article-review.bpmn", "")).errors())
                .extracting(Finding::rule)
                .containsExactly(Rule.EMPTY_FILE);
        assertThat(check(ProcessFile.of("article-review.bpmn", deep)).errors())
                .extracting(Finding::rule)
                .containsExactly(Rule.BROKEN_XML);
    }

    @Test
    void aProcessAndATableAreKnownByTheirIdsWhateverTheirFilesAreCalled() {
        ProcessCheckResult result =
                check(ProcessFile.of("ours.bpmn", DRAWING), ProcessFile.of("who-reads-what.dmn", TABLE));

        assertThat(result.findings()).isEmpty();
        assertThat(unit(result, "article-review").drawing().name()).isEqualTo("ours.bpmn");
        assertThat(unit(result, "article-review").tables())
                .singleElement()
                .satisfies(table -> assertThat(table.name()).isEqualTo("who-reads-what.dmn"));
    }

    @Test
    void whatTheFolderLacksComesFromTheJar() {
        ProcessCheckResult result = check(ProcessFile.of("article-review.bpmn", DRAWING));

        assertThat(unit(result, "article-review").drawing().own()).isTrue();
        assertThat(unit(result, "article-review").tables())
                .singleElement()
                .satisfies(table -> assertThat(table.own()).isFalse());
        assertThat(unit(result, "reader-report").drawing().own()).isFalse();
    }

    @Test
    void ourOwnProcessAsksTheNewsroomsTable() {
        ProcessCheckResult result = check(
                ProcessFile.of("reader-report.bpmn", read("reader-report.bpmn")), ProcessFile.of("who.dmn", TABLE));

        assertThat(unit(result, "article-review").drawing().own()).isFalse();
        assertThat(unit(result, "article-review").tables())
                .singleElement()
                .satisfies(table -> assertThat(table.own()).isTrue());
    }

    @Test
    void aProcessGoesWithTheTablesItAsksAndWithNoOther() {
        assertThat(unit(check(), "article-review").decisions()).containsExactly("reviewer-matching");
        assertThat(unit(check(), "dead-address").tables()).isEmpty();
    }

    @Test
    void twoFilesWithTheSameProcessOrTableAreBothNamedAndRefused() {
        ProcessCheckResult result = check(
                ProcessFile.of("a.bpmn", DRAWING),
                ProcessFile.of("b.bpmn", DRAWING),
                ProcessFile.of("a.dmn", TABLE),
                ProcessFile.of("b.dmn", TABLE));

        assertThat(result.errors())
                .extracting(Finding::file, Finding::rule)
                .contains(
                        tuple("a.bpmn", Rule.SAME_PROCESS),
                        tuple("b.bpmn", Rule.SAME_PROCESS),
                        tuple("a.dmn", Rule.SAME_DECISION),
                        tuple("b.dmn", Rule.SAME_DECISION));
        assertThat(unit(result, "article-review").sound()).isFalse();
        assertThat(unit(result, "reader-report").sound()).isTrue();
    }

    @Test
    void aProcessIsRefusedTogetherWithItsTable() {
        ProcessCheckResult result =
                check(ProcessFile.of("t.dmn", TABLE.replace("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"")));

        assertThat(unit(result, "article-review").sound()).isFalse();
        assertThat(unit(result, "dead-address").sound()).isTrue();
    }

    @Test
    void nothingOfTheJarsTakesThePlaceOfAFileNobodyCanRead() {
        ProcessCheckResult result = check(ProcessFile.of("article-review.bpmn", "<no"));
        assertThat(result.units()).noneMatch(Unit::sound);

        result = check(ProcessFile.of("article-review.bpmn", DRAWING), ProcessFile.of("reviewer-matching.dmn", "<no"));
        assertThat(unit(result, "article-review").sound()).isFalse();
        assertThat(unit(result, "dead-address").sound()).isTrue();
    }

    @Test
    void aTableNobodyAsksIsPointedOut() {
        assertThat(check(ProcessFile.of("t.dmn", TABLE.replace("\"reviewer-matching\"", "\"reviewer-maching\"")))
                        .findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.UNASKED_TABLE);
    }

    /** A call, of a process of the newsroom's own. */
    @ParameterizedTest
    @CsvSource({
        "copy-editing, '', <camunda:in businessKey=\"#{execution.processBusinessKey}\" />,",
        "copy-editing, camunda:calledElementBinding=\"deployment\", <camunda:in businessKey=\"x\" />, CALL_BINDING",
        "copy-edting, '', <camunda:in businessKey=\"x\" />, UNKNOWN_PROCESS",
    })
    void aCallLeadsToAProcess(String called, String binding, String given, @Nullable Rule rule) {
        String calling = DRAWING.replace(
                        "<bpmn:serviceTask id=\"goLive\" name=\"Go live\" camunda:delegateExpression=\"${goLive}\">",
                        "<bpmn:callActivity id=\"goLive\" name=\"Copy editing\" calledElement=\"" + called + "\" "
                                + binding + "><bpmn:extensionElements>" + given + "</bpmn:extensionElements>")
                .replace("</bpmn:serviceTask>\n    <bpmn:endEvent", "</bpmn:callActivity>\n    <bpmn:endEvent");

        List<Finding> findings = check(
                        ProcessFile.of("article-review.bpmn", calling),
                        ProcessFile.of("copy-editing.bpmn", COPY_EDITING))
                .findings()
                .stream()
                .filter(finding -> finding.file().equals("article-review.bpmn"))
                .toList();

        if (rule == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).extracting(Finding::rule).containsExactly(rule);
        }
    }

    @Test
    void aFolderThatIsNotThereOrHoldsNoProcessIsAnError(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("reviewer-matching.dmn"), TABLE);
        Files.writeString(folder.resolve("._article-review.bpmn"), "left by a file manager");

        assertThatThrownBy(() -> ProcessFiles.of(folder.toString()))
                .isInstanceOfSatisfying(
                        NoProcessFolder.class, no -> assertThat(no.exists()).isTrue());
        assertThatThrownBy(() -> ProcessFiles.of(folder + "-misspelt"))
                .isInstanceOfSatisfying(
                        NoProcessFolder.class, no -> assertThat(no.exists()).isFalse());
    }

    @Test
    void aFileIsFoundHoweverItsEndingIsWritten(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Article [new].BPMN"), DRAWING);

        assertThat(ProcessFiles.of(folder.toString()))
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("Article [new].bpmn"));
    }

    @Test
    void aDrawingThatIsPutWhereNoneIsReadIsSaidToBeUnused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("reader-report.bpmn"), read("reader-report.bpmn"));
        Files.writeString(folder.resolve("article-review.bpmn20.xml"), DRAWING);
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(folder.resolve("new/article-review.bpmn"), DRAWING);
        Files.writeString(folder.resolve("notes.txt"), "What we changed, and why.");

        ProcessCheckResult result = check(ProcessFiles.of(folder.toString()).toArray(ProcessFile[]::new));

        assertThat(result.errors()).isEmpty();
        assertThat(result.warnings())
                .filteredOn(finding -> finding.rule() == Rule.NOT_READ)
                .extracting(Finding::file)
                .containsExactlyInAnyOrder("new/article-review.bpmn", "article-review.bpmn20.xml");
        assertThat(result.units())
                .filteredOn(unit -> unit.processes().contains("article-review"))
                .allSatisfy(unit -> assertThat(unit.drawing().own()).isFalse());
    }

    @Test
    void aFolderWithDrawingsOnlyWhereNoneIsReadHoldsNone(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(folder.resolve("new/article-review.bpmn"), DRAWING);

        assertThatThrownBy(() -> ProcessFiles.of(folder.toString()))
                .isInstanceOfSatisfying(
                        NoProcessFolder.class, no -> assertThat(no.exists()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleSaysWhatIsWrongAndWhatToDo(Rule rule) {
        var findingMessages = new FindingMessages(words());
        Finding finding = new Finding(rule, "a.bpmn", 0, "publish", "Publish", List.of("ONE", "TWO", "THREE"));

        assertThat(findingMessages.wrong(finding)).isNotBlank().doesNotContain("{0", "{1", "'{", "  ");
        assertThat(findingMessages.remedy(finding)).isNotBlank().endsWith(".").doesNotContain("{0", "{1", "'{", "  ");
        assertThat(findingMessages.say(finding)).startsWith("a.bpmn, “Publish” (publish): ");
    }

    private static ResourceBundleMessageSource words() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding("UTF-8");
        return words;
    }

    private static Unit unit(ProcessCheckResult result, String process) {
        return result.units().stream()
                .filter(unit -> unit.processes().contains(process))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Arguments> cases(String table) {
        return table.lines().map(line -> line.split(" ~ ")).map(part -> {
            List<String> parts = Stream.of(part)
                    .map(text -> text.equals("(nothing)") ? "" : text)
                    .toList();
            return Arguments.of(parts.get(0), parts.get(1), Rule.valueOf(parts.get(2)), parts.get(3));
        });
    }

    private static ProcessCheckResult check(ProcessFile... own) {
        return ProcessCheck.check(List.of(own), ProcessFiles.ours(), Vocabularies.bare());
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of("processes", file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
