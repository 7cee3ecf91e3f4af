package org.imprimatur.review.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.ChangesToTick;
import org.imprimatur.review.ClaimSheet;
import org.imprimatur.review.ClaimSheets;
import org.imprimatur.review.ReadRevision;
import org.imprimatur.review.Signing;
import org.imprimatur.review.SigningBase;
import org.imprimatur.review.SigningInput;
import org.imprimatur.review.SigningPolicy;
import org.imprimatur.review.WrongPasswords;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Signing: what is signed, the statement in full, and the password that makes it so. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/review/sign")
class SignController {

    private final TurnLookup turns;
    private final ReviewPages pages;
    private final Signing signing;
    private final SigningBase base;
    private final ClaimSheets claims;

    SignController(TurnLookup turns, ReviewPages pages, Signing signing, SigningBase base, ClaimSheets claims) {
        this.turns = turns;
        this.pages = pages;
        this.signing = signing;
        this.base = base;
        this.claims = claims;
    }

    /**
     * @param comparedWith hash of the text the changes on the page were counted from
     * @param ticked       the changes that were ticked off
     * @param agreed       ticked or absent
     */
    record SignForm(
            @Nullable Integer revision,
            @Nullable String sha256,
            String comparedWith,
            Set<String> ticked,
            String statement,
            @Nullable Boolean agreed,
            String password) {

        SignForm {
            comparedWith = Objects.requireNonNullElse(comparedWith, "");
            ticked = Objects.requireNonNullElse(ticked, Set.of());
            statement = Objects.requireNonNullElse(statement, "");
            password = Objects.requireNonNullElse(password, "");
        }

        boolean isAgreed() {
            return Boolean.TRUE.equals(agreed);
        }

        SigningInput by(String remoteAddress) {
            return new SigningInput(
                    ReadRevision.of(revision, sha256),
                    comparedWith,
                    ticked,
                    // Browsers post line ends as CR LF.
                    statement.replace("\r\n", "\n"),
                    isAgreed(),
                    password,
                    remoteAddress);
        }
    }

    @AllowedFor(Who.NEWSROOM)
    @GetMapping
    ModelAndView ask(@PathVariable String taskId, @CurrentPerson Person me) {
        return pages.done(me, taskId)
                .map(done -> EndedTurnPages.done(done, HttpStatus.OK))
                .orElseGet(() -> page(me, turns.requireHeldBy(me, taskId, StepForm.REVIEW), Set.of(), false));
    }

    @AllowedFor(Who.NEWSROOM)
    @PostMapping
    ModelAndView sign(
            @PathVariable String taskId,
            @ModelAttribute SignForm form,
            BindingResult binding,
            @CurrentPerson Person me,
            HttpServletRequest request) {
        try {
            signing.sign(me, taskId, form.by(request.getRemoteAddr()));
        } catch (TurnAccess.TurnIsOver over) {
            // The second click on "Sign": the text is signed, and the page says so.
            return EndedTurnPages.done(pages.done(me, taskId).orElseThrow(() -> over), over.status());
        } catch (ReadRevision.TextNotIntact
                | ReadRevision.StaleRevision
                | SigningPolicy.OwnText
                | SigningPolicy.NoCredentialInForce
                | SigningPolicy.AddressNotConfirmed
                | SigningPolicy.AlreadySigned
                | ChangesToTick.OtherChanges
                | ChangesToTick.ChangesNotTicked
                | ClaimSheet.ClaimsUnanswered
                | SigningInput.StatementChanged
                | SigningInput.StatementNotAgreed
                | Signing.PasswordDoesNotMatch
                | WrongPasswords.TooManyWrongPasswords refusal) {
            return refused(me, taskId, form, refusal);
        }
        return new ModelAndView("redirect:" + ReviewController.address(taskId));
    }

    /** A changed text or statement wants to be read and agreed to anew, and so do changes from another text. */
    private ModelAndView refused(Person me, String taskId, SignForm form, Refusal refusal) {
        boolean anew = refusal instanceof ReadRevision.StaleRevision
                || refusal instanceof ChangesToTick.OtherChanges
                || refusal instanceof SigningInput.StatementChanged;
        ModelAndView again =
                page(me, turns.requireSeenBy(me, taskId, StepForm.REVIEW), form.ticked(), form.isAgreed() && !anew);
        again.addObject("refusal", refusal);
        again.setStatus(refusal.status());
        return again;
    }

    /** Ticks name their change and the two texts, so that none is shown ticked that was not. */
    private ModelAndView page(Person me, Turn turn, Set<String> ticked, boolean agreed) {
        ReviewPage page = pages.review(me, turn, null, "text", null);
        ModelAndView view = new ModelAndView("review/sign", "page", page);
        view.addObject("changes", base.changes(me, page.article(), page.revision()));
        view.addObject("claims", claims.of(me.id(), page.article(), page.revision()));
        view.addObject("ticked", ticked);
        view.addObject("agreed", agreed);
        if (page.credential() != null) {
            view.addObject("statement", signing.statement(me, page.credential(), page.revision()));
        }
        return view;
    }
}
