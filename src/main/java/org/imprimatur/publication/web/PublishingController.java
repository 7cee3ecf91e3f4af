package org.imprimatur.publication.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.typeset.Typesetter;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.publication.ComingCorrection;
import org.imprimatur.publication.NoticeText;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ReviewCheck;
import org.imprimatur.publication.ReviewChecks;
import org.imprimatur.publication.ScheduleTime;
import org.imprimatur.publication.web.PublishPage.PublishForm;
import org.imprimatur.review.ReadRevision;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnLookup;
import org.imprimatur.worklist.TurnPanels;
import org.imprimatur.worklist.TurnPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The publisher's page: what readers will see, who signed it, and when it shall be seen. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/publish")
class PublishingController {

    private final PublishingCommands publishingCommands;
    private final TurnLookup turns;
    private final Articles articles;
    private final SignOffs signOffs;
    private final ReviewChecks checks;
    private final Typesetter typesetter;
    private final People people;
    private final TurnPanels panels;
    private final NoticeFormPages noticeFormPages;
    private final Messages messages;
    private final Clock clock;

    PublishingController(
            PublishingCommands publishingCommands,
            TurnLookup turns,
            Articles articles,
            SignOffs signOffs,
            ReviewChecks checks,
            Typesetter typesetter,
            People people,
            TurnPanels panels,
            NoticeFormPages noticeFormPages,
            Messages messages,
            Clock clock) {
        this.publishingCommands = publishingCommands;
        this.turns = turns;
        this.articles = articles;
        this.signOffs = signOffs;
        this.checks = checks;
        this.typesetter = typesetter;
        this.people = people;
        this.panels = panels;
        this.noticeFormPages = noticeFormPages;
        this.messages = messages;
        this.clock = clock;
    }

    @AllowedFor(Who.NEWSROOM)
    @GetMapping
    ModelAndView look(
            @PathVariable String taskId,
            @RequestParam(defaultValue = "desktop") String width,
            @CurrentPerson Person me) {
        return page(me, taskId, width, PublishForm.empty());
    }

    @AllowedFor(Who.NEWSROOM)
    @PostMapping("/now")
    ModelAndView publishNow(
            @PathVariable String taskId,
            @ModelAttribute PublishForm form,
            BindingResult binding,
            @CurrentPerson Person me,
            RedirectAttributes flash) {
        String title = turns.require(me, taskId, StepForm.PUBLISH).title();
        return attempt(me, taskId, form, () -> {
            publishingCommands.publishNow(me, taskId, ReadRevision.of(form.revision(), form.sha256()), form.answer());
            return onwards(flash, "publication.done.live", title);
        });
    }

    @AllowedFor(Who.NEWSROOM)
    @PostMapping("/schedule")
    ModelAndView schedule(
            @PathVariable String taskId,
            @ModelAttribute PublishForm form,
            BindingResult binding,
            @CurrentPerson Person me,
            RedirectAttributes flash) {
        String title = turns.require(me, taskId, StepForm.PUBLISH).title();
        return attempt(me, taskId, form, () -> {
            ReadRevision read = ReadRevision.of(form.revision(), form.sha256());
            Instant at = publishingCommands.schedule(me, taskId, read, form.schedule(), form.answer());
            return onwards(
                    flash,
                    "publication.done.scheduled",
                    title,
                    ScheduleTime.words(at, clock.getZone()),
                    clock.getZone().getId());
        });
    }

    @AllowedFor(Who.NEWSROOM)
    @PostMapping("/send-back")
    ModelAndView sendBack(
            @PathVariable String taskId,
            @ModelAttribute PublishForm form,
            BindingResult binding,
            @CurrentPerson Person me,
            RedirectAttributes flash) {
        String title = turns.require(me, taskId, StepForm.PUBLISH).title();
        return attempt(me, taskId, form, () -> {
            publishingCommands.sendBack(me, taskId, text(form.reason()));
            return onwards(flash, "publication.done.sent-back", title);
        });
    }

    /** What can be put right on the page, or has to be seen there, is said above it with all that was typed. */
    private ModelAndView attempt(Person me, String taskId, PublishForm form, Supplier<ModelAndView> action) {
        try {
            return action.get();
        } catch (ReviewCheck.NotSigned
                | ReviewCheck.SignatureInQuestion
                | ReviewCheck.TooFewSignatures
                | ReviewCheck.RequestStands
                | ReviewCheck.NoSignatureCounts
                | ReviewCheck.RestsOnRetracted
                | ReviewCheck.RiskIsAsked
                | ReadRevision.StaleRevision
                | ReadRevision.TextNotIntact
                | ReviewCheck.SignedBeforeWithdrawal
                | ComingCorrection.SignedTooEarly
                | ComingCorrection.NothingCorrected
                | ComingCorrection.NoticeMissing
                | NoticeText.SeverityMissing
                | NoticeText.SummaryMissing
                | NoticeText.WordsTooLong
                | ScheduleTime.NoTimeChosen
                | ScheduleTime.TimeHasPassed
                | ScheduleTime.TimeIsSkipped
                | ScheduleTime.Doubted
                | ReviewNote.ReasonMissing refusal) {
            ModelAndView again = page(me, taskId, "desktop", form);
            again.addObject("refusal", refusal);
            again.setStatus(refusal.status());
            return again;
        }
    }

    private ModelAndView page(Person me, String taskId, String width, PublishForm form) {
        Turn turn = turns.requireSeenBy(me, taskId, StepForm.PUBLISH);
        Article article = articles.require(ArticleId.of(turn.subject()));
        ReviewCheck check = checks.of(article);
        Revision latest = check.latest();
        List<SignOff> signed = check.matching();
        PublishPage page = new PublishPage(
                turn,
                panels.of(turn, me),
                article,
                latest,
                typesetter.forDesk(latest.text()),
                people.require(article.writer()).name(),
                turn.assignee() == null ? null : people.require(turn.assignee()).name(),
                TurnPolicy.mayWorkOn(me, turn),
                TurnPolicy.mayTake(me, turn),
                check,
                signatures(check),
                signed,
                signed.isEmpty() ? signOffs.on(article.id()) : List.of(),
                width.equals("phone") ? "phone" : "desktop",
                clock.getZone().getId(),
                noticeFormPages.lay(article, latest, signed, form),
                form);
        return new ModelAndView("publication/publish", "page", page);
    }

    private String signatures(ReviewCheck check) {
        ReviewOutcome outcome = check.outcome();
        if (!outcome.undecided().isEmpty()) {
            return messages.say("publish.check.without", outcome.given(), outcome.needed());
        }
        if (outcome.isEnough()) {
            return messages.say("publish.check.signed", outcome.given());
        }
        if (outcome.isSigned()) {
            return messages.say("publish.check.too-few", outcome.given(), outcome.needed());
        }
        if (check.matching().isEmpty()) {
            return messages.say("publish.check.not-signed");
        }
        return messages.say(
                check.counting().isEmpty() ? "publish.check.none-counts" : "publish.check.not-signed-again");
    }

    private ModelAndView onwards(RedirectAttributes flash, String key, Object... arguments) {
        flash.addFlashAttribute("flash", messages.say(key, arguments));
        return new ModelAndView("redirect:/desk");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
