package org.imprimatur.review;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Admits.Who;
import org.imprimatur.people.Me;
import org.imprimatur.people.Person;
import org.imprimatur.people.Refusal;
import org.imprimatur.worklist.NotYourTurn;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnIsOver;
import org.imprimatur.worklist.TurnPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reading a text as its medical reviewer: signing it, asking for changes, keeping notes meanwhile. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/review")
class ReviewController {

    private static final String PAGE = "review";

    private final ReviewPages pages;
    private final Signing signing;
    private final Reviews reviews;
    private final ReviewDrafts drafts;

    ReviewController(ReviewPages pages, Signing signing, Reviews reviews, ReviewDrafts drafts) {
        this.pages = pages;
        this.signing = signing;
        this.reviews = reviews;
        this.drafts = drafts;
    }

    /** @param then where "Save notes", "Sign" and "Request changes" lead once the notes are kept */
    record NotesForm(
            @Nullable Integer revision,
            @Nullable String notes,
            @Nullable String then) {}

    record ChangesForm(
            @Nullable Integer revision,
            @Nullable String sha256,
            @Nullable String reason) {}

    record SignForm(
            @Nullable Integer revision,
            @Nullable String sha256,
            @Nullable String statement,
            @Nullable Boolean agreed,
            @Nullable String password) {

        Signature by(String remoteAddress) {
            return new Signature(
                    AsRead.of(revision, sha256),
                    // Browsers post line ends as CR LF.
                    text(statement).replace("\r\n", "\n"),
                    Boolean.TRUE.equals(agreed),
                    text(password),
                    remoteAddress);
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
        return reading(me, pages.turn(me, taskId, PAGE), since, show, null, model);
    }

    @Admits(Who.NEWSROOM)
    @PostMapping("/notes")
    String keepNotes(
            @PathVariable String taskId,
            @ModelAttribute NotesForm form,
            BindingResult binding,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            @Me Person me,
            Model model,
            HttpServletResponse response) {
        Turn turn;
        try {
            turn = mine(me, taskId);
        } catch (TurnIsOver | NotYourTurn lost) {
            return kept(lost, text(form.notes()), model, response);
        }
        int revision = form.revision() == null ? 0 : form.revision();
        drafts.keep(taskId, me.id(), revision, text(form.notes()));
        if (htmx != null) {
            model.addAttribute("page", pages.review(me, turn, null, "text", null));
            return "review/_notes :: saved";
        }
        return "redirect:/desk/tasks/" + taskId + "/review"
                + switch (text(form.then())) {
                    case "sign" -> "/sign";
                    case "request-changes" -> "/request-changes";
                    default -> "?notes=kept";
                };
    }

    @Admits(Who.NEWSROOM)
    @GetMapping("/request-changes")
    String askForChanges(@PathVariable String taskId, @Me Person me, Model model) {
        Optional<DonePage> done = pages.done(me, taskId);
        if (done.isPresent()) {
            return done(done.get(), model);
        }
        return asking(me, mine(me, taskId), null, null, model);
    }

    @Admits(Who.NEWSROOM)
    @PostMapping("/request-changes")
    String requestChanges(
            @PathVariable String taskId,
            @ModelAttribute ChangesForm form,
            BindingResult binding,
            @Me Person me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        String reason = text(form.reason());
        try {
            reviews.requestChanges(me, taskId, AsRead.of(form.revision(), form.sha256()), reason);
        } catch (ReasonMissing missing) {
            response.setStatus(status(missing));
            return asking(me, mine(me, taskId), reason, missing, model);
        } catch (TurnIsOver | NotYourTurn lost) {
            return kept(lost, reason, model, response);
        }
        flash.addFlashAttribute("done", "changes-requested");
        return "redirect:/desk/tasks/" + taskId + "/review";
    }

    @Admits(Who.NEWSROOM)
    @GetMapping("/sign")
    String sign(@PathVariable String taskId, @Me Person me, Model model) {
        Optional<DonePage> done = pages.done(me, taskId);
        if (done.isPresent()) {
            return done(done.get(), model);
        }
        return signing(me, mine(me, taskId), false, null, model);
    }

    @Admits(Who.NEWSROOM)
    @PostMapping("/sign")
    String sign(
            @PathVariable String taskId,
            @ModelAttribute SignForm form,
            BindingResult binding,
            @Me Person me,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            signing.sign(me, taskId, form.by(request.getRemoteAddr()));
        } catch (TurnIsOver over) {
            // The second click on "Sign": the text is signed, and the page says so.
            DonePage done = pages.done(me, taskId).orElseThrow(() -> over);
            response.setStatus(status(over));
            return done(done, model);
        } catch (TextNotIntact
                | StaleRevision
                | OwnText
                | NoCredentialInForce
                | AlreadySigned
                | StatementChanged
                | StatementNotAgreed
                | PasswordDoesNotMatch
                | TooManyWrongPasswords refusal) {
            response.setStatus(status(refusal));
            return signing(me, pages.turn(me, taskId, PAGE), Boolean.TRUE.equals(form.agreed()), refusal, model);
        }
        return "redirect:/desk/tasks/" + taskId + "/review";
    }

    /** What was written on a turn that meanwhile is over or somebody else's; nothing typed is lost. */
    private static String kept(Refusal lost, String words, Model model, HttpServletResponse response) {
        if (words.isBlank()) {
            throw lost;
        }
        response.setStatus(status(lost));
        model.addAttribute("refusal", lost);
        model.addAttribute("words", words);
        return "review/kept";
    }

    private String reading(
            Person me, Turn turn, @Nullable Integer since, String show, @Nullable String typed, Model model) {
        model.addAttribute("page", pages.review(me, turn, since, show, typed));
        return "review/review";
    }

    private String asking(Person me, Turn turn, @Nullable String typed, @Nullable Refusal refusal, Model model) {
        model.addAttribute("page", pages.review(me, turn, null, "text", typed));
        model.addAttribute("refusal", refusal);
        return "review/request-changes";
    }

    private String signing(Person me, Turn turn, boolean agreed, @Nullable Refusal refusal, Model model) {
        ReviewPage page = pages.review(me, turn, pages.lastSigned(turn), "text", null);
        model.addAttribute("page", page);
        model.addAttribute("refusal", refusal);
        // A changed text or statement wants to be read and agreed to anew.
        boolean anew = refusal instanceof StaleRevision || refusal instanceof StatementChanged;
        model.addAttribute("agreed", agreed && !anew);
        if (page.credential() != null) {
            model.addAttribute("statement", signing.statement(me, page.credential(), page.revision()));
        }
        return "review/sign";
    }

    private static String done(DonePage done, Model model) {
        model.addAttribute("page", done);
        return "review/done";
    }

    private Turn mine(Person me, String taskId) {
        Turn turn = pages.turn(me, taskId, PAGE);
        if (!TurnPolicy.mayWorkOn(me, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        return turn;
    }

    static int status(Refusal refusal) {
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(refusal.getClass(), ResponseStatus.class);
        return (status == null ? HttpStatus.CONFLICT : status.code()).value();
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
