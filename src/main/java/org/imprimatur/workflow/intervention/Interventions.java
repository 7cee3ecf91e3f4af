package org.imprimatur.workflow.intervention;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.article.GivenUpDrafts;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.notification.InterventionInProgress;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.report.CaseSteps;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportId;
import org.imprimatur.report.Reports;
import org.imprimatur.workflow.EngineAuthentication;
import org.imprimatur.workflow.FailureMessages;
import org.imprimatur.workflow.ReaderReportProcess;
import org.imprimatur.workflow.TurnReader;
import org.imprimatur.workflow.WorkflowAction;
import org.imprimatur.workflow.intervention.RunningProcesses.Standing;
import org.imprimatur.workflow.version.Stages;
import org.imprimatur.workflow.version.Stages.Stage;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What a publisher or an administrator does about an article or a report whose process does not lead where it should: put
 * it at another stage, give the draft up, take it up again. Nothing of it puts a text before readers, or an answer.
 */
@Service
public class Interventions {

    private static final String USER_TASK = "userTask";

    private final RunningProcesses runningProcesses;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final HistoryService history;
    private final ManagementService management;
    private final TurnReader turnReader;
    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final GivenUpDrafts drafts;
    private final PublishingCommands publishingCommands;
    private final Reports reports;
    private final CaseSteps caseSteps;
    private final ReaderReportProcess readerReportProcess;
    private final Worklist worklist;
    private final InterventionLetters letters;
    private final AuditTrail audit;
    private final EngineAuthentication engineAuthentication;
    private final InterventionInProgress interventionInProgress;
    private final TransactionTemplate transaction;

    Interventions(
            RunningProcesses runningProcesses,
            RuntimeService runtime,
            RepositoryService repository,
            HistoryService history,
            ManagementService management,
            TurnReader turnReader,
            Articles articles,
            ArticleCommands articleCommands,
            GivenUpDrafts drafts,
            PublishingCommands publishingCommands,
            Reports reports,
            CaseSteps caseSteps,
            ReaderReportProcess readerReportProcess,
            Worklist worklist,
            InterventionLetters letters,
            AuditTrail audit,
            EngineAuthentication engineAuthentication,
            InterventionInProgress interventionInProgress,
            TransactionTemplate transaction) {
        this.runningProcesses = runningProcesses;
        this.runtime = runtime;
        this.repository = repository;
        this.history = history;
        this.management = management;
        this.turnReader = turnReader;
        this.articles = articles;
        this.articleCommands = articleCommands;
        this.drafts = drafts;
        this.publishingCommands = publishingCommands;
        this.reports = reports;
        this.caseSteps = caseSteps;
        this.readerReportProcess = readerReportProcess;
        this.worklist = worklist;
        this.letters = letters;
        this.audit = audit;
        this.engineAuthentication = engineAuthentication;
        this.interventionInProgress = interventionInProgress;
        this.transaction = transaction;
    }

    /** To move articles to another version, put one at another stage, end one. */
    public static boolean mayIntervene(Person person) {
        return person.holds(Role.publisher()) || person.holds(Role.admin());
    }

    /** @param missing the table that has to be asked first, empty if the article can be put there */
    public record Place(Stage stage, String missing) {

        public boolean isOpen() {
            return missing.isEmpty();
        }
    }

    /** The stages something can be put at as things stand, and those it cannot. */
    public List<Place> places(Standing standing) {
        var known = runtime.getVariables(standing.process().getId());
        return stages(standing).all().stream()
                .map(stage -> new Place(
                        stage,
                        stage.needs().stream()
                                .filter(need ->
                                        !need.variables().stream().allMatch(variable -> known.get(variable) != null))
                                .map(Stages.Decided::step)
                                .findFirst()
                                .orElse("")))
                .toList();
    }

    /** The stage somebody finished last, if the diagram still has it. */
    public Optional<Stage> stageBefore(Standing standing) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(standing.process().getId())
                .activityType(USER_TASK)
                .finished()
                .orderByHistoricActivityInstanceEndTime()
                .desc()
                .listPage(0, 20)
                .stream()
                .filter(stop -> !stop.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .findFirst()
                .flatMap(stages(standing)::find);
    }

    /**
     * Ends all that is going on with an article or a report and begins the stage instead. A report that was decided is
     * undecided again; a correction that has begun for it goes on.
     *
     * @param seen the mark of the standing the person saw
     * @throws HasMoved if it is not there any more
     * @throws NoSuchStage if the diagram has none of that id
     * @throws NeedsMore if a table has to be asked first
     * @throws DoesNotArrive if a step on the way there fails
     */
    public void putAt(Person me, Subject subject, String stage, String seen, String reason) {
        attempt(
                subject,
                () -> change(me, subject, seen, reason, standing -> {
                    Place place = places(standing).stream()
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
                }));
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

    /**
     * Ends an article's review without an edition. What readers see stays as it is; whoever reported a mistake in it is
     * not forgotten, their reports have to be decided again.
     *
     * @throws HasMoved if it is not there any more
     * @throws IsCalled if another process waits for the review
     */
    public void giveUp(Person me, ArticleId id, String seen, String reason) {
        attempt(
                id.subject(),
                () -> change(me, id.subject(), seen, reason, standing -> {
                    Article article = articles.require(id);
                    if (isCalled(standing)) {
                        throw new IsCalled(article.title());
                    }
                    audit.record(
                            id.subject(),
                            me.id(),
                            WorkflowAction.REVIEW_GIVEN_UP,
                            "revision " + article.latestRevision(),
                            Map.of("note", reason));
                    publishingCommands.unschedule(id, me);
                    List<Turn> lost = worklist.openOn(id.subject());
                    runtime.deleteProcessInstance(standing.process().getId(), "given up", false, true);
                    drafts.note(article, me, reason);
                    letters.givenUp(article, standing.process().getId(), lost, me, reason);
                    Article.Live live = article.lastLive();
                    for (Report report : reports.waitingFor(id)) {
                        readerReportProcess.editionLive(report.id(), live == null ? 0 : live.edition(), false);
                    }
                }));
    }

    /** Begins anew what was given up before readers ever saw it. */
    public void takeUpAgain(Person me, ArticleId id) {
        transaction.executeWithoutResult(status -> {
            if (!ArticlePolicy.mayTakeUpAgain(me, articles.hold(id))) {
                throw new HasMoved(articles.require(id).title());
            }
            articleCommands.takeUpAgain(id, me);
        });
    }

    private void change(Person me, Subject subject, String seen, String reason, Consumer<Standing> action) {
        runningProcesses.hold(subject);
        Standing standing = runningProcesses
                .of(subject)
                .filter(now -> now.mark().equals(seen))
                .orElseThrow(() -> new HasMoved(turnReader.matter(subject).title()));
        interventionInProgress.during(reason, () -> engineAuthentication.as(me.id(), () -> action.accept(standing)));
    }

    /** What the engine says of a step that fails on the way is told once nothing has been changed. */
    private void attempt(Subject subject, Runnable action) {
        try {
            transaction.executeWithoutResult(status -> action.run());
        } catch (ProcessEngineException e) {
            throw new DoesNotArrive(turnReader.matter(subject).title(), FailureMessages.line(e.getMessage()));
        }
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

    private boolean isCalled(Standing standing) {
        return !standing.process().getId().equals(standing.process().getRootProcessInstanceId());
    }

    private Stages stages(Standing standing) {
        return new Stages(repository.getBpmnModelInstance(standing.process().getProcessDefinitionId()));
    }

    /** The article or report is not where it was when the person looked. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class HasMoved extends Refusal {
        public HasMoved(String title) {
            super(title);
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

    /** A step on the way to the stage fails, so the article stays where it is. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class DoesNotArrive extends Refusal {
        DoesNotArrive(String title, String cause) {
            super(title, cause);
        }
    }

    /** Another process called this review and waits for it to end in its own way. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class IsCalled extends Refusal {
        IsCalled(String title) {
            super(title);
        }
    }
}
