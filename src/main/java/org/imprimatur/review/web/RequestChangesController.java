package org.imprimatur.review.web;

import java.util.Objects;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.review.ReadRevision;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.Reviews;
import org.imprimatur.worklist.StepForm;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends a text back to its writer with what the medical reviewer asks for. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/review/request-changes")
class RequestChangesController {

    private final TurnLookup turns;
    private final ReviewPages pages;
    private final Reviews reviews;

    RequestChangesController(TurnLookup turns, ReviewPages pages, Reviews reviews) {
        this.turns = turns;
        this.pages = pages;
        this.reviews = reviews;
    }

    record ChangesForm(@Nullable Integer revision, @Nullable String sha256, String reason) {

        ChangesForm {
            reason = Objects.requireNonNullElse(reason, "");
        }
    }

    @AllowedFor(Who.NEWSROOM)
    @GetMapping
    ModelAndView ask(@PathVariable String taskId, @CurrentPerson Person me) {
        return pages.done(me, taskId)
                .map(done -> EndedTurnPages.done(done, HttpStatus.OK))
                .orElseGet(() -> page(me, taskId, null));
    }

    @AllowedFor(Who.NEWSROOM)
    @PostMapping
    ModelAndView request(
            @PathVariable String taskId,
            @ModelAttribute ChangesForm form,
            BindingResult binding,
            @CurrentPerson Person me,
            RedirectAttributes flash) {
        try {
            reviews.requestChanges(me, taskId, ReadRevision.of(form.revision(), form.sha256()), form.reason());
        } catch (ReviewNote.ReasonMissing missing) {
            ModelAndView again = page(me, taskId, form.reason());
            again.addObject("refusal", missing);
            again.setStatus(missing.status());
            return again;
        } catch (TurnAccess.TurnIsOver | TurnAccess.NotYourTurn lost) {
            return EndedTurnPages.kept(lost, form.reason());
        }
        flash.addFlashAttribute("done", "changes-requested");
        return new ModelAndView("redirect:" + ReviewController.address(taskId));
    }

    private ModelAndView page(Person me, String taskId, @Nullable String typed) {
        ReviewPage page = pages.review(me, turns.requireHeldBy(me, taskId, StepForm.REVIEW), null, "text", typed);
        return new ModelAndView("review/request-changes", "page", page);
    }
}
