package org.imprimatur.article.writing;

import java.util.Map;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Admits;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Me;
import org.imprimatur.platform.Words;
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
    private final Words words;

    AddSourceController(OpenTurns turns, Saving saving, WritePages pages, Words words) {
        this.turns = turns;
        this.saving = saving;
        this.pages = pages;
        this.words = words;
    }

    @LargeForm
    @PostMapping("/desk/tasks/{taskId}/write/sources")
    @Admits(Admits.Who.NEWSROOM)
    ModelAndView add(
            @Me Person me,
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
            flash.addFlashAttribute("flash", words.say("article.write.source.added", added.key()));
            return new ModelAndView("redirect:" + WriteController.address(taskId) + "#sources");
        });
    }

    private ModelAndView refused(Person me, String taskId, Attempt attempt, String field, String why) {
        Attempt refused = attempt.refusedFor(Map.of(field, why));
        return pages.asTyped(
                me, turns.requireHeldBy(me, taskId, Writing.PAGE), refused, HttpStatus.UNPROCESSABLE_ENTITY);
    }
}
