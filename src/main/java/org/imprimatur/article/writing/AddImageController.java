package org.imprimatur.article.writing;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.imprimatur.article.image.RasterImage;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Messages;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.TurnLookup;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saves what was typed and keeps the picture brought with it. */
@Controller
class AddImageController {

    private final TurnLookup turns;
    private final WritingCommands writingCommands;
    private final WriteFormSaver writeFormSaver;
    private final WritePages pages;
    private final Messages messages;

    AddImageController(
            TurnLookup turns,
            WritingCommands writingCommands,
            WriteFormSaver writeFormSaver,
            WritePages pages,
            Messages messages) {
        this.turns = turns;
        this.writingCommands = writingCommands;
        this.writeFormSaver = writeFormSaver;
        this.pages = pages;
        this.messages = messages;
    }

    @LargeForm
    @PostMapping("/desk/tasks/{taskId}/write/images")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView add(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm form,
            @RequestParam(required = false) @Nullable MultipartFile image,
            RedirectAttributes flash)
            throws IOException {
        if (image == null || image.isEmpty()) {
            return refused(me, taskId, form, "article.write.image.none", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Optional<RasterImage> picture = RasterImage.of(image.getBytes());
        if (picture.isEmpty()) {
            return refused(me, taskId, form, "article.write.image.unknown", HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        if (!picture.get().isReasonable()) {
            return refused(me, taskId, form, "article.write.image.large", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return writeFormSaver.save(me, taskId, form).orElseGet(() -> {
            writingCommands.keep(me, taskId, picture.get(), name(image));
            flash.addFlashAttribute("flash", messages.say("article.write.image.added"));
            return new ModelAndView("redirect:" + WriteController.address(taskId) + "#images");
        });
    }

    private ModelAndView refused(Person me, String taskId, WriteForm writeForm, String why, HttpStatus status) {
        WriteFormState refused = WriteFormState.of(writeForm).refusedFor(Map.of("image", why));
        return pages.asTyped(me, turns.requireHeldBy(me, taskId, StepForm.WRITE), refused, status);
    }

    /** Some browsers send the whole path. */
    private static String name(MultipartFile image) {
        String path = Objects.requireNonNullElse(image.getOriginalFilename(), "");
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
