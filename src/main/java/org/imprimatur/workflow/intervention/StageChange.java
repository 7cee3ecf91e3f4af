package org.imprimatur.workflow.intervention;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.imprimatur.article.ArticleId;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.report.CaseSteps;
import org.imprimatur.report.ReportId;
import org.imprimatur.workflow.ReaderReportProcess;
import org.imprimatur.workflow.WorkflowAction;
import org.imprimatur.workflow.intervention.ReachableStages.Place;
import org.imprimatur.workflow.intervention.RunningProcesses.Standing;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Puts an article or a report at another stage of its process than the one it has come to. */
@Service
public class StageChange {

    private final Interventions interventions;
    private final ReachableStages reachableStages;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final PublishingCommands publishingCommands;
    private final CaseSteps caseSteps;
    private final Worklist worklist;
    private final InterventionLetters letters;
    private final AuditTrail audit;

    StageChange(
            Interventions interventions,
            ReachableStages reachableStages,
            RuntimeService runtime,
            ManagementService management,
            PublishingCommands publishingCommands,
            CaseSteps caseSteps,
            Worklist worklist,
            InterventionLetters letters,
            AuditTrail audit) {
        this.interventions = interventions;
        this.reachableStages = reachableStages;
        this.runtime = runtime;
        this.management = management;
        this.publishingCommands = publishingCommands;
        this.caseSteps = caseSteps;
        this.worklist = worklist;
        this.letters = letters;
        this.audit = audit;
    }

    /**
     * Ends all that is going on with an article or a report and begins the stage instead. A report that was decided is
     * undecided again; a correction that has begun for it goes on.
     *
     * @param seen the mark of the standing the person saw
     * @throws Interventions.HasMoved if it is not there any more
     * @throws NoSuchStage if the diagram has none of that id
     * @throws NeedsMore if a table has to be asked first
     * @throws Interventions.DoesNotArrive if a step on the way there fails
     */
    public void putAt(Person me, Subject subject, String stage, String seen, String reason) {
        interventions.carryOut(me, subject, seen, reason, standing -> {
            Place place = reachableStages.places(standing).stream()
                    .filter(candidate -> candidate.stage().id().equals(stage))
                    .findFirst()
                    .orElseThrow(NoSuchStage::new);
            if (!place.isOpen()) {
                throw new NeedsMore(place.stage().name(), place.missing());
            }
            String name = place.stage().name();
            audit.record(subject, me.id(), WorkflowAction.PUT_AT, name, Map.of("note", reason));
            List<Turn> lost = worklist.openOn(subject);
            restart(standing, place.stage().entry(), withdrawn(subject, me));
            arrive(standing, place.stage().entry());
            letters.lost(lost, worklist.openOn(subject), me, reason);
        });
    }

    /**
     * Takes back what was decided at the stage that ends.
     *
     * @return what the process has to know of it
     */
    private Map<String, Object> withdrawn(Subject subject, Person me) {
        if (subject.is(Subject.Kind.REPORT)) {
            return ReaderReportProcess.undecided(caseSteps.undecided(ReportId.of(subject)));
        }
        publishingCommands.unschedule(ArticleId.of(subject), me);
        return Map.of();
    }

    private void restart(Standing standing, String element, Map<String, Object> variables) {
        var change =
                runtime.createProcessInstanceModification(standing.process().getId());
        for (ActivityInstance activity : standing.tree().getChildActivityInstances()) {
            change.cancelActivityInstance(activity.getId());
        }
        for (TransitionInstance transition : standing.tree().getChildTransitionInstances()) {
            change.cancelTransitionInstance(transition.getId());
        }
        change.startBeforeActivity(element).setVariables(variables).execute();
    }

    /** A stage may be drawn to begin in a moment of its own; whoever waits for the page's answer waits for that too. */
    private void arrive(Standing standing, String element) {
        ActivityInstance tree = runtime.getActivityInstance(standing.process().getId());
        if (tree == null) {
            return;
        }
        List<String> beginning = Stream.of(tree.getTransitionInstances(element))
                .map(TransitionInstance::getExecutionId)
                .toList();
        for (Job job : management
                .createJobQuery()
                .processInstanceId(standing.process().getId())
                .messages()
                .list()) {
            if (beginning.contains(job.getExecutionId())) {
                management.executeJob(job.getId());
            }
        }
    }

    /** The diagram the article goes by has no such stage. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static class NoSuchStage extends Refusal {}

    /** A stage needs what a table decides, and the table has not been asked about this article yet. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class NeedsMore extends Refusal {
        NeedsMore(String stage, String table) {
            super(stage, table);
        }
    }
}
