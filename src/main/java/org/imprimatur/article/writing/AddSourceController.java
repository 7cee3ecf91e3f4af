package org.imprimatur.article.writing;

import java.util.Map;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Messages;
import org.imprimatur.worklist.OpenTurns;
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

    private final OpenTurns turns;
    private final Saving saving;
    private final WritePages pages;
    private final Messages messages;

    AddSourceController(OpenTurns turns, Saving saving, WritePages pages, Messages messages) {
        this.turns = turns;
        this.saving = saving;
        this.pages = pages;
        this.messages = messages;
    }

    @LargeForm
    @PostMapping("/desk/tasks/{taskId}/write/sources")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView add(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute Typed typed,
            @ModelAttribute NewSource source,
            RedirectAttributes flash) {
        Attempt attempt = Attempt.of(typed).toAdd(source);
        if (source.title().isBlank()) {
            return refused(me, taskId, attempt, "source-title", "article.write.source.untitled");
        }
        NewSource.Added added;
        try {
            added = source.appendedTo(typed.sources());
        } catch (IllegalArgumentException broken) {
            return refused(me, taskId, attempt, "sources", "article.write.sources.broken");
        }
        return saving.save(me, taskId, typed.withSources(added.sources())).orElseGet(() -> {
            flash.addFlashAttribute("flash", messages.say("article.write.source.added", added.key()));
            return new ModelAndView("redirect:" + WriteController.address(taskId) + "#sources");
        });
    }

    private ModelAndView refused(Person me, String taskId, Attempt attempt, String field, String why) {
        Attempt refused = attempt.refusedFor(Map.of(field, why));
        return pages.asTyped(
                me, turns.requireHeldBy(me, taskId, Writing.PAGE), refused, HttpStatus.UNPROCESSABLE_ENTITY);
    }
}
