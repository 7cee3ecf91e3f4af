package org.imprimatur.workflow;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Admits.Who;
import org.imprimatur.people.Me;
import org.imprimatur.people.Person;
import org.imprimatur.review.MatchedRow;
import org.imprimatur.review.MatchedRows;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.worklist.Standstill;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where an article stands in the diagram it began with, and which way it came. */
@Controller
class ArticleProcessController {

    private final ArticlePolicy policy;
    private final HistoryService history;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final MatchedRows matched;
    private final ReviewOutcomes outcomes;
    private final UnderWay underWay;
    private final Interventions interventions;
    private final FailedSteps failures;
    private final Waits waits;

    ArticleProcessController(
            ArticlePolicy policy,
            HistoryService history,
            RuntimeService runtime,
            RepositoryService repository,
            MatchedRows matched,
            ReviewOutcomes outcomes,
            UnderWay underWay,
            Interventions interventions,
            FailedSteps failures,
            Waits waits) {
        this.policy = policy;
        this.history = history;
        this.runtime = runtime;
        this.repository = repository;
        this.matched = matched;
        this.outcomes = outcomes;
        this.underWay = underWay;
        this.interventions = interventions;
        this.failures = failures;
        this.waits = waits;
    }

    @GetMapping("/desk/articles/{id}/process")
    @Admits(Who.NEWSROOM)
    String show(@Me Person me, @PathVariable ArticleId id, Model model) {
        Article article = policy.requireReadable(me, id);
        model.addAttribute("page", page(me, article, latestRun(article)));
        return "workflow/article-process";
    }

    private ArticleProcessPage page(Person me, Article article, @Nullable HistoricProcessInstance run) {
        Optional<UnderWay.Standing> standing = underWay.of(article.id());
        List<Standstill> failed = failures.on(article.id().businessKey());
        boolean mayIntervene = standing.isPresent() && Interventions.mayIntervene(me);
        return new ArticleProcessPage(
                article,
                run == null ? null : version(run),
                run == null ? null : drawing(run),
                run == null ? List.of() : stops(run),
                run == null
                        ? null
                        : waits.times(run.getProcessDefinitionId(), List.of(run.getId()))
                                .get(run.getId()),
                run != null && run.getEndTime() == null ? outcomes.of(article.id()) : null,
                matched.on(article.id()),
                failed,
                FailedSteps.mayRetry(me),
                failed.isEmpty() || !mayIntervene
                        ? null
                        : standing.flatMap(interventions::stageBefore).orElse(null),
                mayIntervene,
                standing.isEmpty() && ArticlePolicy.mayTakeUpAgain(me, article));
    }

    private String drawing(HistoricProcessInstance run) {
        Set<String> here = run.getEndTime() == null ? Set.copyOf(runtime.getActiveActivityIds(run.getId())) : Set.of();
        return Drawing.of(repository.getBpmnModelInstance(run.getProcessDefinitionId()), here);
    }

    private VersionLine version(HistoricProcessInstance run) {
        int newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(run.getProcessDefinitionKey())
                .latestVersion()
                .singleResult()
                .getVersion();
        return new VersionLine(
                run.getProcessDefinitionKey(),
                run.getProcessDefinitionVersion(),
                newest,
                run.getEndTime() == null && run.getProcessDefinitionVersion() < newest);
    }

    /** The article's own process, not one that it calls. */
    private @Nullable HistoricProcessInstance latestRun(Article article) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(article.id().businessKey())
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Every stop but the crossings, latest first. */
    private List<Stop> stops(HistoricProcessInstance run) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(run.getId()).list().stream()
                .filter(stop -> !stop.getActivityType().contains("ateway"))
                .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime)
                        .thenComparing(HistoricActivityInstance::getId)
                        .reversed())
                .map(stop -> new Stop(
                        stop.getActivityName(),
                        stop.getStartTime().toInstant(),
                        stop.getEndTime() == null ? null : stop.getEndTime().toInstant()))
                .collect(Collectors.toList());
    }

    /**
     * @param version     by which the article goes or went, and null like
     * @param drawing     if the article never went through a process the engine still remembers
     * @param waitsFor    its time, null if it waits for none
     * @param outcome     what the reviews have come to so far, null unless it is under way
     * @param rows        of the newsroom's tables that applied to it, the newest first
     * @param stageBefore where the article can go back to from a step that failed
     */
    record ArticleProcessPage(
            Article article,
            @Nullable VersionLine version,
            @Nullable String drawing,
            List<Stop> stops,
            @Nullable Instant waitsFor,
            @Nullable ReviewOutcome outcome,
            List<MatchedRow> rows,
            List<Standstill> failures,
            boolean mayRetry,
            Stages.@Nullable Stage stageBefore,
            boolean mayIntervene,
            boolean mayTakeUpAgain) {}

    /** @param isOld whether the article is under way and could go by a newer one */
    record VersionLine(String key, int number, int newest, boolean isOld) {}

    /** @param left null while the article stands there */
    record Stop(String name, Instant reached, @Nullable Instant left) {}
}
