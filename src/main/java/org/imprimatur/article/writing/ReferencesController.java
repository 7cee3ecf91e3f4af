package org.imprimatur.article.writing;

import java.util.Optional;
import org.imprimatur.article.Articles;
import org.imprimatur.article.source.reference.ReferenceSection;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Messages;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnLookup;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the references a text lists in words become its sources, and its markers citations. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/write/references")
class ReferencesController {

    private final TurnLookup turns;
    private final Articles articles;
    private final WriteFormSaver writeFormSaver;
    private final ReferencesPages pages;
    private final Messages messages;

    ReferencesController(
            TurnLookup turns,
            Articles articles,
            WriteFormSaver writeFormSaver,
            ReferencesPages pages,
            Messages messages) {
        this.turns = turns;
        this.articles = articles;
        this.writeFormSaver = writeFormSaver;
        this.pages = pages;
        this.messages = messages;
    }

    private static String address(String taskId) {
        return WriteController.address(taskId) + "/references";
    }

    /** Saves what was typed, and goes on to the page. */
    @LargeForm
    @PostMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView open(@CurrentPerson Person me, @PathVariable String taskId, @ModelAttribute WriteForm form) {
        return writeFormSaver.save(me, taskId, form).orElseGet(() -> new ModelAndView("redirect:" + address(taskId)));
    }

    @GetMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView show(@CurrentPerson Person me, @PathVariable String taskId, RedirectAttributes flash) {
        return pages.page(turns.requireHeldBy(me, taskId, StepForm.WRITE)).orElseGet(() -> gone(taskId, flash));
    }

    @LargeForm
    @PostMapping("/take-over")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView takeOver(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @RequestParam MultiValueMap<String, String> sent,
            RedirectAttributes flash) {
        Turn turn = turns.requireHeldBy(me, taskId, StepForm.WRITE);
        ReferencesForm chosen = new ReferencesForm(sent);
        Optional<TakenReferences> taken = articles.revision(WritingCommands.articleOf(turn), chosen.base())
                .map(revision -> WriteForm.of(chosen.base(), revision.text()))
                .flatMap(text ->
                        ReferenceSection.of(text.body()).map(section -> TakenReferences.of(text, section, chosen)));
        if (taken.isEmpty()) {
            return gone(taskId, flash);
        }
        if (taken.get().sources() == 0) {
            return warned(address(taskId), "article.references.none", flash);
        }
        return writeFormSaver.save(me, taskId, taken.get().form()).orElseGet(() -> {
            flash.addFlashAttribute(
                    "flash",
                    messages.say(
                            "article.references.done",
                            taken.get().sources(),
                            taken.get().cited()));
            return new ModelAndView("redirect:" + WriteController.address(taskId) + "#sources-part");
        });
    }

    private ModelAndView gone(String taskId, RedirectAttributes flash) {
        return warned(WriteController.address(taskId), "article.references.gone", flash);
    }

    private ModelAndView warned(String address, String words, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", messages.say(words));
        flash.addFlashAttribute("flashKind", "warn");
        return new ModelAndView("redirect:" + address);
    }
}
