package org.imprimatur.review.web;

import jakarta.servlet.http.HttpServletResponse;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.review.ClaimSheet;
import org.imprimatur.review.ClaimSheets;
import org.imprimatur.review.ReadRevision;
import org.imprimatur.review.Verdict;
import org.imprimatur.review.VerdictInput;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.TurnLookup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/** Keeps what a reviewer says of a claim, at once. */
@Controller
class ClaimController {

    private final TurnLookup turns;
    private final Articles articles;
    private final ClaimSheets sheets;
    private final EarlierVerdicts earlierVerdicts;

    ClaimController(TurnLookup turns, Articles articles, ClaimSheets sheets, EarlierVerdicts earlierVerdicts) {
        this.turns = turns;
        this.articles = articles;
        this.sheets = sheets;
        this.earlierVerdicts = earlierVerdicts;
    }

    /** @param verdict null if only the words beside it were changed */
    record VerdictForm(
            @Nullable Integer revision,
            @Nullable String sha256,
            @Nullable Verdict verdict,
            @Nullable String note,
            @Nullable String source,
            @Nullable String passage,
            @Nullable String page) {

        ReadRevision read() {
            return ReadRevision.of(revision, sha256);
        }

        VerdictInput input() {
            return new VerdictInput(verdict, typed(note), typed(source), typed(passage), typed(page));
        }

        private static String typed(@Nullable String field) {
            return field == null ? "" : field;
        }
    }

    @AllowedFor(Who.NEWSROOM)
    @PostMapping("/desk/tasks/{taskId}/review/claims/{number}")
    ModelAndView judge(
            @PathVariable String taskId,
            @PathVariable int number,
            @ModelAttribute VerdictForm form,
            BindingResult binding,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            @CurrentPerson Person me,
            HttpServletResponse response) {
        VerdictInput input = form.input();
        Turn turn;
        try {
            turn = turns.requireHeldBy(me, taskId, StepForm.REVIEW);
        } catch (TurnAccess.TurnIsOver | TurnAccess.NotYourTurn lost) {
            return EndedTurnPages.kept(lost, input.typed());
        }
        Article article = articles.require(ArticleId.of(turn.subject()));
        sheets.keep(me, article, taskId, form.read(), number, input);
        if (htmx == null) {
            return new ModelAndView("redirect:" + ReviewController.address(taskId) + "#claim-" + number);
        }
        Revision latest = articles.latest(article);
        Revision read = articles.revision(article.id(), form.read().revision()).orElse(latest);
        if (read.number() != latest.number()) {
            // Another text by now, with other claims: all of the page is drawn anew.
            response.setHeader("HX-Refresh", "true");
        }
        ModelAndView judged = new ModelAndView("review/_claims :: judged");
        judged.addObject("taskId", taskId);
        judged.addObject("number", number);
        ClaimSheet sheet = sheets.of(me.id(), article, read);
        judged.addObject("sheet", sheet);
        judged.addObject(
                "earlierVerdicts",
                earlierVerdicts.of(sheet.entry(number).stream().toList(), article, me));
        return judged;
    }
}
