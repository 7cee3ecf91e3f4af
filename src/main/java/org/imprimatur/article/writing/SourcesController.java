package org.imprimatur.article.writing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.article.source.EditedSources;
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

/**
 * The sources on the write page: added, pasted, changed, taken away. Each way carries all that was typed on the page;
 * what changes the list saves it.
 */
@Controller
@RequestMapping("/desk/tasks/{taskId}/write/sources")
class SourcesController {

    private final TurnLookup turns;
    private final WriteFormSaver writeFormSaver;
    private final WrittenSources writtenSources;
    private final PasteReader pasteReader;
    private final WritePages pages;
    private final Messages messages;

    SourcesController(
            TurnLookup turns,
            WriteFormSaver writeFormSaver,
            WrittenSources writtenSources,
            PasteReader pasteReader,
            WritePages pages,
            Messages messages) {
        this.turns = turns;
        this.writeFormSaver = writeFormSaver;
        this.writtenSources = writtenSources;
        this.pasteReader = pasteReader;
        this.pages = pages;
        this.messages = messages;
    }

    /** Keeps a new source, or a changed one. */
    @LargeForm
    @PostMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView keep(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm draft,
            @RequestParam Map<String, String> request,
            RedirectAttributes flash) {
        SourceForm source = SourceForm.typed(request);
        WrittenSources.Outcome outcome = writtenSources.keep(draft, source);
        String said = source.isOfANewOne() ? "article.write.source.added" : "article.write.source.changed";
        return finish(me, taskId, WriteFormState.of(draft).toAdd(source), outcome, said, flash);
    }

    /** The page with the form for a source that is there, or for one of another kind. */
    @LargeForm
    @PostMapping("/form")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView form(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm draft,
            @RequestParam Optional<String> edit,
            @RequestParam Map<String, String> request) {
        Optional<EditedSources> list = EditedSources.of(draft.sources());
        SourceForm form = edit.flatMap(reference -> list.flatMap(sources ->
                        sources.position(reference).map(position -> SourceForm.of(position, sources.source(position)))))
                .orElseGet(() -> SourceForm.typed(request));
        return page(me, taskId, WriteFormState.of(draft).toAdd(form).withTheFormOpen(), Map.of(), HttpStatus.OK);
    }

    /** The page without the form for a source, which stays as it is. */
    @LargeForm
    @PostMapping("/leave")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView leave(@CurrentPerson Person me, @PathVariable String taskId, @ModelAttribute WriteForm draft) {
        return page(me, taskId, WriteFormState.of(draft), Map.of(), HttpStatus.OK);
    }

    /** The page with what was found in a pasted text. Nothing is added yet. */
    @LargeForm
    @PostMapping("/read")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView read(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm draft,
            @RequestParam(defaultValue = "") String pasted,
            @RequestParam Map<String, String> request) {
        WriteFormState state = WriteFormState.of(draft).toAdd(SourceForm.typed(request));
        return EditedSources.of(draft.sources())
                .map(list -> page(me, taskId, state.pasted(pasteReader.read(pasted, list)), Map.of(), HttpStatus.OK))
                .orElseGet(() -> page(
                        me,
                        taskId,
                        state.pasted(PastedSources.unread(pasted, messages.say("article.write.sources.broken"))),
                        Map.of("sources", messages.say("article.write.sources.broken")),
                        HttpStatus.UNPROCESSABLE_ENTITY));
    }

    /** Adds what was found and chosen. */
    @LargeForm
    @PostMapping("/take")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView take(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm draft,
            @RequestParam(defaultValue = "[]") String found,
            @RequestParam(defaultValue = "") String pasted,
            @RequestParam(name = "take", required = false) Set<Integer> chosen,
            RedirectAttributes flash) {
        WriteFormState state = WriteFormState.of(draft)
                .pasted(EditedSources.of(draft.sources())
                        .map(list -> pasteReader.read(pasted, list))
                        .orElseGet(PastedSources::none));
        WrittenSources.Outcome outcome =
                writtenSources.take(draft, found, chosen == null ? Set.of() : new TreeSet<>(chosen));
        return finish(me, taskId, state, outcome, "article.write.paste.added", flash);
    }

    @LargeForm
    @PostMapping("/remove")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView remove(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm draft,
            @RequestParam(defaultValue = "") String remove,
            RedirectAttributes flash) {
        WrittenSources.Outcome outcome = writtenSources.remove(draft, remove);
        return finish(me, taskId, WriteFormState.of(draft), outcome, "article.write.source.removed", flash);
    }

    private ModelAndView finish(
            Person me,
            String taskId,
            WriteFormState state,
            WrittenSources.Outcome outcome,
            String said,
            RedirectAttributes flash) {
        if (outcome.isRefused()) {
            Map<String, String> problems = new LinkedHashMap<>();
            outcome.problems()
                    .forEach((field, problem) -> problems.put(
                            field,
                            messages.say(problem.message(), problem.arguments().toArray())));
            return page(me, taskId, state, problems, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return writeFormSaver.save(me, taskId, outcome.draft()).orElseGet(() -> {
            int many = outcome.keys().size();
            flash.addFlashAttribute(
                    "sourcesSaid", messages.say(said, outcome.keys().get(0), many));
            return new ModelAndView("redirect:" + WriteController.address(taskId) + "#sources-part");
        });
    }

    private ModelAndView page(
            Person me, String taskId, WriteFormState state, Map<String, String> problems, HttpStatus status) {
        return pages.asTyped(me, turns.requireHeldBy(me, taskId, StepForm.WRITE), state, problems, status);
    }
}
