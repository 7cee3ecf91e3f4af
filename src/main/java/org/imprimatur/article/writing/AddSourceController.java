package org.imprimatur.article.writing;

import java.util.Map;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.TurnLookup;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saves what was typed with a new source at the end of its list. */
@Controller
class AddSourceController {

    private final TurnLookup turns;
    private final WriteFormSaver writeFormSaver;
    private final WritePages pages;
    private final Messages messages;

    AddSourceController(TurnLookup turns, WriteFormSaver writeFormSaver, WritePages pages, Messages messages) {
        this.turns = turns;
        this.writeFormSaver = writeFormSaver;
        this.pages = pages;
        this.messages = messages;
    }

    @LargeForm
    @PostMapping("/desk/tasks/{taskId}/write/sources")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView add(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm form,
            @ModelAttribute NewSourceForm newSource,
            RedirectAttributes flash) {
        WriteFormState state = WriteFormState.of(form).toAdd(newSource);
        if (VisibleText.isBlank(newSource.title())) {
            return refused(me, taskId, state, "source-title", "article.write.source.untitled");
        }
        NewSourceForm.Added added;
        try {
            added = newSource.appendedTo(form.sources());
        } catch (IllegalArgumentException broken) {
            return refused(me, taskId, state, "sources", "article.write.sources.broken");
        }
        return writeFormSaver
                .save(me, taskId, form.withSources(added.sources()))
                .orElseGet(() -> {
                    flash.addFlashAttribute("flash", messages.say("article.write.source.added", added.key()));
                    return new ModelAndView("redirect:" + WriteController.address(taskId) + "#sources");
                });
    }

    private ModelAndView refused(Person me, String taskId, WriteFormState writeFormState, String field, String why) {
        WriteFormState refused = writeFormState.refusedFor(Map.of(field, why));
        return pages.asTyped(
                me, turns.requireHeldBy(me, taskId, StepForm.WRITE), refused, HttpStatus.UNPROCESSABLE_ENTITY);
    }
}
