package org.imprimatur.article.writing;

import java.util.UUID;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.TurnLookup;
import org.imprimatur.worklist.TurnPolicy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A parked text: seen again by whoever typed it, whatever became of the turn, and put away. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/write/parked/{id}")
class ParkedTextController {

    private final TurnLookup turns;
    private final ParkedTexts parkedTexts;
    private final ConflictPages conflicts;
    private final Messages messages;

    ParkedTextController(TurnLookup turns, ParkedTexts parkedTexts, ConflictPages conflicts, Messages messages) {
        this.turns = turns;
        this.parkedTexts = parkedTexts;
        this.conflicts = conflicts;
        this.messages = messages;
    }

    @GetMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView show(@CurrentPerson Person me, @PathVariable String taskId, @PathVariable UUID id) {
        ParkedTexts.Parked parked = parkedTexts.find(id, me).orElseThrow(NoSuchParkedText::new);
        return conflicts.page(me, taskId, parked, holds(me, taskId));
    }

    @PostMapping("/dismiss")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    String dismiss(
            @CurrentPerson Person me, @PathVariable String taskId, @PathVariable UUID id, RedirectAttributes flash) {
        if (!parkedTexts.isOf(id, me)) {
            throw new NoSuchParkedText();
        }
        parkedTexts.find(id, me).ifPresent(parkedTexts::dismiss);
        flash.addFlashAttribute("flash", messages.say("article.parked.dismissed"));
        return "redirect:" + (holds(me, taskId) ? WriteController.address(taskId) : "/desk");
    }

    private boolean holds(Person me, String taskId) {
        try {
            return TurnPolicy.mayWorkOn(me, turns.require(me, taskId, StepForm.WRITE));
        } catch (Refusal over) {
            return false;
        }
    }

    /** It was put away, or is somebody else's. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static final class NoSuchParkedText extends Refusal {}
}
