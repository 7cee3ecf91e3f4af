package org.imprimatur.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.imprimatur.article.Article;
import org.imprimatur.workflow.version.DecisionTables;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the tables a running review has asked before once more, because what they are asked about has changed. The process
 * stays where it is; what it remembers of the answer is what the tables say now.
 */
@Component
public class TableReasking {

    private final DecisionService decisions;
    private final DecisionTables tables;
    private final DecisionRecorder recorder;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final RepositoryService repository;

    TableReasking(
            DecisionService decisions,
            DecisionTables tables,
            DecisionRecorder recorder,
            RuntimeService runtime,
            HistoryService history,
            RepositoryService repository) {
        this.decisions = decisions;
        this.tables = tables;
        this.recorder = recorder;
        this.runtime = runtime;
        this.history = history;
        this.repository = repository;
    }

    /**
     * Of a table that is still to be asked nothing is known yet, and nothing changes.
     *
     * @param known what the process is to know of the article from now on
     * @return what the process remembered otherwise before, by the names it has for it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Object> reask(Article article, ProcessInstance process, Map<String, Object> known) {
        String id = process.getId();
        runtime.setVariables(id, known);
        Map<String, Object> changed = new HashMap<>();
        ProcessDefinition version = repository.getProcessDefinition(process.getProcessDefinitionId());
        for (BusinessRuleTask step :
                repository.getBpmnModelInstance(version.getId()).getModelElementsByType(BusinessRuleTask.class)) {
            Optional<DecisionDefinition> table =
                    wasAsked(id, step.getId()) ? tables.definitionAskedBy(step, version) : Optional.empty();
            table.ifPresent(asked -> changed.putAll(remember(id, answers(article, asked, runtime.getVariables(id)))));
        }
        return changed;
    }

    private boolean wasAsked(String process, String step) {
        return history.createHistoricActivityInstanceQuery()
                        .processInstanceId(process)
                        .activityId(step)
                        .finished()
                        .count()
                > 0;
    }

    private Map<String, Object> answers(Article article, DecisionDefinition table, Map<String, Object> variables) {
        List<DmnDecisionTableEvaluationEvent> heard = recorder.heard(
                article.topic(),
                () -> decisions
                        .evaluateDecisionTableById(table.getId())
                        .variables(variables)
                        .evaluate());
        recorder.record(article.id(), heard, repository);
        Map<String, Object> answers = new HashMap<>();
        heard.stream()
                .filter(answer -> answer.getDecision().getKey().equals(table.getKey()))
                .flatMap(answer -> answer.getMatchingRules().stream())
                .flatMap(row -> row.getOutputEntries().values().stream())
                .forEach(output ->
                        answers.put(output.getOutputName(), output.getValue().getValue()));
        return answers;
    }

    private Map<String, Object> remember(String process, Map<String, Object> answers) {
        Map<String, Object> before = runtime.getVariables(process);
        Map<String, Object> changed = new HashMap<>();
        answers.forEach((name, value) -> {
            if (before.containsKey(name) && !Objects.equals(before.get(name), value)) {
                changed.put(name, value);
            }
        });
        runtime.setVariables(process, changed);
        return changed;
    }
}
