package org.imprimatur.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RiskLevels;
import org.imprimatur.article.Topics;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Subject;
import org.imprimatur.review.MatchedRow;
import org.imprimatur.review.MatchedRows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Records which rows of a decision table applied to an article, in the transaction in which the table is asked: our
 * history level keeps none of it. Between the step that asks and the one that answers lies one call on one thread.
 */
@Component
class DecisionRecorder implements DmnDecisionTableEvaluationListener {

    /** What the shipped process calls the number of clinicians who must sign. */
    private static final String SIGNATURES = "signatures";

    private final MatchedRows matched;
    private final Articles articles;
    private final Topics topics;
    private final RiskLevels levels;
    private final Clock clock;
    private final ThreadLocal<Question> asked = new ThreadLocal<>();

    DecisionRecorder(MatchedRows matched, Articles articles, Topics topics, RiskLevels levels, Clock clock) {
        this.levels = levels;
        this.matched = matched;
        this.articles = articles;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * @param answers so far; a decision may ask others first
     * @param names   what else the topic is called, looked up when a cell first asks
     */
    private record Question(
            String topic, List<DmnDecisionTableEvaluationEvent> answers, Supplier<List<String>> names) {}

    private Question question(String topic) {
        return new Question(topic, new ArrayList<>(), SingletonSupplier.of(() -> topics.namesOf(topic)));
    }

    /** The table is asked about the article as it is now: its topic may be called otherwise since it set out. */
    void asked(DelegateExecution execution) {
        Optional<Article> article = articles.about(ProcessSubject.of(execution));
        asked.set(question(article.map(Article::topic).orElse("")));
        article.ifPresent(about -> {
            execution.setVariable("topic", about.topic());
            execution.setVariable("risk", levels.inForce(about).name());
        });
    }

    /** What else the word is called, if it is the topic of the article that is asked about. */
    Collection<String> alsoCalled(String word) {
        Question question = asked.get();
        return question != null && question.topic().equals(word)
                ? question.names().get()
                : List.of();
    }

    /** What tables answer that are asked outside of any process, about no article in particular; nothing is written down. */
    List<DmnDecisionTableEvaluationEvent> heard(String topic, Runnable asking) {
        Question question = question(topic);
        asked.set(question);
        try {
            asking.run();
        } finally {
            asked.remove();
        }
        return List.copyOf(question.answers());
    }

    @Override
    public void notify(DmnDecisionTableEvaluationEvent evaluation) {
        Question question = asked.get();
        if (question != null) {
            question.answers().add(evaluation);
        }
    }

    void answered(DelegateExecution execution) {
        Question question = asked.get();
        asked.remove();
        Subject subject = ProcessSubject.of(execution);
        if (question == null || !subject.is(Subject.Kind.ARTICLE)) {
            return;
        }
        record(
                ArticleId.of(subject),
                question.answers(),
                execution.getProcessEngineServices().getRepositoryService());
    }

    /** Writes down what tables answered about an article. */
    void record(ArticleId article, List<DmnDecisionTableEvaluationEvent> heard, RepositoryService repository) {
        heard.forEach(evaluation -> record(article, evaluation, repository));
        heard.stream()
                .flatMap(evaluation -> evaluation.getMatchingRules().stream())
                .flatMap(rule -> rule.getOutputEntries().values().stream())
                .filter(output -> SIGNATURES.equals(output.getOutputName()))
                .map(output -> output.getValue().getValue())
                .filter(Number.class::isInstance)
                .mapToInt(number -> ((Number) number).intValue())
                .max()
                .ifPresent(needed -> matched.needs(article, needed));
    }

    private void record(ArticleId article, DmnDecisionTableEvaluationEvent evaluation, RepositoryService repository) {
        DecisionDefinition decision = (DecisionDefinition) evaluation.getDecision();
        DecisionTable table = table(decision, repository);
        List<Rule> rows = List.copyOf(table.getRules());
        Map<String, String> headings = headings(table);
        UUID together = UUID.randomUUID();
        Instant now = DbTime.now(clock);
        for (DmnEvaluatedDecisionRule applied : evaluation.getMatchingRules()) {
            int number = 0;
            while (number < rows.size() && !rows.get(number).getId().equals(applied.getId())) {
                number++;
            }
            matched.add(new MatchedRow(
                    together,
                    article,
                    decision.getKey(),
                    decision.getVersion(),
                    number + 1,
                    applied.getId(),
                    number < rows.size() ? words(rows.get(number)) : "",
                    inputs(evaluation),
                    outputs(applied, headings),
                    now));
        }
    }

    static DecisionTable table(DecisionDefinition decision, RepositoryService repository) {
        Decision drawn = repository.getDmnModelInstance(decision.getId()).getModelElementById(decision.getKey());
        return (DecisionTable) drawn.getExpression();
    }

    private static Map<String, String> headings(DecisionTable table) {
        Map<String, String> headings = new LinkedHashMap<>();
        table.getOutputs().forEach(output -> headings.put(output.getName(), text(output.getLabel(), output.getName())));
        return headings;
    }

    private static Map<String, String> inputs(DmnDecisionTableEvaluationEvent evaluation) {
        Map<String, String> inputs = new LinkedHashMap<>();
        evaluation
                .getInputs()
                .forEach(input -> inputs.put(text(input.getName(), input.getId()), text(input.getValue())));
        return inputs;
    }

    private static Map<String, String> outputs(DmnEvaluatedDecisionRule rule, Map<String, String> headings) {
        Map<String, String> outputs = new LinkedHashMap<>();
        rule.getOutputEntries()
                .values()
                .forEach(output -> outputs.put(
                        headings.getOrDefault(output.getOutputName(), output.getOutputName()),
                        text(output.getValue())));
        return outputs;
    }

    static String words(Rule row) {
        return row.getDescription() == null
                ? ""
                : row.getDescription().getTextContent().strip();
    }

    private static String text(@Nullable TypedValue value) {
        return value == null || value.getValue() == null ? "" : value.getValue().toString();
    }

    private static String text(@Nullable String name, String otherwise) {
        return name == null || name.isBlank() ? otherwise : name;
    }
}
