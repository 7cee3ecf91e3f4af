package org.imprimatur.workflow;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.imprimatur.article.ReviewIntervals;
import org.imprimatur.article.Risk;
import org.imprimatur.workflow.version.DecisionTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the decision tables in force after how many months an article is read again, as they would answer its review. */
@Component
class DmnReviewIntervals implements ReviewIntervals {

    private static final Logger log = LoggerFactory.getLogger(DmnReviewIntervals.class);

    /** What the shipped process calls it. */
    private static final String MONTHS = "monthsToReReview";

    private final DeployedProcesses processes;
    private final DecisionTables tables;
    private final DecisionRecorder recorder;
    private final DecisionService decisions;

    DmnReviewIntervals(
            DeployedProcesses processes, DecisionTables tables, DecisionRecorder recorder, DecisionService decisions) {
        this.processes = processes;
        this.tables = tables;
        this.recorder = recorder;
        this.decisions = decisions;
    }

    /** Of several answers the soonest counts. */
    @Override
    public OptionalInt months(String topic, Risk risk) {
        List<DecisionDefinition> asked = processes
                .version(ArticleReviewProcess.KEY)
                .map(tables::definitionsAskedBy)
                .orElse(List.of());
        return asked.stream()
                .flatMapToInt(table -> months(table, topic, risk).stream())
                .min();
    }

    private OptionalInt months(DecisionDefinition table, String topic, Risk risk) {
        try {
            return recorder
                    .heard(
                            topic,
                            () -> decisions
                                    .evaluateDecisionTableById(table.getId())
                                    .variables(Map.of("topic", topic, "risk", risk.name()))
                                    .evaluate())
                    .stream()
                    .flatMap(answer -> answer.getMatchingRules().stream())
                    .flatMap(rule -> rule.getOutputEntries().values().stream())
                    .filter(output -> MONTHS.equals(output.getOutputName()))
                    .map(output -> output.getValue().getValue())
                    .filter(Number.class::isInstance)
                    .mapToInt(number -> ((Number) number).intValue())
                    .filter(number -> number > 0)
                    .min();
        } catch (ProcessEngineException | DmnEngineException asksMoreThanWeKnow) {
            log.debug("The table {} cannot be asked by topic and risk alone", table.getKey(), asksMoreThanWeKnow);
            return OptionalInt.empty();
        }
    }
}
