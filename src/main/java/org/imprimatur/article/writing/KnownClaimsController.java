package org.imprimatur.article.writing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.claim.KnownClaim;
import org.imprimatur.article.claim.KnownClaims;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Messages;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.TurnLookup;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a writer does about a known claim: cites its source in the draft, or says that their sentence is another claim. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/write/claims")
class KnownClaimsController {

    private final TurnLookup turns;
    private final KnownClaims knownClaims;
    private final KnownClaimCitations citations;
    private final WriteFormSaver writeFormSaver;
    private final WritingCommands writingCommands;
    private final WritePages pages;
    private final Messages messages;

    KnownClaimsController(
            TurnLookup turns,
            KnownClaims knownClaims,
            KnownClaimCitations citations,
            WriteFormSaver writeFormSaver,
            WritingCommands writingCommands,
            WritePages pages,
            Messages messages) {
        this.turns = turns;
        this.knownClaims = knownClaims;
        this.citations = citations;
        this.writeFormSaver = writeFormSaver;
        this.writingCommands = writingCommands;
        this.pages = pages;
        this.messages = messages;
    }

    /** Cites its source at the end of the sentence, and saves. */
    @LargeForm
    @PostMapping("/cite")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView cite(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm draft,
            @RequestParam(defaultValue = "") String claim,
            RedirectAttributes flash) {
        Optional<KnownClaimReference> named = KnownClaimReference.read(claim);
        Optional<KnownClaim> known = named.flatMap(one -> knownClaims.find(one.article(), one.known(), me));
        if (named.isEmpty() || known.isEmpty()) {
            return refused(me, taskId, draft, Map.of(KnownClaimCitations.FIELD, "article.write.known.gone"));
        }
        WrittenSources.Outcome outcome = citations.cite(draft, named.get().words(), known.get());
        if (outcome.isRefused()) {
            Map<String, String> problems = new LinkedHashMap<>();
            outcome.problems().forEach((field, problem) -> problems.put(field, problem.message()));
            return refused(me, taskId, draft, problems);
        }
        return writeFormSaver
                .save(me, taskId, outcome.draft())
                .orElseGet(() -> done(
                        taskId,
                        messages.say("article.write.known.cited", outcome.keys().get(0)),
                        flash));
    }

    /** Saves what was typed, and keeps that the sentence is another claim. */
    @LargeForm
    @PostMapping("/decline")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView decline(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm draft,
            @RequestParam(defaultValue = "") String claim,
            RedirectAttributes flash) {
        return writeFormSaver.save(me, taskId, draft).orElseGet(() -> {
            KnownClaimReference.read(claim)
                    .ifPresent(named -> knownClaims
                            .find(named.article(), named.known(), me)
                            .ifPresent(known -> writingCommands.decline(me, taskId, named, known)));
            return done(taskId, messages.say("article.write.known.declined"), flash);
        });
    }

    private ModelAndView refused(Person me, String taskId, WriteForm draft, Map<String, String> problems) {
        Map<String, String> said = new LinkedHashMap<>();
        problems.forEach((field, message) -> said.put(field, messages.say(message)));
        return pages.asTyped(
                me,
                turns.requireHeldBy(me, taskId, StepForm.WRITE),
                WriteFormState.of(draft),
                said,
                HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static ModelAndView done(String taskId, String said, RedirectAttributes flash) {
        flash.addFlashAttribute("knownSaid", said);
        return new ModelAndView("redirect:" + WriteController.address(taskId) + "#known-claims");
    }
}
