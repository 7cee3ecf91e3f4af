package org.imprimatur.workflow.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DecisionDefinitionQuery;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables a version of a process asks, as anybody can read them. */
@Component
public class DecisionTables {

    private static final String DEPLOYMENT = "deployment";
    private static final String VERSION = "version";
    private static final String VERSION_TAG = "versionTag";

    private final RepositoryService repository;

    DecisionTables(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * A decision table.
     *
     * @param hitPolicy as the file has it: {@code FIRST}
     * @param rows      empty where the table is missing
     */
    public record Table(
            String step,
            String name,
            String hitPolicy,
            List<String> inputs,
            List<String> outputs,
            List<Row> rows,
            boolean isMissing) {}

    /** @param when a cell each, empty where anything will do */
    record Row(List<String> when, List<String> then, String note) {}

    public List<Table> askedBy(ProcessDefinition version) {
        return repository.getBpmnModelInstance(version.getId()).getModelElementsByType(BusinessRuleTask.class).stream()
                .filter(step -> step.getCamundaDecisionRef() != null)
                .map(step -> table(step, version))
                .toList();
    }

    /** The tables themselves, as far as they are there. */
    public List<DecisionDefinition> definitionsAskedBy(ProcessDefinition version) {
        return repository.getBpmnModelInstance(version.getId()).getModelElementsByType(BusinessRuleTask.class).stream()
                .filter(step -> step.getCamundaDecisionRef() != null)
                .map(step -> definition(step, version))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The table one step asks, empty where it is missing. */
    public Optional<DecisionDefinition> definitionAskedBy(BusinessRuleTask step, ProcessDefinition version) {
        return step.getCamundaDecisionRef() == null ? Optional.empty() : Optional.ofNullable(definition(step, version));
    }

    private Table table(BusinessRuleTask step, ProcessDefinition version) {
        DecisionDefinition definition = definition(step, version);
        if (definition == null) {
            return new Table(
                    Stages.name(step), step.getCamundaDecisionRef(), "", List.of(), List.of(), List.of(), true);
        }
        return repository.getDmnModelInstance(definition.getId()).getModelElementsByType(Decision.class).stream()
                .filter(decision -> decision.getId().equals(definition.getKey()))
                .flatMap(decision -> decision.getChildElementsByType(DecisionTable.class).stream())
                .map(table -> read(Stages.name(step), definition, table))
                .findFirst()
                .orElseGet(() ->
                        new Table(Stages.name(step), name(definition), "", List.of(), List.of(), List.of(), false));
    }

    private @Nullable DecisionDefinition definition(BusinessRuleTask step, ProcessDefinition version) {
        DecisionDefinitionQuery query =
                repository.createDecisionDefinitionQuery().decisionDefinitionKey(step.getCamundaDecisionRef());
        String binding = step.getCamundaDecisionRefBinding();
        if (DEPLOYMENT.equals(binding)) {
            return query.deploymentId(version.getDeploymentId()).singleResult();
        }
        if (VERSION.equals(binding)) {
            return query.decisionDefinitionVersion(Integer.parseInt(step.getCamundaDecisionRefVersion()))
                    .singleResult();
        }
        return VERSION_TAG.equals(binding)
                ? query.versionTag(step.getCamundaDecisionRefVersionTag()).singleResult()
                : query.latestVersion().singleResult();
    }

    private static Table read(String step, DecisionDefinition definition, DecisionTable table) {
        List<String> inputs = new ArrayList<>();
        for (Input input : table.getInputs()) {
            inputs.add(
                    input.getLabel() == null ? text(input.getInputExpression().getText()) : input.getLabel());
        }
        List<String> outputs = new ArrayList<>();
        for (Output output : table.getOutputs()) {
            outputs.add(output.getLabel() == null ? output.getName() : output.getLabel());
        }
        List<Row> rows = table.getRules().stream().map(DecisionTables::row).collect(Collectors.toList());
        return new Table(step, name(definition), table.getHitPolicy().name(), inputs, outputs, rows, false);
    }

    private static Row row(Rule rule) {
        return new Row(
                cells(rule.getInputEntries()),
                cells(rule.getOutputEntries()),
                rule.getDescription() == null
                        ? ""
                        : rule.getDescription().getTextContent().strip());
    }

    private static List<String> cells(Collection<? extends DmnElement> entries) {
        return entries.stream()
                .map(entry -> entry.getChildElementsByType(Text.class).stream()
                        .map(DecisionTables::text)
                        .collect(Collectors.joining()))
                .map(DecisionTables::plain)
                .toList();
    }

    public static String text(@Nullable Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    /** A word in quotation marks is shown without them; a dash means, in these tables, that anything will do. */
    private static String plain(String cell) {
        return cell.equals("-") ? "" : cell.matches("\"[^\"]*\"") ? cell.substring(1, cell.length() - 1) : cell;
    }

    public static String name(DecisionDefinition definition) {
        return definition.getName() == null ? definition.getKey() : definition.getName();
    }
}
