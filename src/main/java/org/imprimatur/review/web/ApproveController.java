package org.imprimatur.review.web;

import java.util.Objects;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.review.ReadRevision;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.Reviews;
import org.imprimatur.review.SigningPolicy;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of every further stage a newsroom draws, whatever it is called and whoever does it. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/approve")
class ApproveController {

    private final TurnLookup turns;
    private final ReviewPages pages;
    private final Reviews reviews;

    ApproveController(TurnLookup turns, ReviewPages pages, Reviews reviews) {
        this.turns = turns;
        this.pages = pages;
        this.reviews = reviews;
    }

    /** @param words the remark with an approval, the reason for sending back */
    record AnswerForm(@Nullable Integer revision, @Nullable String sha256, String words) {

        AnswerForm {
            words = Objects.requireNonNullElse(words, "");
        }

        ReadRevision read() {
            return ReadRevision.of(revision, sha256);
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
                .orElseGet(() -> page(me, taskId, since, show, ""));
    }

    @AllowedFor(Who.NEWSROOM)
    @PostMapping
    ModelAndView approve(
            @PathVariable String taskId,
            @ModelAttribute AnswerForm form,
            BindingResult binding,
            @CurrentPerson Person me) {
        return answer(taskId, form, me, () -> reviews.approve(me, taskId, form.read(), form.words()));
    }

    @AllowedFor(Who.NEWSROOM)
    @PostMapping("/send-back")
    ModelAndView sendBack(
            @PathVariable String taskId,
            @ModelAttribute AnswerForm form,
            BindingResult binding,
            @CurrentPerson Person me) {
        return answer(taskId, form, me, () -> reviews.sendBack(me, taskId, form.words()));
    }

    private ModelAndView answer(String taskId, AnswerForm form, Person me, Runnable action) {
        try {
            action.run();
        } catch (TurnAccess.TurnIsOver over) {
            return pages.done(me, taskId)
                    .map(done -> EndedTurnPages.done(done, over.status()))
                    .orElseGet(() -> EndedTurnPages.kept(over, form.words()));
        } catch (TurnAccess.NotYourTurn lost) {
            return EndedTurnPages.kept(lost, form.words());
        } catch (ReviewNote.ReasonMissing
                | ReadRevision.StaleRevision
                | SigningPolicy.OwnText
                | ReadRevision.TextNotIntact
                | Reviews.NoWayBack refusal) {
            ModelAndView again = page(me, taskId, null, "text", form.words());
            again.addObject("refusal", refusal);
            again.setStatus(refusal.status());
            return again;
        }
        return new ModelAndView("redirect:/desk/tasks/" + taskId + "/approve");
    }

    private ModelAndView page(Person me, String taskId, @Nullable Integer since, String show, String typed) {
        ReviewPage page = pages.review(me, turns.requireSeenBy(me, taskId, StepForm.APPROVE), since, show, typed);
        return new ModelAndView("review/approve", "page", page);
    }
}
