package org.imprimatur.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.Subject;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.worklist.StepForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the answers of stages apart that are open at the same time. What a stage answers in a branch of its own stays in
 * that branch, so that the crossings behind it see it and no other; what the whole process sees is what all of them
 * together have come to, by our record. In a diagram without branches a stage's answer is the process's, as ever.
 */
@Component
class BranchAnswers {

    /** By the page that gives it: the answer, and what is asked to be done otherwise. */
    private static final Map<StepForm, Answer> ANSWERS = Map.of(
            StepForm.REVIEW, new Answer("signedOff", ReviewNote.Kind.CHANGES_REQUESTED, List.of("reviewer")),
            StepForm.APPROVE, new Answer("approved", ReviewNote.Kind.SENT_BACK, List.of()));

    /** @param aside set with the answer, and nobody else's either */
    private record Answer(String variable, ReviewNote.Kind contrary, List<String> aside) {}

    private final ReviewOutcomes outcomes;

    BranchAnswers(ReviewOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /**
     * The stage is reached: room is made in its branch for what it will answer.
     *
     * @param scope whether the engine opened a scope for the stage, which closes with it
     */
    void reached(DelegateTask task, boolean scope) {
        Answer answer = answer(task);
        String branch = branch(task, scope);
        if (answer == null || branch.equals(task.getProcessInstanceId())) {
            return;
        }
        runtime(task).setVariableLocal(branch, answer.variable(), null);
        answer.aside().forEach(name -> runtime(task).setVariableLocal(branch, name, null));
    }

    /** The stage has answered: the process is told what all have come to. */
    void answered(DelegateTask task, boolean scope) {
        Answer answer = answer(task);
        Subject subject = ProcessSubject.of(task.getExecution());
        if (answer == null
                || branch(task, scope).equals(task.getProcessInstanceId())
                || !subject.is(Subject.Kind.ARTICLE)) {
            return;
        }
        boolean agreed = outcomes.of(ArticleId.of(subject)).requests().stream()
                .noneMatch(request -> request.kind() == answer.contrary());
        runtime(task).setVariable(task.getProcessInstanceId(), answer.variable(), agreed);
    }

    /** The execution that goes on from the stage: its own, or the one around the scope that closes with it. */
    private static String branch(DelegateTask task, boolean scope) {
        DelegateExecution execution = task.getExecution();
        return scope ? execution.getParentId() : execution.getId();
    }

    private static @Nullable Answer answer(DelegateTask task) {
        String page = ((UserTask) task.getBpmnModelElementInstance()).getCamundaFormKey();
        return page == null ? null : StepForm.of(page).map(ANSWERS::get).orElse(null);
    }

    private static RuntimeService runtime(DelegateTask task) {
        return task.getProcessEngineServices().getRuntimeService();
    }
}
