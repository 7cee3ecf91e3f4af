package org.imprimatur.article.writing;

import java.util.Optional;
import java.util.UUID;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Messages;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.TurnLookup;
import org.imprimatur.worklist.TurnPolicy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where an article is written. Every way off the page carries all that was typed: it is saved, or shown again, or parked
 * and shown beside what was in the way.
 */
@Controller
@RequestMapping("/desk/tasks/{taskId}/write")
class WriteController {

    private final TurnLookup turns;
    private final TurnAccess access;
    private final WriteFormSaver writeFormSaver;
    private final FormFormats formats;
    private final ParkedTexts parkedTexts;
    private final LeftCopies leftCopies;
    private final WritePages pages;
    private final ConflictPages conflicts;
    private final Messages messages;

    WriteController(
            TurnLookup turns,
            TurnAccess access,
            WriteFormSaver writeFormSaver,
            FormFormats formats,
            ParkedTexts parkedTexts,
            LeftCopies leftCopies,
            WritePages pages,
            ConflictPages conflicts,
            Messages messages) {
        this.turns = turns;
        this.access = access;
        this.writeFormSaver = writeFormSaver;
        this.formats = formats;
        this.parkedTexts = parkedTexts;
        this.leftCopies = leftCopies;
        this.pages = pages;
        this.conflicts = conflicts;
        this.messages = messages;
    }

    static String address(String taskId) {
        return "/desk/tasks/" + taskId + "/write";
    }

    @GetMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView write(@CurrentPerson Person me, @PathVariable String taskId) {
        Turn turn = turns.require(me, taskId, StepForm.WRITE);
        leftCopies.park(me, turn);
        if (TurnPolicy.mayWorkOn(me, turn)) {
            return pages.asSaved(me, turn);
        }
        // Whoever has lost the turn still finds here what they had typed.
        return parkedTexts.of(WritingCommands.articleOf(turn), me).stream()
                .findFirst()
                .map(parked -> conflicts.page(me, taskId, parked, false))
                .or(() -> TurnPolicy.maySee(me, turn) ? Optional.of(pages.asReadByOthers(turn)) : Optional.empty())
                .orElseThrow(() -> access.notYours(me, turn));
    }

    /**
     * @param then   "submit" to go on to the check list
     * @param parked the parked text this one was made of
     */
    @LargeForm
    @PostMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView save(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm form,
            @RequestParam(defaultValue = "") String then,
            @RequestParam Optional<UUID> parked,
            RedirectAttributes flash) {
        return writeFormSaver.save(me, taskId, form).orElseGet(() -> {
            parked.flatMap(id -> parkedTexts.find(id, me))
                    .filter(text -> text.typed().saysTheSameAs(form))
                    .ifPresent(parkedTexts::dismiss);
            if (then.equals("submit")) {
                return new ModelAndView("redirect:" + SubmitController.address(taskId));
            }
            flash.addFlashAttribute("flash", messages.say("article.write.saved"));
            return new ModelAndView("redirect:" + address(taskId));
        });
    }

    @LargeForm
    @PostMapping("/preview")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView preview(@CurrentPerson Person me, @PathVariable String taskId, @ModelAttribute WriteForm form) {
        Turn turn = turns.requireHeldBy(me, taskId, StepForm.WRITE);
        WriteForm newest = formats.newest(WritingCommands.articleOf(turn), form);
        WriteFormState state = WriteFormState.of(newest);
        return pages.asTyped(
                me,
                turn,
                newest.text()
                        .map(text -> state.seenAs(pages.set(text)))
                        .orElseGet(() -> state.refusedFor(newest.problems())),
                HttpStatus.OK);
    }
}
