package org.imprimatur.article.writing;

import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.SubmissionHints;
import org.imprimatur.article.image.Images;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnLookup;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The check list before a text is handed in, and handing it in. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/write/submit")
class SubmitController {

    private final TurnLookup turns;
    private final WritingCommands writingCommands;
    private final Articles articles;
    private final Images images;
    private final List<SubmissionHints> rooms;
    private final Messages messages;

    SubmitController(
            TurnLookup turns,
            WritingCommands writingCommands,
            Articles articles,
            Images images,
            List<SubmissionHints> rooms,
            Messages messages) {
        this.rooms = List.copyOf(rooms);
        this.turns = turns;
        this.writingCommands = writingCommands;
        this.articles = articles;
        this.images = images;
        this.messages = messages;
    }

    /** @param looks what other rooms find worth a second look */
    record SubmitPage(Turn turn, Article article, Revision latest, SubmissionChecklist checks, List<String> looks) {}

    static String address(String taskId) {
        return WriteController.address(taskId) + "/submit";
    }

    @GetMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView check(@CurrentPerson Person me, @PathVariable String taskId) {
        return page(turns.requireHeldBy(me, taskId, StepForm.WRITE), HttpStatus.OK);
    }

    /** @param revision the one whose check list was on the screen: another one is checked first */
    @PostMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView submit(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @RequestParam int revision,
            RedirectAttributes flash) {
        WritingCommands.HandedIn handedIn = writingCommands.handIn(me, taskId, revision);
        Revision latest = handedIn.latest();
        return switch (handedIn.answer()) {
            case NOT_READY -> page(turns.require(me, taskId, StepForm.WRITE), HttpStatus.UNPROCESSABLE_ENTITY);
            case SAVED_SINCE -> {
                flash.addFlashAttribute("flash", messages.say("article.submit.newer", latest.number()));
                flash.addFlashAttribute("flashKind", "warn");
                yield new ModelAndView("redirect:" + address(taskId));
            }
            case DONE -> {
                flash.addFlashAttribute("flash", done(latest));
                yield new ModelAndView("redirect:/desk");
            }
        };
    }

    /** Where the text is now, the process has decided. */
    private String done(Revision latest) {
        String title = latest.text().title();
        List<Turn> next = writingCommands.openOn(latest.article());
        return next.isEmpty() || next.stream().anyMatch(turn -> turn.isServedBy(StepForm.REVIEW))
                ? messages.say("article.submit.done", title)
                : messages.say("article.submit.done.step", title, next.get(0).step());
    }

    private ModelAndView page(Turn turn, HttpStatus status) {
        Article article = articles.require(WritingCommands.articleOf(turn));
        Revision latest = articles.latest(article);
        SubmissionChecklist checklist = SubmissionChecklist.of(latest.text(), () -> images.of(article.id()));
        List<String> looks = rooms.stream()
                .flatMap(room -> room.before(article, latest).stream())
                .toList();
        return new ModelAndView(
                "article/submit", Map.of("page", new SubmitPage(turn, article, latest, checklist, looks)), status);
    }
}
