package org.imprimatur.review;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Admits.Who;
import org.imprimatur.people.Me;
import org.imprimatur.people.Person;
import org.imprimatur.people.Refusal;
import org.imprimatur.worklist.NotYourTurn;
import org.imprimatur.worklist.TurnIsOver;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of every further stage a newsroom draws, whatever it is called and whoever does it. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/approve")
class ApproveController {

    private static final String PAGE = "approve";

    private final ReviewPages pages;
    private final Reviews reviews;

    ApproveController(ReviewPages pages, Reviews reviews) {
        this.pages = pages;
        this.reviews = reviews;
    }

    /** @param words the remark with an approval, the reason for sending back */
    record AnswerForm(
            @Nullable Integer revision,
            @Nullable String sha256,
            @Nullable String words) {

        AsRead read() {
            return AsRead.of(revision, sha256);
        }
    }

    @Admits(Who.NEWSROOM)
    @GetMapping
    String read(
            @PathVariable String taskId,
            @RequestParam(required = false) @Nullable Integer since,
            @RequestParam(defaultValue = "text") String show,
            @Me Person me,
            Model model) {
        Optional<DonePage> done = pages.done(me, taskId);
        if (done.isPresent()) {
            return done(done.get(), model);
        }
        model.addAttribute("page", pages.review(me, pages.turn(me, taskId, PAGE), since, show, ""));
        return "review/approve";
    }

    @Admits(Who.NEWSROOM)
    @PostMapping
    String approve(
            @PathVariable String taskId,
            @ModelAttribute AnswerForm form,
            BindingResult binding,
            @Me Person me,
            Model model,
            HttpServletResponse response) {
        return answer(
                taskId,
                form,
                me,
                model,
                response,
                () -> reviews.approve(me, taskId, form.read(), ReviewController.text(form.words())));
    }

    @Admits(Who.NEWSROOM)
    @PostMapping("/send-back")
    String sendBack(
            @PathVariable String taskId,
            @ModelAttribute AnswerForm form,
            BindingResult binding,
            @Me Person me,
            Model model,
            HttpServletResponse response) {
        return answer(
                taskId,
                form,
                me,
                model,
                response,
                () -> reviews.sendBack(me, taskId, ReviewController.text(form.words())));
    }

    private String answer(
            String taskId, AnswerForm form, Person me, Model model, HttpServletResponse response, Runnable deed) {
        String words = ReviewController.text(form.words());
        try {
            deed.run();
        } catch (TurnIsOver over) {
            response.setStatus(ReviewController.status(over));
            Optional<DonePage> done = pages.done(me, taskId);
            return done.isPresent() ? done(done.get(), model) : kept(over, words, model);
        } catch (NotYourTurn lost) {
            response.setStatus(ReviewController.status(lost));
            return kept(lost, words, model);
        } catch (ReasonMissing | StaleRevision | OwnText | TextNotIntact | NoWayBack refusal) {
            response.setStatus(ReviewController.status(refusal));
            model.addAttribute("page", pages.review(me, pages.turn(me, taskId, PAGE), null, "text", words));
            model.addAttribute("refusal", refusal);
            return "review/approve";
        }
        return "redirect:/desk/tasks/" + taskId + "/approve";
    }

    private static String kept(Refusal lost, String words, Model model) {
        if (words.isBlank()) {
            throw lost;
        }
        model.addAttribute("refusal", lost);
        model.addAttribute("words", words);
        return "review/kept";
    }

    private static String done(DonePage done, Model model) {
        model.addAttribute("page", done);
        return "review/done";
    }
}
