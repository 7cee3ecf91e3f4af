package org.imprimatur.workflow.intervention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.notification.InterventionInProgress;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.imprimatur.workflow.EngineAuthentication;
import org.imprimatur.workflow.MovedTaskUpdater;
import org.imprimatur.workflow.TurnReader;
import org.imprimatur.workflow.WorkflowAction;
import org.imprimatur.workflow.version.ProcessVersions;
import org.imprimatur.workflow.version.RunningProcessesReadModel;
import org.imprimatur.workflow.version.Stages;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Moves what is under way in an older version of a process to the newest one. Each article moves by itself: one that
 * cannot stays where it is, and keeps no other from moving.
 */
@Service
public class VersionMove {

    /** As many as one request moves; whoever asked sees how many are left. */
    static final int AT_ONCE = 200;

    private static final Logger log = LoggerFactory.getLogger(VersionMove.class);

    private final ProcessVersions processVersions;
    private final RunningProcessesReadModel readModel;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final MovedTaskUpdater movedTaskUpdater;
    private final RunningProcesses runningProcesses;
    private final Worklist worklist;
    private final People people;
    private final InterventionLetters letters;
    private final AuditTrail audit;
    private final EngineAuthentication engineAuthentication;
    private final InterventionInProgress interventionInProgress;
    private final TransactionTemplate transaction;

    VersionMove(
            ProcessVersions processVersions,
            RunningProcessesReadModel readModel,
            RuntimeService runtime,
            TaskService tasks,
            MovedTaskUpdater movedTaskUpdater,
            RunningProcesses runningProcesses,
            Worklist worklist,
            People people,
            InterventionLetters letters,
            AuditTrail audit,
            EngineAuthentication engineAuthentication,
            InterventionInProgress interventionInProgress,
            TransactionTemplate transaction) {
        this.processVersions = processVersions;
        this.readModel = readModel;
        this.runtime = runtime;
        this.tasks = tasks;
        this.movedTaskUpdater = movedTaskUpdater;
        this.runningProcesses = runningProcesses;
        this.worklist = worklist;
        this.people = people;
        this.letters = letters;
        this.audit = audit;
        this.engineAuthentication = engineAuthentication;
        this.interventionInProgress = interventionInProgress;
        this.transaction = transaction;
    }

    /** Why what stands at a step cannot move. */
    enum Obstacle {
        /** The newest version has no such step. */
        GONE,
        /** It has one of the same id, but of another kind. */
        OTHER_KIND,
        /** It has one, but for several at once where this one is for one, or the other way round. */
        SEVERAL,
        /** It has one, but somewhere else: in a part of the diagram of its own. */
        ELSEWHERE
    }

    /** What a step says differently in the newest version. */
    enum Change {
        NAME,
        ROLE,
        INSTRUCTION,
        PAGE,
        DUE
    }

    /**
     * What will happen to everything at one step.
     *
     * @param to       what the newest version calls it; empty if there is an obstacle
     * @param obstacle null if nothing is in the way
     */
    public record StepPreview(
            ProcessVersions.Step step, String to, @Nullable Obstacle obstacle, List<Change> changes) {}

    public record Preview(ProcessDefinition from, ProcessDefinition to, List<StepPreview> steps) {

        /** Whether there is anything that can move. */
        public boolean moves() {
            return steps.stream().anyMatch(step -> step.obstacle() == null);
        }
    }

    /** @param subject null if nobody knows what the process is about; @param busy it may be tried again at once */
    public record Stayed(@Nullable Subject subject, boolean busy) {}

    /** @param more whether there are more that were not tried yet */
    public record Result(int moved, List<Stayed> stayed, boolean more) {}

    public Preview preview(String key, int version) {
        ProcessDefinition from = processVersions.version(key, version);
        ProcessDefinition to = processVersions.newest(key);
        if (from.getId().equals(to.getId())) {
            throw new IsNewest(String.valueOf(version));
        }
        BpmnModelInstance before = processVersions.diagram(from);
        BpmnModelInstance after = processVersions.diagram(to);
        List<String> mapped = plan(from, to).getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .toList();
        List<StepPreview> steps = processVersions.steps(from).stream()
                .map(step -> preview(step, before, after, mapped.contains(step.id())))
                .toList();
        return new Preview(from, to, steps);
    }

    /**
     * Moves them, each in a transaction of its own.
     *
     * @param seen the version that was the newest when the person looked
     * @throws NewerVersion if there is a newer one by now
     */
    public Result move(Person me, String key, int version, String seen, String reason) {
        ProcessDefinition from = processVersions.version(key, version);
        ProcessDefinition to = processVersions.newest(key);
        if (!to.getId().equals(seen) || to.getId().equals(from.getId())) {
            throw new NewerVersion(from.getName(), String.valueOf(to.getVersion()));
        }
        MigrationPlan plan = plan(from, to);
        int moved = 0;
        List<Stayed> stayed = new ArrayList<>();
        String after = null;
        List<RunningProcessesReadModel.Line> lines;
        do {
            lines = readModel.lines(from.getId(), null, after, RunningProcessesReadModel.PAGE);
            for (RunningProcessesReadModel.Line line : lines) {
                after = line.process();
                Optional<Stayed> stays = move(new Move(me, from, to, plan, reason), line);
                stays.ifPresent(stayed::add);
                moved += stays.isEmpty() ? 1 : 0;
            }
        } while (lines.size() == RunningProcessesReadModel.PAGE && moved + stayed.size() < AT_ONCE);
        return new Result(moved, stayed, lines.size() == RunningProcessesReadModel.PAGE);
    }

    private record Move(Person by, ProcessDefinition from, ProcessDefinition to, MigrationPlan plan, String reason) {}

    private Optional<Stayed> move(Move move, RunningProcessesReadModel.Line line) {
        try {
            transaction.executeWithoutResult(status -> interventionInProgress.during(
                    move.reason(), () -> engineAuthentication.as(move.by().id(), () -> migrate(move, line))));
            return Optional.empty();
        } catch (MigratingProcessInstanceValidationException noWay) {
            return Optional.of(new Stayed(line.subject(), false));
        } catch (ProcessEngineException | DataAccessException | Refusal inUse) {
            log.info("{} was not moved to version {}", line.subject(), move.to().getVersion(), inUse);
            return Optional.of(new Stayed(line.subject(), true));
        }
    }

    private void migrate(Move move, RunningProcessesReadModel.Line line) {
        Subject subject = line.subject();
        if (subject != null) {
            runningProcesses.hold(subject);
        }
        runtime.newMigration(move.plan()).processInstanceIds(line.process()).execute();
        BpmnModelInstance before = processVersions.diagram(move.from());
        for (Task task :
                tasks.createTaskQuery().processInstanceId(line.process()).list()) {
            updateFromDiagram(move, task, (UserTask) before.getModelElementById(task.getTaskDefinitionKey()));
        }
        if (subject != null) {
            audit.record(
                    subject,
                    move.by().id(),
                    WorkflowAction.MOVED,
                    move.to().getName() + ", version " + move.to().getVersion(),
                    Map.of("from", String.valueOf(move.from().getVersion()), "note", move.reason()));
        }
    }

    private void updateFromDiagram(Move move, Task task, UserTask drawnBefore) {
        Turn before = worklist.hold(task.getId());
        movedTaskUpdater.of(drawnBefore, () -> tasks.setPriority(task.getId(), task.getPriority()));
        Turn after = worklist.hold(task.getId());
        PersonId holder = after.assignee();
        String mark = String.valueOf(move.to().getVersion());
        if (holder != null && !before.candidates().equals(after.candidates()) && !mayKeep(holder, after)) {
            tasks.setAssignee(task.getId(), null);
            Turn pooled = worklist.hold(task.getId());
            letters.lost(List.of(before), List.of(), move.by(), move.reason());
            letters.changed(before, pooled, changes(before, pooled), mark, move.by(), move.reason());
        } else if (!changes(before, after).isEmpty()) {
            letters.changed(before, after, changes(before, after), mark, move.by(), move.reason());
        }
    }

    private boolean mayKeep(PersonId holder, Turn turn) {
        return people.find(holder)
                .filter(person -> TurnPolicy.mayReceive(person, turn))
                .isPresent();
    }

    private static List<Change> changes(Turn before, Turn after) {
        List<Change> changes = new ArrayList<>();
        add(changes, Change.NAME, before.step(), after.step());
        add(changes, Change.ROLE, before.candidates(), after.candidates());
        add(
                changes,
                Change.INSTRUCTION,
                before.stage().instruction(),
                after.stage().instruction());
        add(changes, Change.PAGE, before.formKey(), after.formKey());
        add(changes, Change.DUE, before.due(), after.due());
        return changes;
    }

    private MigrationPlan plan(ProcessDefinition from, ProcessDefinition to) {
        return runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .updateEventTriggers()
                .build();
    }

    private StepPreview preview(
            ProcessVersions.Step step, BpmnModelInstance before, BpmnModelInstance after, boolean mapped) {
        ModelElementInstance was = before.getModelElementById(step.id());
        ModelElementInstance is = after.getModelElementById(step.id());
        if (mapped) {
            return new StepPreview(step, processVersions.place(after, step.id()), null, changes(was, is));
        }
        return new StepPreview(step, "", obstacle(was, is), List.of());
    }

    private static Obstacle obstacle(ModelElementInstance was, @Nullable ModelElementInstance is) {
        if (is == null) {
            return Obstacle.GONE;
        }
        if (!is.getElementType().equals(was.getElementType())) {
            return Obstacle.OTHER_KIND;
        }
        return Stages.isForSeveral(was) == Stages.isForSeveral(is) ? Obstacle.ELSEWHERE : Obstacle.SEVERAL;
    }

    private static List<Change> changes(ModelElementInstance before, ModelElementInstance after) {
        List<Change> changes = new ArrayList<>();
        if (before instanceof UserTask was && after instanceof UserTask is) {
            add(changes, Change.NAME, was.getName(), is.getName());
            add(changes, Change.ROLE, was.getCamundaCandidateGroups(), is.getCamundaCandidateGroups());
            add(changes, Change.INSTRUCTION, TurnReader.instruction(was), TurnReader.instruction(is));
            add(changes, Change.PAGE, was.getCamundaFormKey(), is.getCamundaFormKey());
            add(changes, Change.DUE, was.getCamundaDueDate(), is.getCamundaDueDate());
        }
        return changes;
    }

    private static void add(List<Change> changes, Change change, @Nullable Object was, @Nullable Object is) {
        if (!Objects.equals(was, is)) {
            changes.add(change);
        }
    }

    /** There is nothing newer to move to. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class IsNewest extends Refusal {
        IsNewest(String version) {
            super(version);
        }
    }

    /** The processes have changed since the person looked at what would happen. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class NewerVersion extends Refusal {
        NewerVersion(String process, String newest) {
            super(process, newest);
        }
    }
}
