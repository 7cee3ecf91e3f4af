package org.imprimatur.workflow.intervention;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleFiling;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.article.Risk;
import org.imprimatur.article.RiskCommands;
import org.imprimatur.notification.InterventionInProgress;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Messages;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.workflow.ActiveReviews;
import org.imprimatur.workflow.EngineAuthentication;
import org.imprimatur.workflow.FailureMessages;
import org.imprimatur.workflow.TableReasking;
import org.imprimatur.workflow.intervention.RunningProcesses.Standing;
import org.imprimatur.workflow.version.Stages;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has a review go on by another level of risk or another topic, whatever its diagram: the tables are asked anew, and a text
 * that had all its signatures and now wants more goes back to be read, as does one that others are to read now. A reading
 * that nobody needs any more ends.
 */
@Component
class Rematching {

    private final RunningProcesses runningProcesses;
    private final ActiveReviews activeReviews;
    private final TableReasking tables;
    private final StageEntry stageEntry;
    private final ArticleCommands articleCommands;
    private final PublishingCommands publishingCommands;
    private final ReviewOutcomes outcomes;
    private final Worklist worklist;
    private final People people;
    private final InterventionLetters letters;
    private final InterventionInProgress interventionInProgress;
    private final EngineAuthentication engineAuthentication;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final HistoryService history;
    private final Messages messages;

    Rematching(
            RunningProcesses runningProcesses,
            ActiveReviews activeReviews,
            TableReasking tables,
            StageEntry stageEntry,
            ArticleCommands articleCommands,
            PublishingCommands publishingCommands,
            ReviewOutcomes outcomes,
            Worklist worklist,
            People people,
            InterventionLetters letters,
            InterventionInProgress interventionInProgress,
            EngineAuthentication engineAuthentication,
            RuntimeService runtime,
            RepositoryService repository,
            HistoryService history,
            Messages messages) {
        this.runningProcesses = runningProcesses;
        this.activeReviews = activeReviews;
        this.tables = tables;
        this.stageEntry = stageEntry;
        this.articleCommands = articleCommands;
        this.publishingCommands = publishingCommands;
        this.outcomes = outcomes;
        this.worklist = worklist;
        this.people = people;
        this.letters = letters;
        this.interventionInProgress = interventionInProgress;
        this.engineAuthentication = engineAuthentication;
        this.runtime = runtime;
        this.repository = repository;
        this.history = history;
        this.messages = messages;
    }

    /** The table is asked right after; a diagram may also look at the level by itself. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(RiskCommands.RiskProposed event) {
        runningProcesses
                .of(event.article().id().subject())
                .ifPresent(standing ->
                        runtime.setVariables(standing.process().getId(), known(event.article(), event.to())));
    }

    /** Before the letters, which say what comes next. */
    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(RiskCommands.RiskDecided event) {
        if (!event.isChanged()) {
            return;
        }
        Article article = event.article();
        String why = messages.say(
                        event.isRaised() ? "workflow.risk.raised" : "workflow.risk.lowered",
                        messages.say(event.to().key("risk.level")))
                + (event.reason().isEmpty() ? "" : "\n" + event.reason());
        arriving(article, () -> {
            Optional<Standing> standing = runningProcesses.of(article.id().subject());
            if (standing.isPresent()) {
                follow(new Change(article, known(article, event.to()), event.by(), why), standing.get());
            } else if (event.isRaised() && article.live() != null && !activeReviews.isOpen(article.id())) {
                articleCommands.beginAgain(article.id(), ReviewReason.RE_REVIEW, people.require(event.by()));
            }
        });
    }

    /** Before the letters, as above. */
    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ArticleFiling.TopicChanged event) {
        Article article = event.article();
        Change change = new Change(
                article,
                Map.of("topic", article.topic()),
                event.by(),
                messages.say("workflow.topic.changed", article.topic()));
        arriving(
                article,
                () -> runningProcesses.of(article.id().subject()).ifPresent(standing -> follow(change, standing)));
    }

    /**
     * What an article is known by has changed.
     *
     * @param known what the process is to know of it from now on
     * @param why   for whoever loses a turn by it
     */
    private record Change(Article article, Map<String, Object> known, PersonId by, String why) {}

    private static void arriving(Article article, Runnable following) {
        try {
            following.run();
        } catch (OptimisticLockingException elsewhere) {
            throw new Interventions.HasMoved(article.title());
        } catch (ProcessEngineException fault) {
            throw new Interventions.DoesNotArrive(article.title(), FailureMessages.line(fault.getMessage()));
        }
    }

    private void follow(Change change, Standing standing) {
        Article article = change.article();
        Map<String, Object> changed = tables.reask(article, standing.process(), change.known());
        List<Turn> open = worklist.openOn(article.id().subject());
        if (open.stream().anyMatch(turn -> turn.isServedBy(StepForm.WRITE))) {
            return;
        }
        List<Turn> reading =
                open.stream().filter(turn -> turn.isServedBy(StepForm.REVIEW)).toList();
        ReviewOutcome outcome = outcomes.of(article.id());
        boolean missing = reading.isEmpty() && outcome.isSigned() && !outcome.isEnough();
        if (missing || !reading.isEmpty() && isForOthers(standing, changed)) {
            lastReading(standing)
                    .ifPresent(stage -> move(change, standing, open, me -> {
                        publishingCommands.unschedule(article.id(), me);
                        stageEntry.at(standing, entry(standing, stage), Map.of());
                    }));
        } else if (reading.size() == 1 && open.size() == 1 && outcome.isPublishable()) {
            readingNow(standing)
                    .ifPresent(stage -> move(
                            change,
                            standing,
                            open,
                            me -> stageEntry.behind(standing, stage, Map.of("signedOff", true))));
        }
    }

    private void move(Change change, Standing standing, List<Turn> lost, Consumer<Person> action) {
        Person me = people.require(change.by());
        interventionInProgress.during(change.why(), () -> engineAuthentication.as(me.id(), () -> action.accept(me)));
        letters.lost(lost, worklist.openOn(standing.subject()), me, change.why());
    }

    private static Map<String, Object> known(Article article, Risk risk) {
        return Map.of("topic", article.topic(), "risk", risk.name());
    }

    /** Whether whoever may read the text is drawn by something the tables have answered otherwise. */
    private boolean isForOthers(Standing standing, Map<String, Object> changed) {
        return readings(standing).stream()
                .map(UserTask::getCamundaCandidateGroups)
                .anyMatch(groups -> groups != null
                        && changed.keySet().stream().anyMatch(name -> groups.contains("${" + name + "}")));
    }

    private List<UserTask> readings(Standing standing) {
        return repository
                .getBpmnModelInstance(standing.process().getProcessDefinitionId())
                .getModelElementsByType(UserTask.class)
                .stream()
                .filter(task -> StepForm.REVIEW.key().equals(task.getCamundaFormKey()))
                .toList();
    }

    /** The stage at which the text was read last, or is read. */
    private Optional<String> lastReading(Standing standing) {
        return readings(standing).stream()
                .flatMap(task -> history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(standing.process().getId())
                        .activityId(task.getId())
                        .orderByHistoricActivityInstanceStartTime()
                        .desc()
                        .listPage(0, 1)
                        .stream())
                .max(Comparator.comparing(HistoricActivityInstance::getStartTime))
                .map(HistoricActivityInstance::getActivityId);
    }

    private Optional<String> readingNow(Standing standing) {
        return readings(standing).stream()
                .map(UserTask::getId)
                .filter(id -> standing.tree().getActivityInstances(id).length == 1)
                .findFirst();
    }

    private String entry(Standing standing, String stage) {
        return new Stages(repository.getBpmnModelInstance(standing.process().getProcessDefinitionId()))
                .find(stage)
                .map(Stages.Stage::entry)
                .orElse(stage);
    }
}
