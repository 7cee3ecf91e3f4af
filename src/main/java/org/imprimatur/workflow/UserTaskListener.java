package org.imprimatur.workflow;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.notification.HandoffLetters;
import org.imprimatur.notification.InterventionInProgress;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAction;
import org.imprimatur.worklist.Urgencies;
import org.imprimatur.worklist.Urgency;
import org.imprimatur.worklist.Vacancy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The listener on every user task of every diagram: turns creation, assignment and end of each into worklist row, audit
 * line and letters within the engine's transaction. No diagram can forget it.
 */
@Component
class UserTaskListener implements TaskListener {

    private final TurnReader turnReader;
    private final Worklist worklist;
    private final AuditTrail audit;
    private final HandoffLetters letters;
    private final People people;
    private final InterventionInProgress interventionInProgress;
    private final Urgencies urgencies;
    private final PromiseReckoning promiseReckoning;
    private final Clock clock;

    UserTaskListener(
            TurnReader turnReader,
            Worklist worklist,
            AuditTrail audit,
            HandoffLetters letters,
            People people,
            InterventionInProgress interventionInProgress,
            Urgencies urgencies,
            PromiseReckoning promiseReckoning,
            Clock clock) {
        this.turnReader = turnReader;
        this.worklist = worklist;
        this.audit = audit;
        this.letters = letters;
        this.people = people;
        this.interventionInProgress = interventionInProgress;
        this.urgencies = urgencies;
        this.promiseReckoning = promiseReckoning;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> begun(task);
            case TaskListener.EVENTNAME_ASSIGNMENT -> assigned(task);
            case TaskListener.EVENTNAME_COMPLETE -> closed(task, TurnAction.FINISHED);
            case TaskListener.EVENTNAME_DELETE -> cancelled(task);
            default -> throw new IllegalStateException("Not asked to hear of " + task.getEventName());
        }
    }

    private void begun(DelegateTask task) {
        nameByAddress(task);
        // Of the execution: a task just born has no variables of its own, and the engine would ask the database for
        // them.
        String said =
                task.getExecution().getVariable("note") instanceof String note ? note : interventionInProgress.reason();
        Turn turn = turnReader.of(task, actor(task), said);
        Map<PersonId, Person> concerned = people.named(
                Stream.of(turn.assignee(), turn.from()).filter(Objects::nonNull).collect(Collectors.toSet()));
        PersonId named = turn.assignee();
        Vacancy vacancy = named == null
                ? null
                : worklist.obstacleToBegin(named, concerned.get(named), turn).orElse(null);
        if (vacancy != null) {
            turn = turn.vacated(vacancy);
        }
        if (!text(turn.assignee()).equals(Objects.requireNonNullElse(task.getAssignee(), ""))) {
            task.setAssignee(turn.assignee() == null ? null : text(turn.assignee()));
        }
        Urgency urgency = urgencies.of(turn.subject());
        turn = promiseReckoning.begin(turn, urgency, task);
        record(
                task,
                TurnAction.BEGUN,
                Map.of("candidates", names(turn.candidates()), "assignee", text(turn.assignee())));
        if (vacancy != null) {
            record(task, action(vacancy), Map.of("from", text(vacancy.by())));
        }
        letters.turnBegun(turn, new HandoffLetters.Beginning(urgency, concerned), actor(task));
    }

    /** A diagram names a person by the address they sign in with; of somebody unknown or gone it lies with its role. */
    private void nameByAddress(DelegateTask task) {
        String named = task.getAssignee();
        if (named != null && named.contains("@")) {
            task.setAssignee(people.byEmail(named)
                    .filter(Person::active)
                    .map(person -> person.id().toString())
                    .orElse(null));
        }
    }

    /** Also fires right after the creation of a task that is born with an assignee: nothing is new then. */
    private void assigned(DelegateTask task) {
        Turn before = worklist.hold(task.getId());
        PersonId assignee = person(task.getAssignee());
        if (Objects.equals(before.assignee(), assignee)) {
            return;
        }
        PersonId actor = actor(task);
        worklist.assign(task.getId(), assignee, assignee == null ? null : actor);
        Turn turn = worklist.hold(task.getId());
        Vacancy vacancy = turn.vacancy();
        if (vacancy != null) {
            record(task, action(vacancy), Map.of("from", text(vacancy.by())));
        } else {
            record(
                    task,
                    assignee == null ? TurnAction.HANDED_BACK : TurnAction.ASSIGNED,
                    Map.of("assignee", text(assignee)));
        }
        letters.turnMoved(before, turn, actor);
    }

    private void cancelled(DelegateTask task) {
        Optional<Turn> turn = worklist.find(task.getId());
        closed(task, TurnAction.CANCELLED);
        turn.ifPresent(ended -> letters.turnCancelled(ended, actor(task)));
    }

    private void closed(DelegateTask task, AuditAction action) {
        worklist.close(task.getId(), actor(task), clock.instant());
        record(task, action, Map.of());
    }

    private void record(DelegateTask task, AuditAction action, Map<String, String> facts) {
        audit.record(ProcessSubject.of(task.getExecution()), actor(task), action, task.getName(), facts);
    }

    private static @Nullable PersonId actor(DelegateTask task) {
        var acting = task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return acting == null ? null : person(acting.getUserId());
    }

    private static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : PersonId.of(id);
    }

    private static AuditAction action(Vacancy vacancy) {
        return switch (vacancy.why()) {
            case LEFT -> TurnAction.LEFT_BEHIND;
            case ROLE_TAKEN -> TurnAction.OUT_OF_ROLE;
            case HAS_SIGNED -> TurnAction.SIGNED_ALREADY;
            case OWN_TEXT -> TurnAction.OWN_TEXT;
            case NOT_TAKEN_UP -> TurnAction.NOT_TAKEN_UP;
            case AWAY -> TurnAction.AWAY;
        };
    }

    private static String text(@Nullable PersonId id) {
        return id == null ? "" : id.toString();
    }

    private static String names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(" "));
    }
}
