package org.imprimatur.workflow.intervention;

import java.util.List;
import java.util.Map;
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
    private final StageEntry stageEntry;
    private final PublishingCommands publishingCommands;
    private final CaseSteps caseSteps;
    private final Worklist worklist;
    private final InterventionLetters letters;
    private final AuditTrail audit;

    StageChange(
            Interventions interventions,
            ReachableStages reachableStages,
            StageEntry stageEntry,
            PublishingCommands publishingCommands,
            CaseSteps caseSteps,
            Worklist worklist,
            InterventionLetters letters,
            AuditTrail audit) {
        this.interventions = interventions;
        this.reachableStages = reachableStages;
        this.stageEntry = stageEntry;
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
            stageEntry.at(standing, place.stage().entry(), withdrawn(subject, me));
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
