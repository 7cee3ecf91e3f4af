package org.imprimatur.article.writing;

import java.util.UUID;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saves what was typed and puts the report of an import away, or has it shown again. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/write/imports/{id}")
class ImportReportController {

    private final WritingCommands writingCommands;
    private final WriteFormSaver writeFormSaver;
    private final Messages messages;

    ImportReportController(WritingCommands writingCommands, WriteFormSaver writeFormSaver, Messages messages) {
        this.writingCommands = writingCommands;
        this.writeFormSaver = writeFormSaver;
        this.messages = messages;
    }

    @LargeForm
    @PostMapping("/put-away")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView putAway(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @PathVariable UUID id,
            @ModelAttribute WriteForm form,
            RedirectAttributes flash) {
        return look(me, taskId, id, form, true, flash);
    }

    @LargeForm
    @PostMapping("/show-again")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView showAgain(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @PathVariable UUID id,
            @ModelAttribute WriteForm form,
            RedirectAttributes flash) {
        return look(me, taskId, id, form, false, flash);
    }

    private ModelAndView look(
            Person me, String taskId, UUID id, WriteForm form, boolean looked, RedirectAttributes flash) {
        writingCommands.mustNotBeElsewhere(taskId, id);
        return writeFormSaver.save(me, taskId, form).orElseGet(() -> {
            writingCommands.look(me, taskId, id, looked);
            flash.addFlashAttribute(
                    "flash", messages.say(looked ? "article.imported.done.put-away" : "article.imported.done.again"));
            return new ModelAndView("redirect:" + WriteController.address(taskId) + "#import-report");
        });
    }

    /** The article of this turn has none such. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static final class NoSuchImport extends Refusal {}
}
