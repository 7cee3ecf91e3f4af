package org.imprimatur.workflow.web;

import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.workflow.intervention.GivingUp;
import org.imprimatur.workflow.intervention.Interventions;
import org.imprimatur.workflow.intervention.RunningProcesses;
import org.imprimatur.workflow.intervention.StageChange;
import org.imprimatur.workflow.intervention.TakingBack;
import org.imprimatur.workflow.intervention.TakingUpAgain;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts one article at another stage, or gives its draft up. Each has a page that says what will happen. */
@Controller
@RequestMapping("/desk/articles/{id}/process")
class InterventionController {

    private static final String GIVE_UP = "workflow/give-up";

    private final ArticlePolicy policy;
    private final Articles articles;
    private final RunningProcesses runningProcesses;
    private final StageChange stageChange;
    private final GivingUp givingUp;
    private final TakingUpAgain takingUpAgain;
    private final TakingBack takingBack;
    private final StagePages pages;
    private final Messages messages;

    InterventionController(
            ArticlePolicy policy,
            Articles articles,
            RunningProcesses runningProcesses,
            StageChange stageChange,
            GivingUp givingUp,
            TakingUpAgain takingUpAgain,
            TakingBack takingBack,
            StagePages pages,
            Messages messages) {
        this.policy = policy;
        this.articles = articles;
        this.runningProcesses = runningProcesses;
        this.stageChange = stageChange;
        this.givingUp = givingUp;
        this.takingUpAgain = takingUpAgain;
        this.takingBack = takingBack;
        this.pages = pages;
        this.messages = messages;
    }

    /** @param seen where the article stood when the page was made */
    record GiveUpPage(
            Article article,
            String seen,
            String reason,
            @Nullable String reasonProblem) {}

    @GetMapping("/stage")
    @AllowedFor(Who.EDITORS)
    ModelAndView askStage(
            @CurrentPerson Person me, @PathVariable ArticleId id, @RequestParam(defaultValue = "") String stage) {
        return pages.ask(place(policy.requireReadable(me, id)), stage);
    }

    @PostMapping("/stage")
    @AllowedFor(Who.EDITORS)
    ModelAndView putAt(
            @CurrentPerson Person me,
            @PathVariable ArticleId id,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        Article article = policy.requireReadable(me, id);
        Optional<ModelAndView> again = pages.again(place(article), stage, seen, reason);
        if (again.isPresent()) {
            return again.get();
        }
        stageChange.putAt(me, id.subject(), stage, seen, reason.strip());
        return back(id, messages.say("workflow.stage.done", article.title()), flash);
    }

    @GetMapping("/give-up")
    @AllowedFor(Who.NEWSROOM)
    ModelAndView askGiveUp(@CurrentPerson Person me, @PathVariable ArticleId id) {
        Article article = articles.require(id);
        givingUp.mustBeTheirs(me, article);
        String seen = runningProcesses
                .of(id.subject())
                .orElseThrow(() -> new Interventions.HasMoved(article.title()))
                .mark();
        return new ModelAndView(GIVE_UP, "page", new GiveUpPage(article, seen, "", null));
    }

    @PostMapping("/give-up")
    @AllowedFor(Who.NEWSROOM)
    ModelAndView giveUp(
            @CurrentPerson Person me,
            @PathVariable ArticleId id,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        Article article = articles.require(id);
        givingUp.mustBeTheirs(me, article);
        String problem = InterventionReason.problem(reason);
        if (problem != null) {
            ModelAndView again = new ModelAndView(
                    GIVE_UP,
                    "page",
                    new GiveUpPage(article, seen, reason, messages.say(problem, InterventionReason.LONGEST)));
            again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return again;
        }
        givingUp.giveUp(me, id, seen, reason.strip());
        return back(
                id,
                messages.say(
                        me.is(article.writer()) ? "workflow.give-up.done.own" : "workflow.give-up.done",
                        article.title()),
                flash);
    }

    @PostMapping("/take-up")
    @AllowedFor(Who.NEWSROOM)
    ModelAndView takeUpAgain(@CurrentPerson Person me, @PathVariable ArticleId id, RedirectAttributes flash) {
        Article article = policy.requireReadable(me, id);
        takingUpAgain.takeUpAgain(me, id);
        return back(id, messages.say("workflow.take-up.done", article.title()), flash);
    }

    @PostMapping("/take-back")
    @AllowedFor(Who.NEWSROOM)
    ModelAndView takeBack(@CurrentPerson Person me, @PathVariable ArticleId id, RedirectAttributes flash) {
        Article article = policy.requireReadable(me, id);
        takingBack.takeBack(me, id);
        return back(id, messages.say("workflow.take-back.done", article.title()), flash);
    }

    private StagePages.Place place(Article article) {
        return new StagePages.Place(
                article.id().subject(),
                article.title(),
                "/desk/articles/" + article.id() + "/process",
                "articles",
                messages.say("workflow.stage.words"));
    }

    private static ModelAndView back(ArticleId id, String done, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", done);
        return new ModelAndView("redirect:/desk/articles/" + id);
    }
}
