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
import org.imprimatur.worklist.OpenSteps;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnLookup;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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

    private static final int LONGEST = 2000;
    private static final String WORDS = "typedWords";
    private static final String REVIEWER = "typedReviewer";

    private final TurnLookup turns;
    private final WritingCommands writingCommands;
    private final Articles articles;
    private final Images images;
    private final RetractedSources retracted;
    private final List<SubmissionHints> rooms;
    private final ReviewerChoice reviewers;
    private final OpenSteps openSteps;
    private final Messages messages;

    SubmitController(
            TurnLookup turns,
            WritingCommands writingCommands,
            Articles articles,
            Images images,
            RetractedSources retracted,
            List<SubmissionHints> rooms,
            ReviewerChoice reviewers,
            OpenSteps openSteps,
            Messages messages) {
        this.reviewers = reviewers;
        this.openSteps = openSteps;
        this.rooms = List.copyOf(rooms);
        this.turns = turns;
        this.writingCommands = writingCommands;
        this.articles = articles;
        this.images = images;
        this.retracted = retracted;
        this.messages = messages;
    }

    /**
     * @param looks     what other rooms find worth a second look
     * @param reviewers whom the writer may ask to read it, id to words
     * @param typed     what the writer adds
     */
    record SubmitPage(
            Turn turn,
            Article article,
            Revision latest,
            SubmissionChecklist checks,
            List<String> looks,
            Map<String, String> reviewers,
            Typed typed) {}

    /**
     * What a writer adds to a text that is handed in.
     *
     * @param words    to whoever reads it
     * @param reviewer id of who shall read it, empty for whoever may
     * @param problems by field
     */
    record Typed(String words, String reviewer, Map<String, String> problems) {}

    /** What was typed before the page was asked for again; sessions hold nothing but words. */
    private static String before(Model model, String name) {
        return model.getAttribute(name) instanceof String typed ? typed : "";
    }

    static String address(String taskId) {
        return WriteController.address(taskId) + "/submit";
    }

    @GetMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView check(@CurrentPerson Person me, @PathVariable String taskId, Model model) {
        Typed typed = new Typed(before(model, WORDS), before(model, REVIEWER), Map.of());
        return page(turns.requireHeldBy(me, taskId, StepForm.WRITE), typed, HttpStatus.OK);
    }

    /**
     * @param revision the one whose check list was on the screen: another one is checked first
     * @param looked   the import whose losses the writer has ticked as looked at
     */
    @PostMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView submit(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String reviewer,
            @RequestParam(defaultValue = "") String looked,
            RedirectAttributes flash) {
        Typed typed = new Typed(words, reviewer, Map.of());
        if (words.length() > LONGEST) {
            String problem = messages.say("worklist.hand-back.long-reason", LONGEST);
            return again(me, taskId, new Typed(words, reviewer, Map.of("words", problem)));
        }
        WritingCommands.HandedIn handedIn;
        try {
            handedIn = writingCommands.handIn(me, taskId, revision, words.strip(), reviewer, looked);
        } catch (ReviewerChoice.CannotSign | ReviewerChoice.ReviewerIsAway refusal) {
            String problem = messages.say(refusal.key() + ".text", refusal.arguments());
            return again(me, taskId, new Typed(words, "", Map.of("reviewer", problem)));
        }
        Revision latest = handedIn.latest();
        return switch (handedIn.answer()) {
            case NOT_READY -> again(me, taskId, typed);
            case NOT_LOOKED ->
                again(
                        me,
                        taskId,
                        new Typed(words, reviewer, Map.of("looked", messages.say("article.imported.submit.missing"))));
            case SAVED_SINCE -> {
                flash.addFlashAttribute("flash", messages.say("article.submit.newer", latest.number()));
                flash.addFlashAttribute("flashKind", "warn");
                flash.addFlashAttribute(WORDS, typed.words());
                flash.addFlashAttribute(REVIEWER, typed.reviewer());
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
        String next = openSteps.inWords(writingCommands.openOn(latest.article()));
        return next.isEmpty()
                ? messages.say("article.submit.done.nobody", title)
                : messages.say("article.submit.done", title, next);
    }

    private ModelAndView again(Person me, String taskId, Typed typed) {
        return page(turns.require(me, taskId, StepForm.WRITE), typed, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private ModelAndView page(Turn turn, Typed typed, HttpStatus status) {
        Article article = articles.require(WritingCommands.articleOf(turn));
        Revision latest = articles.latest(article);
        SubmissionChecklist checklist =
                SubmissionChecklist.of(latest.text(), () -> images.of(article.id()), retracted.of(latest.text()));
        List<String> looks = rooms.stream()
                .flatMap(room -> room.before(article, latest).stream())
                .toList();
        return new ModelAndView(
                "article/submit",
                Map.of("page", new SubmitPage(turn, article, latest, checklist, looks, reviewers.of(turn), typed)),
                status);
    }
}
