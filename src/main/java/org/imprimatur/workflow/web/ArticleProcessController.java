package org.imprimatur.workflow.web;

import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Subject;
import org.imprimatur.review.MatchedRow;
import org.imprimatur.review.MatchedRows;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.workflow.FailedSteps;
import org.imprimatur.workflow.intervention.Interventions;
import org.imprimatur.workflow.intervention.ReachableStages;
import org.imprimatur.workflow.intervention.RunningProcesses;
import org.imprimatur.workflow.version.ProcessPath;
import org.imprimatur.workflow.version.Stages;
import org.imprimatur.worklist.FailedStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where an article stands in the diagram it began with, and which way it came. */
@Controller
class ArticleProcessController {

    private final ArticlePolicy policy;
    private final ProcessPath processPath;
    private final MatchedRows matched;
    private final ReviewOutcomes outcomes;
    private final RunningProcesses runningProcesses;
    private final ReachableStages reachableStages;
    private final FailedSteps failures;

    ArticleProcessController(
            ArticlePolicy policy,
            ProcessPath processPath,
            MatchedRows matched,
            ReviewOutcomes outcomes,
            RunningProcesses runningProcesses,
            ReachableStages reachableStages,
            FailedSteps failures) {
        this.policy = policy;
        this.processPath = processPath;
        this.matched = matched;
        this.outcomes = outcomes;
        this.runningProcesses = runningProcesses;
        this.reachableStages = reachableStages;
        this.failures = failures;
    }

    @GetMapping("/desk/articles/{id}/process")
    @AllowedFor(Who.NEWSROOM)
    String show(@CurrentPerson Person me, @PathVariable ArticleId id, Model model) {
        model.addAttribute("page", page(me, policy.requireReadable(me, id)));
        return "workflow/article-process";
    }

    private ArticleProcessPage page(Person me, Article article) {
        Subject subject = article.id().subject();
        ProcessPath.Run run = processPath.of(subject).orElse(null);
        Optional<RunningProcesses.Standing> standing = runningProcesses.of(subject);
        List<FailedStep> failed = failures.on(subject);
        boolean mayIntervene = standing.isPresent() && Interventions.mayIntervene(me);
        return new ArticleProcessPage(
                article,
                run,
                run != null && !run.isOver() ? outcomes.of(article.id()) : null,
                matched.on(article.id()),
                failed,
                FailedSteps.mayRetry(me),
                failed.isEmpty() || !mayIntervene
                        ? null
                        : standing.flatMap(reachableStages::stageBefore).orElse(null),
                mayIntervene,
                standing.isEmpty() && ArticlePolicy.mayTakeUpAgain(me, article));
    }

    /**
     * @param run         null if the article never went through a process the engine still remembers
     * @param outcome     what the reviews have come to so far, null unless it is under way
     * @param rows        of the newsroom's tables that applied to it, the newest first
     * @param stageBefore where the article can go back to from a step that failed
     */
    record ArticleProcessPage(
            Article article,
            ProcessPath.@Nullable Run run,
            @Nullable ReviewOutcome outcome,
            List<MatchedRow> rows,
            List<FailedStep> failures,
            boolean mayRetry,
            Stages.@Nullable Stage stageBefore,
            boolean mayIntervene,
            boolean mayTakeUpAgain) {}
}
