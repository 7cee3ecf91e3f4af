package org.imprimatur.workflow;

import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hears of the creation, assignment and end of every user task of every diagram, and turns each into worklist row,
 * audit line and letters within the engine's transaction. No diagram can forget it.
 */
@Component
class EveryUserTask implements TaskListener {

    private final Articles articles;
    private final Worklist worklist;
    private final AuditTrail audit;
    private final HandoffLetters letters;

    EveryUserTask(Articles articles, Worklist worklist, AuditTrail audit, HandoffLetters letters) {
        this.articles = articles;
        this.worklist = worklist;
        this.audit = audit;
        this.letters = letters;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> opened(task);
            case TaskListener.EVENTNAME_ASSIGNMENT -> assigned(task);
            case TaskListener.EVENTNAME_COMPLETE -> closed(task, "turn.finished");
            case TaskListener.EVENTNAME_DELETE -> closed(task, "turn.cancelled");
            default -> {}
        }
    }

    private void opened(DelegateTask task) {
        Turn turn = turn(task);
        worklist.open(turn);
        record(task, "turn.opened", Map.of("candidates", names(turn.candidates()), "assignee", text(turn.assignee())));
        letters.turnOpened(turn, actor(task));
    }

    /** Also fires right after the creation of a task that is born with an assignee: nothing is new then. */
    private void assigned(DelegateTask task) {
        Turn turn = worklist.find(task.getId()).orElseThrow();
        PersonId assignee = person(task.getAssignee());
        PersonId actor = actor(task);
        if (java.util.Objects.equals(turn.assignee(), assignee)) {
            return;
        }
        PersonId givenBy = assignee == null || assignee.equals(actor) ? null : actor;
        worklist.assign(task.getId(), assignee, givenBy);
        record(task, assignee == null ? "turn.handed-back" : "turn.assigned", Map.of("assignee", text(assignee)));
        letters.turnAssigned(worklist.find(task.getId()).orElseThrow(), actor);
    }

    private void closed(DelegateTask task, String action) {
        worklist.close(task.getId(), actor(task), Times.now());
        record(task, action, Map.of());
    }

    private Turn turn(DelegateTask task) {
        Article article = articles.require(article(task));
        UserTask step = (UserTask) task.getBpmnModelElementInstance();
        Date due = task.getDueDate();
        return new Turn(
                task.getId(),
                article.id().businessKey(),
                article.number(),
                article.title(),
                article.topic(),
                task.getName(),
                step.getCamundaFormKey(),
                step.getDocumentations().stream()
                        .map(Documentation::getTextContent)
                        .map(String::strip)
                        .collect(Collectors.joining("\n")),
                step.getOutgoing().stream().anyMatch(flow -> flow.getTarget() instanceof ExclusiveGateway),
                person(task.getAssignee()),
                candidates(task),
                null,
                actor(task),
                task.getExecution().getVariable("note") instanceof String note ? note : "",
                task.getCreateTime().toInstant(),
                due == null ? null : due.toInstant());
    }

    private static Set<Role> candidates(DelegateTask task) {
        return task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .map(Role::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void record(DelegateTask task, String action, Map<String, String> facts) {
        audit.record(article(task).businessKey(), actor(task), action, task.getName(), facts);
    }

    private static ArticleId article(DelegateTask task) {
        return ArticleId.ofBusinessKey(task.getExecution().getProcessBusinessKey());
    }

    private static @Nullable PersonId actor(DelegateTask task) {
        var authentication =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return authentication == null ? null : person(authentication.getUserId());
    }

    private static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : PersonId.of(id);
    }

    private static String text(@Nullable PersonId id) {
        return id == null ? "" : id.toString();
    }

    private static String names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(" "));
    }
}
