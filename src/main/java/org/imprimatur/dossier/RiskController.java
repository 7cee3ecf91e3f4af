package org.imprimatur.dossier;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Risk;
import org.imprimatur.article.RiskCommands;
import org.imprimatur.article.RiskLevel;
import org.imprimatur.article.RiskLines;
import org.imprimatur.article.RiskRequest;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of an article's level of risk: what suggests it, who decided it, and the form to do so or to ask for another. */
@Controller
@RequestMapping("/desk/articles/{id}/risk")
class RiskController {

    /** Which field each refusal is about. */
    private static final Map<Class<? extends Refusal>, String> FIELDS = Map.of(
            RiskLevel.NoRiskChosen.class, "level",
            RiskRequest.IsThatLevel.class, "level",
            RiskLevel.RiskReasonMissing.class, "reason",
            RiskLevel.RiskReasonTooLong.class, "reason");

    private final ArticlePolicy policy;
    private final RiskCommands commands;
    private final RiskLines lines;
    private final ReviewOutcomes outcomes;
    private final Messages messages;

    RiskController(
            ArticlePolicy policy, RiskCommands commands, RiskLines lines, ReviewOutcomes outcomes, Messages messages) {
        this.policy = policy;
        this.commands = commands;
        this.lines = lines;
        this.outcomes = outcomes;
        this.messages = messages;
    }

    /** @param seen the level that was on the screen */
    record RiskForm(String level, String reason, String seen) {

        RiskForm {
            level = Objects.requireNonNullElse(level, "");
            reason = Objects.requireNonNullElse(reason, "");
            seen = Objects.requireNonNullElse(seen, "");
        }

        static RiskForm empty() {
            return new RiskForm("", "", "");
        }

        @Nullable
        Risk chosen() {
            return risk(level);
        }

        @Nullable
        Risk shown() {
            return risk(seen);
        }

        private static @Nullable Risk risk(String name) {
            return Arrays.stream(Risk.values())
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * What the page prints.
     *
     * @param outcome    how the signatures stand
     * @param problem    what has to be put right, null if nothing
     * @param field      which field that is about
     */
    record RiskPage(
            Article article,
            RiskLines.Line line,
            ReviewOutcome outcome,
            boolean mayDecide,
            boolean mayAsk,
            RiskForm form,
            @Nullable String problem,
            @Nullable String field) {

        /** In the order they are offered. */
        public List<Risk> levels() {
            return List.of(Risk.values());
        }
    }

    @GetMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView look(@CurrentPerson Person me, @PathVariable ArticleId id) {
        return page(me, policy.requireReadable(me, id), RiskForm.empty(), null);
    }

    @PostMapping
    @AllowedFor(AllowedFor.Who.PUBLISHERS)
    ModelAndView decide(
            @CurrentPerson Person me,
            @PathVariable ArticleId id,
            @ModelAttribute RiskForm form,
            BindingResult binding,
            RedirectAttributes flash) {
        Article article = policy.requireReadable(me, id);
        return attempt(me, article, form, () -> {
            commands.decide(me, id, form.chosen(), form.reason(), form.shown());
            flash.addFlashAttribute("flash", messages.say("risk.done"));
        });
    }

    @PostMapping("/ask")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView ask(
            @CurrentPerson Person me,
            @PathVariable ArticleId id,
            @ModelAttribute RiskForm form,
            BindingResult binding,
            RedirectAttributes flash) {
        Article article = policy.requireReadable(me, id);
        return attempt(me, article, form, () -> {
            commands.ask(me, id, form.chosen(), form.reason());
            flash.addFlashAttribute("flash", messages.say("risk.asked"));
        });
    }

    private ModelAndView attempt(Person me, Article article, RiskForm form, Runnable action) {
        try {
            action.run();
        } catch (RiskLevel.NoRiskChosen
                | RiskLevel.RiskReasonMissing
                | RiskLevel.RiskReasonTooLong
                | RiskRequest.IsThatLevel
                | RiskCommands.RiskHasChanged refusal) {
            ModelAndView again = page(me, policy.requireReadable(me, article.id()), form, refusal);
            again.setStatus(refusal.status());
            return again;
        }
        return new ModelAndView("redirect:/desk/articles/" + article.id() + "/risk");
    }

    private ModelAndView page(Person me, Article article, RiskForm form, @Nullable Refusal refusal) {
        return new ModelAndView(
                "dossier/risk",
                "page",
                new RiskPage(
                        article,
                        lines.of(article),
                        outcomes.of(article.id()),
                        RiskCommands.mayDecide(me),
                        commands.mayAsk(me, article.id()),
                        form,
                        refusal == null ? null : messages.title(refusal) + ". " + messages.text(refusal),
                        refusal == null ? null : FIELDS.getOrDefault(refusal.getClass(), "level")));
    }
}
