package org.imprimatur.workflow.intervention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.notification.InterventionInProgress;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.imprimatur.workflow.EngineAuthentication;
import org.imprimatur.workflow.WorkflowAction;
import org.imprimatur.workflow.version.ProcessVersions;
import org.imprimatur.workflow.version.RunningProcessesReadModel;
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
    private final MovedTurns movedTurns;
    private final RunningProcesses runningProcesses;
    private final AuditTrail audit;
    private final EngineAuthentication engineAuthentication;
    private final InterventionInProgress interventionInProgress;
    private final TransactionTemplate transaction;

    VersionMove(
            ProcessVersions processVersions,
            RunningProcessesReadModel readModel,
            RuntimeService runtime,
            MovedTurns movedTurns,
            RunningProcesses runningProcesses,
            AuditTrail audit,
            EngineAuthentication engineAuthentication,
            InterventionInProgress interventionInProgress,
            TransactionTemplate transaction) {
        this.processVersions = processVersions;
        this.readModel = readModel;
        this.runtime = runtime;
        this.movedTurns = movedTurns;
        this.runningProcesses = runningProcesses;
        this.audit = audit;
        this.engineAuthentication = engineAuthentication;
        this.interventionInProgress = interventionInProgress;
        this.transaction = transaction;
    }

    /** @param subject null if nobody knows what the process is about; @param busy it may be tried again at once */
    public record Stayed(@Nullable Subject subject, boolean busy) {}

    /** @param more whether there are more that were not tried yet */
    public record Result(int moved, List<Stayed> stayed, boolean more) {}

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
        MigrationPlan plan = plan(runtime, from, to);
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
        movedTurns.update(
                line.process(),
                processVersions.diagram(move.from()),
                String.valueOf(move.to().getVersion()),
                move.by(),
                move.reason());
        if (subject != null) {
            audit.record(
                    subject,
                    move.by().id(),
                    WorkflowAction.MOVED,
                    move.to().getName() + ", version " + move.to().getVersion(),
                    Map.of("from", String.valueOf(move.from().getVersion()), "note", move.reason()));
        }
    }

    /** Each step goes on as the one that has its id and its kind in the other version. */
    static MigrationPlan plan(RuntimeService runtime, ProcessDefinition from, ProcessDefinition to) {
        return runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .updateEventTriggers()
                .build();
    }

    /** The processes have changed since the person looked at what would happen. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class NewerVersion extends Refusal {
        NewerVersion(String process, String newest) {
            super(process, newest);
        }
    }
}
