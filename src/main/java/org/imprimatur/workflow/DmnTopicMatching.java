package org.imprimatur.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.imprimatur.article.Risk;
import org.imprimatur.article.TopicMatching;
import org.imprimatur.platform.Messages;
import org.imprimatur.workflow.version.DecisionTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds which rows of the decision tables in force apply to articles by their topic. The tables themselves are asked,
 * so whatever a cell says is understood as it will be when an article comes.
 */
@Component
class DmnTopicMatching implements TopicMatching {

    private static final Logger log = LoggerFactory.getLogger(DmnTopicMatching.class);

    private static final String TOPIC = "topic";

    private final DeployedProcesses processes;
    private final DecisionTables tables;
    private final DecisionRecorder recorder;
    private final DecisionService decisions;
    private final RepositoryService repository;
    private final Messages messages;

    DmnTopicMatching(
            DeployedProcesses processes,
            DecisionTables tables,
            DecisionRecorder recorder,
            DecisionService decisions,
            RepositoryService repository,
            Messages messages) {
        this.processes = processes;
        this.tables = tables;
        this.recorder = recorder;
        this.decisions = decisions;
        this.repository = repository;
        this.messages = messages;
    }

    /**
     * A row that applies.
     *
     * @param naming whether its cell for the topic says anything
     * @param any    whether no cell of it says anything
     */
    private record Row(int number, String words, boolean naming, boolean any) {}

    /** What applies to a topic, by how much harm a mistake could do. */
    private record Applying(List<Row> ordinary, List<Row> high) {

        boolean named() {
            return Stream.concat(ordinary.stream(), high.stream()).anyMatch(Row::naming);
        }

        boolean differing() {
            return !ordinary.equals(high);
        }
    }

    @Override
    public Matched of(Collection<String> topics) {
        List<String> ofAll = new ArrayList<>();
        Map<String, List<String>> ofOne = new HashMap<>();
        processes.version(ArticleReviewProcess.KEY).map(tables::definitionsAskedBy).orElse(List.of()).stream()
                .filter(this::isAboutTopics)
                .forEach(table -> say(table, topics, ofAll, ofOne));
        return new Matched(ofAll, ofOne);
    }

    private boolean isAboutTopics(DecisionDefinition definition) {
        return topicColumn(DecisionRecorder.table(definition, repository)) >= 0;
    }

    private void say(
            DecisionDefinition definition,
            Collection<String> topics,
            List<String> ofAll,
            Map<String, List<String>> ofOne) {
        String name = DecisionTables.name(definition);
        Map<String, Applying> applying = applying(definition, topics);
        boolean sameForAll = isHighRiskSameForAll(applying.values());
        if (sameForAll) {
            List<Row> high = applying.values().iterator().next().high();
            ofAll.add(messages.say("topics.matched.high.all", name, inWords(high)));
        }
        applying.forEach((topic, rows) -> {
            List<String> sentences = ofOne.computeIfAbsent(topic, none -> new ArrayList<>());
            sentences.add(messages.say(key(rows.ordinary(), rows.named()), name, inWords(rows.ordinary())));
            if (rows.differing() && !sameForAll) {
                String key = rows.high().isEmpty() ? "topics.matched.high.none" : "topics.matched.high";
                sentences.add(messages.say(key, inWords(rows.high())));
            }
        });
    }

    /** A row for high risk that asks for no topic: nobody wants to read it beside each of them. */
    private static boolean isHighRiskSameForAll(Collection<Applying> applying) {
        return applying.stream().map(Applying::high).distinct().count() == 1
                && applying.stream()
                        .allMatch(rows -> rows.differing()
                                && !rows.high().isEmpty()
                                && rows.high().stream().noneMatch(Row::naming));
    }

    private Map<String, Applying> applying(DecisionDefinition definition, Collection<String> topics) {
        Map<String, Applying> applying = new HashMap<>();
        try {
            for (String topic : topics) {
                applying.put(
                        topic,
                        new Applying(rows(definition, topic, Risk.ORDINARY), rows(definition, topic, Risk.HIGH)));
            }
            return applying;
        } catch (ProcessEngineException | DmnEngineException asksMoreThanWeKnow) {
            log.debug("The table {} cannot be asked about a topic alone", definition.getKey(), asksMoreThanWeKnow);
            return Map.of();
        }
    }

    private static String key(List<Row> rows, boolean named) {
        if (rows.isEmpty()) {
            return "topics.matched.none";
        }
        return !named && rows.stream().allMatch(Row::any) ? "topics.matched.catch-all" : "topics.matched";
    }

    private String inWords(List<Row> rows) {
        return rows.stream()
                .map(row -> row.words().isEmpty()
                        ? messages.say("topics.row", row.number())
                        : messages.say("topics.row.words", row.number(), row.words()))
                .collect(Collectors.joining(", "));
    }

    private List<Row> rows(DecisionDefinition definition, String topic, Risk risk) {
        DecisionTable table = DecisionRecorder.table(definition, repository);
        List<Rule> drawn = List.copyOf(table.getRules());
        int column = topicColumn(table);
        return recorder
                .heard(
                        topic,
                        () -> decisions
                                .evaluateDecisionTableById(definition.getId())
                                .variables(Map.of(TOPIC, topic, "risk", risk.name()))
                                .evaluate())
                .stream()
                .filter(answer -> answer.getDecision().getKey().equals(definition.getKey()))
                .flatMap(answer -> answer.getMatchingRules().stream())
                .map(applied -> row(applied, drawn, column))
                .toList();
    }

    private static Row row(DmnEvaluatedDecisionRule applied, List<Rule> drawn, int column) {
        int number = 0;
        while (!drawn.get(number).getId().equals(applied.getId())) {
            number++;
        }
        Rule rule = drawn.get(number);
        List<Boolean> says = rule.getInputEntries().stream()
                .map(DmnTopicMatching::saysAnything)
                .toList();
        return new Row(number + 1, DecisionRecorder.words(rule), says.get(column), !says.contains(true));
    }

    private static boolean saysAnything(InputEntry cell) {
        String text = DecisionTables.text(cell.getText());
        return !text.isEmpty() && !text.equals("-");
    }

    /** Which column of it compares the topic, less than 0 if none does. */
    private static int topicColumn(DecisionTable table) {
        int column = 0;
        for (Input input : table.getInputs()) {
            if (DecisionTables.text(input.getInputExpression().getText()).equals(TOPIC)) {
                return column;
            }
            column++;
        }
        return -1;
    }
}
