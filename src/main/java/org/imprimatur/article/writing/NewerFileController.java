package org.imprimatur.article.writing;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.imprimatur.article.intake.FileImporter;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnLookup;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brings a newer version of a file into a draft: what it would change is looked at first, then it is taken over or left. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/write/newer-file")
class NewerFileController {

    private final TurnLookup turns;
    private final FileImporter importer;
    private final NewerFiles newerFiles;
    private final WaitingImports waitingImports;
    private final NewerFilePages pages;
    private final WritePages writePages;
    private final WriteFormSaver writeFormSaver;
    private final Messages messages;

    NewerFileController(
            TurnLookup turns,
            FileImporter importer,
            NewerFiles newerFiles,
            WaitingImports waitingImports,
            NewerFilePages pages,
            WritePages writePages,
            WriteFormSaver writeFormSaver,
            Messages messages) {
        this.turns = turns;
        this.importer = importer;
        this.newerFiles = newerFiles;
        this.waitingImports = waitingImports;
        this.pages = pages;
        this.writePages = writePages;
        this.writeFormSaver = writeFormSaver;
        this.messages = messages;
    }

    private static String address(String taskId) {
        return WriteController.address(taskId) + "/newer-file";
    }

    /** Reads the file and saves what was typed beside it; a file that cannot be read changes nothing. */
    @LargeForm
    @PostMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView bring(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm form,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        String name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (file == null || VisibleText.isBlank(name)) {
            String missing = messages.say("article.new.file.missing");
            return refused(me, taskId, form, missing, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        ReadFile read;
        try {
            byte[] bytes = file.getBytes();
            read = ReadFile.of(bytes, name, importer.read(bytes, name));
        } catch (Refusal refusal) {
            String said = messages.title(refusal) + ". " + messages.text(refusal);
            return refused(me, taskId, form, said, refusal.status());
        }
        return writeFormSaver.save(me, taskId, form).orElseGet(() -> {
            newerFiles.bring(me, taskId, read);
            return new ModelAndView("redirect:" + address(taskId));
        });
    }

    private ModelAndView refused(Person me, String taskId, WriteForm form, String why, HttpStatus status) {
        Turn turn = turns.requireHeldBy(me, taskId, StepForm.WRITE);
        return writePages.asTyped(me, turn, WriteFormState.of(form), Map.of("file", why), status);
    }

    @GetMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView compare(@CurrentPerson Person me, @PathVariable String taskId, RedirectAttributes flash) {
        Turn turn = turns.requireHeldBy(me, taskId, StepForm.WRITE);
        return waitingImports
                .of(WritingCommands.articleOf(turn), me)
                .map(waiting -> pages.page(turn, waiting))
                .orElseGet(() -> gone(taskId, flash));
    }

    /** @param id of the file whose comparison was on the screen */
    @PostMapping("/take-over")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView takeOver(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @RequestParam UUID id,
            @RequestParam int base,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String standfirst,
            RedirectAttributes flash) {
        Turn turn = turns.requireHeldBy(me, taskId, StepForm.WRITE);
        NewerFiles.TakenOver taken = newerFiles.takeOver(me, taskId, id, new Takeover(base, title, standfirst));
        return switch (taken.answer()) {
            case DONE -> {
                flash.addFlashAttribute(
                        "flash",
                        messages.say("article.newer.done", taken.revision().number()));
                yield toReport(taskId);
            }
            case THE_SAME -> {
                flash.addFlashAttribute("flash", messages.say("article.newer.done.same"));
                yield toReport(taskId);
            }
            case SAVED_SINCE ->
                waitingImports
                        .of(WritingCommands.articleOf(turn), me)
                        .map(waiting -> pages.outrun(turn, waiting))
                        .orElseGet(() -> gone(taskId, flash));
            case GONE -> gone(taskId, flash);
        };
    }

    @PostMapping("/leave")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView leave(
            @CurrentPerson Person me, @PathVariable String taskId, @RequestParam UUID id, RedirectAttributes flash) {
        turns.requireHeldBy(me, taskId, StepForm.WRITE);
        if (!newerFiles.leave(me, taskId, id)) {
            return gone(taskId, flash);
        }
        flash.addFlashAttribute("flash", messages.say("article.newer.left"));
        return new ModelAndView("redirect:" + WriteController.address(taskId));
    }

    private static ModelAndView toReport(String taskId) {
        return new ModelAndView("redirect:" + WriteController.address(taskId) + "#import-report");
    }

    private ModelAndView gone(String taskId, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", messages.say("article.newer.gone"));
        flash.addFlashAttribute("flashKind", "warn");
        return new ModelAndView("redirect:" + WriteController.address(taskId));
    }
}
