package org.imprimatur.article.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.editor.EditorBody;
import org.imprimatur.article.editor.EditorPiece;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.TimeFormats;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnLookup;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the write page's script asks for: to keep what is being typed, and to open a body for the editor. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/write")
class WorkingCopyController {

    private final TurnLookup turns;
    private final Articles articles;
    private final WorkingCopies copies;
    private final LeftCopies leftCopies;
    private final ParkedTexts parkedTexts;
    private final FormFormats formats;
    private final EditorBody editor;
    private final ObjectMapper json;
    private final TimeFormats times;
    private final Messages messages;

    WorkingCopyController(
            TurnLookup turns,
            Articles articles,
            WorkingCopies copies,
            LeftCopies leftCopies,
            ParkedTexts parkedTexts,
            FormFormats formats,
            EditorBody editor,
            ObjectMapper json,
            TimeFormats times,
            Messages messages) {
        this.turns = turns;
        this.articles = articles;
        this.copies = copies;
        this.leftCopies = leftCopies;
        this.parkedTexts = parkedTexts;
        this.formats = formats;
        this.editor = editor;
        this.json = json;
        this.times = times;
        this.messages = messages;
    }

    /**
     * What became of it.
     *
     * @param body  its Markdown
     * @param saved when it was kept, in words; null if it was not
     * @param copy  names the copy to whoever goes on with it
     */
    record Kept(
            String body, @Nullable String saved, @Nullable String copy) {

        static Kept not(WriteForm typed) {
            return new Kept(typed.body(), null, null);
        }
    }

    /**
     * @param pieces what the body consists of, if the form's body is the one it was opened with
     * @param copy   the one these words go on from; another, of a second tab perhaps, is parked and not overwritten
     */
    @LargeForm
    @PostMapping("/working-copy")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ResponseEntity<Kept> keep(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm form,
            @RequestParam Optional<String> pieces,
            @RequestParam(defaultValue = "") String copy) {
        Turn turn = turns.requireHeldBy(me, taskId, StepForm.WRITE);
        ArticleId article = WritingCommands.articleOf(turn);
        Optional<WriteForm> read = pieces.isEmpty() ? Optional.of(form) : pieces.flatMap(list -> joined(form, list));
        if (read.isEmpty()) {
            return answer(HttpStatus.UNPROCESSABLE_ENTITY, Kept.not(form));
        }
        WriteForm typed = formats.newest(article, read.get());
        if (typed.base() != articles.require(article).latestRevision()) {
            return answer(HttpStatus.CONFLICT, Kept.not(typed));
        }
        if (!typed.fitsACopy()) {
            return answer(HttpStatus.UNPROCESSABLE_ENTITY, Kept.not(typed));
        }
        leftCopies.parkAnother(me, article, copy, typed);
        Instant at = copies.keep(article, me, typed);
        return answer(HttpStatus.OK, new Kept(typed.body(), times.clock(at), at.toString()));
    }

    /** Whatever the browser says it would rather have. */
    private static ResponseEntity<Kept> answer(HttpStatus status, Kept kept) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(kept);
    }

    private Optional<WriteForm> joined(WriteForm form, String pieces) {
        try {
            List<EditorPiece> read = json.readValue(pieces, new TypeReference<List<EditorPiece>>() {});
            return Optional.of(form.withBody(editor.body(form.body(), read)));
        } catch (JsonProcessingException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** The blocks of the body in the form, as they read. */
    @LargeForm
    @PostMapping("/blocks")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView blocks(@CurrentPerson Person me, @PathVariable String taskId, @ModelAttribute WriteForm form) {
        turns.requireHeldBy(me, taskId, StepForm.WRITE);
        return new ModelAndView(
                "article/_editor :: blocks(blocks=${blocks})", Map.of("blocks", editor.open(form.body())));
    }

    /** Back to the last revision. What was typed since is put by, for a second thought. */
    @LargeForm
    @PostMapping("/working-copy/discard")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView discard(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute WriteForm form,
            RedirectAttributes flash) {
        Turn turn = turns.requireHeldBy(me, taskId, StepForm.WRITE);
        ArticleId article = WritingCommands.articleOf(turn);
        parkedTexts.park(article, me, ParkedTexts.Reason.PUT_BY, formats.newest(article, form));
        copies.discard(article, me);
        flash.addFlashAttribute(
                "flash",
                messages.say(
                        "article.write.discarded",
                        String.valueOf(articles.require(article).latestRevision())));
        return new ModelAndView("redirect:" + WriteController.address(taskId));
    }
}
