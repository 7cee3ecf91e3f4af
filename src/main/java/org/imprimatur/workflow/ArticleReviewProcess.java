package org.imprimatur.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.article.Risk;
import org.imprimatur.article.RiskLevels;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.imprimatur.workflow.check.ProcessContract;
import org.imprimatur.worklist.AnswerVariables;
import org.imprimatur.worklist.StepForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The typed interface to {@code processes/article-review.bpmn}: the sole home of its key, its messages and its
 * variables. Process variables are ids, decisions and dates, never texts or people.
 */
@Component
public class ArticleReviewProcess {

    static final String KEY = "article-review";

    private static final String REVIEWER = "reviewer";
    static final String CORRECTION_WANTED = "correctionWanted";
    private static final String RE_REVIEW_DUE = "reReviewDue";
    private static final String CALLED_BACK = "publicationCalledBack";

    /** What a diagram of it has to agree on with this class. */
    static final ProcessContract CONTRACT = new ProcessContract(
            Set.of("writer", REVIEWER, "topic", "risk"),
            Map.of("risk", Stream.of(Risk.values()).map(Risk::name).collect(Collectors.toSet())),
            Set.of(CORRECTION_WANTED, RE_REVIEW_DUE),
            Map.of(CALLED_BACK, AnswerVariables.none()),
            Set.of(StepForm.WRITE, StepForm.REVIEW, StepForm.APPROVE, StepForm.PUBLISH));

    private final RuntimeService runtime;
    private final ManagementService management;
    private final EngineGateway engine;
    private final RiskLevels levels;

    ArticleReviewProcess(
            RuntimeService runtime, ManagementService management, EngineGateway engine, RiskLevels levels) {
        this.levels = levels;
        this.runtime = runtime;
        this.management = management;
        this.engine = engine;
    }

    /**
     * @param reviewer to whom its first reading goes, null for everybody of the role
     * @return the process instance's id
     */
    String start(Article article, ReviewReason reviewReason, @Nullable PersonId reviewer) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("writer", article.writer().toString());
        variables.put(REVIEWER, reviewer == null ? null : reviewer.toString());
        variables.put("topic", article.topic());
        variables.put("risk", levels.inForce(article).name());
        Subject subject = article.id().subject();
        return engine.begin(KEY, subject, () -> begin(reviewReason, subject, variables));
    }

    private String begin(ReviewReason reviewReason, Subject subject, Map<String, Object> variables) {
        return switch (reviewReason) {
            case NEW_DRAFT ->
                runtime.startProcessInstanceByKey(KEY, subject.key(), variables).getId();
            case CORRECTION ->
                runtime.startProcessInstanceByMessage(CORRECTION_WANTED, subject.key(), variables)
                        .getId();
            case RE_REVIEW ->
                runtime.startProcessInstanceByMessage(RE_REVIEW_DUE, subject.key(), variables)
                        .getId();
        };
    }

    void callBack(ArticleId article) {
        engine.send(
                article.subject(),
                () -> runtime.createMessageCorrelation(CALLED_BACK)
                        .processInstanceBusinessKey(article.subject().key())
                        .correlate());
    }

    /**
     * Sets the timer of a scheduled publication to another moment.
     *
     * @throws TimeStands if its diagram has no timer that can be set
     */
    void move(ArticleId article, Instant at) {
        engine.send(article.subject(), () -> {
            if (!PublicationTimers.move(management, runtime, article.subject(), Date.from(at))) {
                throw new TimeStands();
            }
        });
    }

    /** Without a name it goes to whoever asked for changes of it, and else to all who may read it. */
    static Map<String, Object> submitted(@Nullable PersonId reviewer, String words) {
        Map<String, Object> answer = new HashMap<>();
        if (reviewer != null) {
            answer.put(REVIEWER, reviewer.toString());
        }
        return words.isEmpty() ? answer : noted(answer, words);
    }

    /** It goes to whoever is asked first, or to all who may read it. */
    static Map<String, Object> submittedFor(@Nullable PersonId reviewer, String words) {
        Map<String, Object> answer = new HashMap<>();
        answer.put(REVIEWER, reviewer == null ? null : reviewer.toString());
        return words.isEmpty() ? answer : noted(answer, words);
    }

    /** A text that was taken back goes to whoever asked for changes of it, or to nobody in particular. */
    public static Map<String, Object> takenBack(@Nullable PersonId reviewer) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(REVIEWER, reviewer == null ? null : reviewer.toString());
        return variables;
    }

    static Map<String, Object> signed() {
        Map<String, Object> answer = new HashMap<>();
        answer.put("signedOff", true);
        answer.put(REVIEWER, null);
        return answer;
    }

    /** The next reading goes to the same reviewer. */
    static Map<String, Object> changesRequested(PersonId reviewer, String reason) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("signedOff", false);
        answer.put(REVIEWER, reviewer.toString());
        return noted(answer, reason);
    }

    static Map<String, Object> ordered(@Nullable Instant at) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("publication", at == null ? "now" : "scheduled");
        answer.put("publishAt", at == null ? null : Date.from(at));
        return answer;
    }

    static Map<String, Object> sentBackByPublisher(String reason) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("publication", "sentBack");
        return noted(answer, reason);
    }

    static Map<String, Object> approved(boolean yes, String remark) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("approved", yes);
        return noted(answer, remark);
    }

    /** What was said at a handoff travels to the next step within the transaction and is not kept by the engine. */
    private static VariableMap noted(Map<String, Object> answer, String note) {
        return Variables.fromMap(answer).putValueTyped("note", Variables.stringValue(note, true));
    }

    /** The process, as it is drawn, waits in a way that leaves no time to be moved. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class TimeStands extends Refusal {

        TimeStands() {
            super();
        }
    }
}
