package org.imprimatur.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Admits.Who;
import org.imprimatur.people.Me;
import org.imprimatur.people.Person;
import org.imprimatur.people.Words;
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

    private static final String STAGE = "workflow/stage";
    private static final String GIVE_UP = "workflow/give-up";

    private final ArticlePolicy policy;
    private final UnderWay underWay;
    private final Interventions interventions;
    private final Words words;

    InterventionController(ArticlePolicy policy, UnderWay underWay, Interventions interventions, Words words) {
        this.policy = policy;
        this.underWay = underWay;
        this.interventions = interventions;
        this.words = words;
    }

    /**
     * @param seen   where the article stood when the page was made
     * @param stages that it can be put at, by their ids
     * @param closed those it cannot, in words
     */
    record InterventionPage(
            Article article,
            String seen,
            Map<String, String> stages,
            List<String> closed,
            String stage,
            String reason,
            @Nullable String stageProblem,
            @Nullable String reasonProblem) {}

    @GetMapping("/stage")
    @Admits(Who.EDITORS)
    ModelAndView askStage(@Me Person me, @PathVariable ArticleId id, @RequestParam(defaultValue = "") String stage) {
        return new ModelAndView(STAGE, "page", page(me, id, stage, "", null, null, null));
    }

    @PostMapping("/stage")
    @Admits(Who.EDITORS)
    ModelAndView putAt(
            @Me Person me,
            @PathVariable ArticleId id,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        String problem = Reason.problem(reason);
        if (problem != null || stage.isBlank()) {
            String noStage = stage.isBlank() ? words.say("workflow.stage.none") : null;
            return again(STAGE, page(me, id, stage, reason, seen, noStage, problem));
        }
        Article article = policy.requireReadable(me, id);
        interventions.putAt(me, id, stage, seen, reason.strip());
        return back(id, words.say("workflow.stage.done", article.title()), flash);
    }

    @GetMapping("/give-up")
    @Admits(Who.EDITORS)
    ModelAndView askGiveUp(@Me Person me, @PathVariable ArticleId id) {
        return new ModelAndView(GIVE_UP, "page", page(me, id, "", "", null, null, null));
    }

    @PostMapping("/give-up")
    @Admits(Who.EDITORS)
    ModelAndView giveUp(
            @Me Person me,
            @PathVariable ArticleId id,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        String problem = Reason.problem(reason);
        if (problem != null) {
            return again(GIVE_UP, page(me, id, "", reason, seen, null, problem));
        }
        Article article = policy.requireReadable(me, id);
        interventions.giveUp(me, id, seen, reason.strip());
        return back(id, words.say("workflow.give-up.done", article.title()), flash);
    }

    @PostMapping("/take-up")
    @Admits(Who.NEWSROOM)
    ModelAndView takeUpAgain(@Me Person me, @PathVariable ArticleId id, RedirectAttributes flash) {
        Article article = policy.requireReadable(me, id);
        interventions.takeUpAgain(me, id);
        return back(id, words.say("workflow.take-up.done", article.title()), flash);
    }

    private InterventionPage page(
            Person me,
            ArticleId id,
            String stage,
            String reason,
            @Nullable String seen,
            @Nullable String stageProblem,
            @Nullable String reasonProblem) {
        Article article = policy.requireReadable(me, id);
        UnderWay.Standing standing = underWay.of(id).orElseThrow(() -> new Interventions.HasMoved(article.title()));
        Map<String, String> open = new LinkedHashMap<>();
        List<Interventions.Place> places = interventions.places(standing);
        places.stream()
                .filter(Interventions.Place::isOpen)
                .forEach(place -> open.put(place.stage().id(), place.stage().name()));
        List<String> closed = places.stream()
                .filter(place -> !place.isOpen())
                .map(place -> words.say("workflow.stage.closed", place.stage().name(), place.missing()))
                .toList();
        return new InterventionPage(
                article,
                seen == null ? standing.mark() : seen,
                open,
                closed,
                stage,
                reason,
                stageProblem,
                reasonProblem == null ? null : words.say(reasonProblem, Reason.LONGEST));
    }

    private static ModelAndView again(String template, InterventionPage page) {
        ModelAndView again = new ModelAndView(template, "page", page);
        again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return again;
    }

    private static ModelAndView back(ArticleId id, String done, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", done);
        return new ModelAndView("redirect:/desk/articles/" + id);
    }
}
