package org.imprimatur.review.web;

import java.util.Objects;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.review.ClaimSheet;
import org.imprimatur.review.ClaimSheets;
import org.imprimatur.review.ReviewDrafts;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.TurnLookup;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Reading a text as its medical reviewer, and keeping notes meanwhile. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/review")
class ReviewController {

    private final TurnLookup turns;
    private final ReviewPages pages;
    private final ReviewDrafts drafts;
    private final ClaimSheets claims;
    private final EarlierVerdicts earlierVerdicts;
    private final ClaimRequests requests;

    ReviewController(
            TurnLookup turns,
            ReviewPages pages,
            ReviewDrafts drafts,
            ClaimSheets claims,
            EarlierVerdicts earlierVerdicts,
            ClaimRequests requests) {
        this.turns = turns;
        this.pages = pages;
        this.drafts = drafts;
        this.claims = claims;
        this.earlierVerdicts = earlierVerdicts;
        this.requests = requests;
    }

    static String address(String taskId) {
        return "/desk/tasks/" + taskId + "/review";
    }

    /** @param then where "Save notes", "Sign" and "Request changes" lead once the notes are kept, or which claim joins them */
    record NotesForm(@Nullable Integer revision, String notes, String then) {

        NotesForm {
            notes = Objects.requireNonNullElse(notes, "");
            then = Objects.requireNonNullElse(then, "");
        }
    }

    @AllowedFor(Who.NEWSROOM)
    @GetMapping
    ModelAndView read(
            @PathVariable String taskId,
            @RequestParam(required = false) @Nullable Integer since,
            @RequestParam(defaultValue = "text") String show,
            @CurrentPerson Person me) {
        return pages.done(me, taskId)
                .map(done -> EndedTurnPages.done(done, HttpStatus.OK))
                .orElseGet(() -> page(me, turns.requireSeenBy(me, taskId, StepForm.REVIEW), since, show));
    }

    /** Claims are for whoever has the turn: each reviewer judges for themselves. */
    private ModelAndView page(Person me, Turn turn, @Nullable Integer since, String show) {
        ReviewPage page = pages.review(me, turn, since, show, null);
        ModelAndView view = new ModelAndView("review/review", "page", page);
        if (page.mine()) {
            ClaimSheet sheet = claims.of(me.id(), page.article(), page.revision());
            view.addObject("claims", sheet);
            view.addObject("earlierVerdicts", earlierVerdicts.of(sheet.entries(), page.article(), me));
        }
        return view;
    }

    @AllowedFor(Who.NEWSROOM)
    @PostMapping("/notes")
    ModelAndView keepNotes(
            @PathVariable String taskId,
            @ModelAttribute NotesForm form,
            BindingResult binding,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            @CurrentPerson Person me) {
        Turn turn;
        try {
            turn = turns.requireHeldBy(me, taskId, StepForm.REVIEW);
        } catch (TurnAccess.TurnIsOver | TurnAccess.NotYourTurn lost) {
            return EndedTurnPages.kept(lost, form.notes());
        }
        String notes = requests.added(form.notes(), form.then(), me, turn);
        drafts.keep(taskId, me.id(), form.revision() == null ? 0 : form.revision(), notes);
        if (htmx != null) {
            return new ModelAndView("review/_notes :: saved", "page", pages.review(me, turn, null, "text", null));
        }
        return new ModelAndView("redirect:" + address(taskId)
                + switch (form.then()) {
                    case "sign" -> "/sign";
                    case "request-changes" -> "/request-changes";
                    default -> "?notes=kept" + ClaimRequests.place(form.then());
                });
    }
}
