package org.imprimatur.publication;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.NoSuchArticle;
import org.imprimatur.article.Revision;
import org.imprimatur.article.Typesetter;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Admits.Who;
import org.imprimatur.people.Me;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Refusal;
import org.imprimatur.publication.PublishPage.PublishForm;
import org.imprimatur.review.AsRead;
import org.imprimatur.review.ReasonMissing;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.review.StaleRevision;
import org.imprimatur.review.TextNotIntact;
import org.imprimatur.worklist.NoSuchTurn;
import org.imprimatur.worklist.NotYourTurn;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPanels;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The publisher's page: what readers will see, who signed it, and when it shall be seen. */
@Controller
class PublishingController {

    private static final String IMAGES = "/desk/images/";

    private final Publishing publishing;
    private final Worklist worklist;
    private final Articles articles;
    private final SignOffs signOffs;
    private final Typesetter typesetter;
    private final People people;
    private final TurnPanels panels;
    private final NoticeDesk notices;
    private final MessageSource words;
    private final ZoneId zone;
    private final TransactionTemplate transaction;

    PublishingController(
            Publishing publishing,
            Worklist worklist,
            Articles articles,
            SignOffs signOffs,
            Typesetter typesetter,
            People people,
            TurnPanels panels,
            NoticeDesk notices,
            MessageSource words,
            @Value("${imprimatur.newsroom.zone}") ZoneId zone,
            PlatformTransactionManager transactions) {
        this.publishing = publishing;
        this.worklist = worklist;
        this.articles = articles;
        this.signOffs = signOffs;
        this.typesetter = typesetter;
        this.people = people;
        this.panels = panels;
        this.notices = notices;
        this.words = words;
        this.zone = zone;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Admits(Who.NEWSROOM)
    @GetMapping("/desk/tasks/{taskId}/publish")
    String look(
            @PathVariable String taskId,
            @RequestParam(defaultValue = "desktop") String width,
            @Me Person me,
            Model model) {
        return page(me, taskId, width, PublishForm.empty(), null, model);
    }

    @Admits(Who.NEWSROOM)
    @PostMapping("/desk/tasks/{taskId}/publish/now")
    String publishNow(
            @PathVariable String taskId,
            @ModelAttribute PublishForm form,
            BindingResult binding,
            @Me Person me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        String title = title(taskId);
        try {
            publishing.publishNow(me, taskId, AsRead.of(form.revision(), form.sha256()), form.answer());
        } catch (NotSigned
                | StaleRevision
                | TextNotIntact
                | SignedBeforeWithdrawal
                | SignedTooEarly
                | NothingCorrected
                | NoticeMissing
                | SummaryMissing
                | WordsTooLong refusal) {
            return again(me, taskId, form, refusal, model, response);
        }
        return onwards("publication.done.live", flash, title);
    }

    @Admits(Who.NEWSROOM)
    @PostMapping("/desk/tasks/{taskId}/publish/schedule")
    String schedule(
            @PathVariable String taskId,
            @ModelAttribute PublishForm form,
            BindingResult binding,
            @Me Person me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        String title = title(taskId);
        Instant at;
        try {
            at = publishing.schedule(
                    me,
                    taskId,
                    AsRead.of(form.revision(), form.sha256()),
                    text(form.day()),
                    text(form.time()),
                    form.answer());
        } catch (NotSigned
                | StaleRevision
                | TextNotIntact
                | NoTimeChosen
                | TimeHasPassed
                | TimeIsSkipped
                | SignedBeforeWithdrawal
                | SignedTooEarly
                | NothingCorrected
                | NoticeMissing
                | SummaryMissing
                | WordsTooLong refusal) {
            return again(me, taskId, form, refusal, model, response);
        }
        return onwards("publication.done.scheduled", flash, title, Schedule.words(at, zone), zone.getId());
    }

    @Admits(Who.NEWSROOM)
    @PostMapping("/desk/tasks/{taskId}/publish/send-back")
    String sendBack(
            @PathVariable String taskId,
            @ModelAttribute PublishForm form,
            BindingResult binding,
            @Me Person me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        String title = title(taskId);
        try {
            publishing.sendBack(me, taskId, text(form.reason()));
        } catch (ReasonMissing refusal) {
            return again(me, taskId, form, refusal, model, response);
        }
        return onwards("publication.done.sent-back", flash, title);
    }

    @Admits(Who.PUBLISHERS)
    @PostMapping("/desk/articles/{id}/call-back")
    String callBack(@PathVariable String id, @Me Person me, RedirectAttributes flash) {
        publishing.callBack(me, article(id));
        return backToArticle("publication.done.called-back", flash, id);
    }

    @Admits(Who.PUBLISHERS)
    @PostMapping("/desk/articles/{id}/re-review")
    String readAgain(@PathVariable String id, @Me Person me, RedirectAttributes flash) {
        publishing.readAgain(me, article(id));
        return backToArticle("publication.done.re-review", flash, id);
    }

    private String again(
            Person me, String taskId, PublishForm form, Refusal refusal, Model model, HttpServletResponse response) {
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(refusal.getClass(), ResponseStatus.class);
        response.setStatus((status == null ? HttpStatus.CONFLICT : status.code()).value());
        return page(me, taskId, "desktop", form, refusal, model);
    }

    private String page(
            Person me, String taskId, String width, PublishForm form, @Nullable Refusal refusal, Model model) {
        Turn turn = turn(me, taskId);
        Article article = articles.require(ArticleId.ofBusinessKey(turn.subject()));
        Revision latest = articles.latest(article);
        List<SignOff> signed = signOffs.matching(article.id(), latest.text().sha256());
        model.addAttribute(
                "page",
                new PublishPage(
                        turn,
                        panels.of(turn, me),
                        article,
                        latest,
                        typesetter.set(latest.text(), IMAGES),
                        people.require(article.writer()).name(),
                        turn.assignee() == null
                                ? null
                                : people.require(turn.assignee()).name(),
                        TurnPolicy.mayWorkOn(me, turn),
                        TurnPolicy.mayTake(me, turn),
                        latest.isIntact(),
                        signed,
                        signed.isEmpty() ? signOffs.on(article.id()) : List.of(),
                        width.equals("phone") ? "phone" : "desktop",
                        zone.getId(),
                        notices.lay(article, latest, signed, form),
                        form));
        model.addAttribute("refusal", refusal);
        return "publication/publish";
    }

    private Turn turn(Person me, String taskId) {
        Turn turn = open(taskId);
        if (!turn.page().equals("publish")) {
            throw new NoSuchTurn();
        }
        if (!TurnPolicy.maySee(me, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        return turn;
    }

    /** Tells a turn that is over from one that never was. */
    private Turn open(String taskId) {
        return worklist.find(taskId).orElseGet(() -> transaction.execute(status -> worklist.hold(taskId)));
    }

    private String title(String taskId) {
        return open(taskId).title();
    }

    private String onwards(String key, RedirectAttributes flash, Object... arguments) {
        flash.addFlashAttribute("flash", words.getMessage(key, arguments, LocaleContextHolder.getLocale()));
        return "redirect:/desk";
    }

    private String backToArticle(String key, RedirectAttributes flash, String id) {
        flash.addFlashAttribute("flash", words.getMessage(key, null, LocaleContextHolder.getLocale()));
        return "redirect:/desk/articles/" + id;
    }

    private static ArticleId article(String id) {
        try {
            return ArticleId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw new NoSuchArticle();
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
