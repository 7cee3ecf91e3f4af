package org.imprimatur.publication.web;

import java.util.List;
import java.util.function.Supplier;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.publication.Banner;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.NoticeText;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.Severity;
import org.imprimatur.publication.Withdrawal;
import org.imprimatur.publication.Withdrawals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a publisher does about a text readers should not go on reading as it is: have it corrected, put a warning above
 * it, or take it away. Each has a page that says what will happen, and happens only from there.
 */
@Controller
@RequestMapping("/desk/articles/{id}")
class SafeguardController {

    private static final String CORRECT = "publication/correct";
    private static final String BANNER = "publication/banner";
    private static final String WITHDRAW = "publication/withdraw";

    private final Articles articles;
    private final PublishingCommands publishingCommands;
    private final Banners banners;
    private final Withdrawals withdrawals;
    private final Messages messages;

    SafeguardController(
            Articles articles,
            PublishingCommands publishingCommands,
            Banners banners,
            Withdrawals withdrawals,
            Messages messages) {
        this.articles = articles;
        this.publishingCommands = publishingCommands;
        this.banners = banners;
        this.withdrawals = withdrawals;
        this.messages = messages;
    }

    /**
     * @param banner the one that is up
     * @param typed  what was typed and refused, or nothing yet
     */
    record SafeguardPage(
            Article article,
            @Nullable Banner banner,
            @Nullable Severity severity,
            String typed) {

        /** In the order they are offered. */
        public List<Severity> severities() {
            return List.of(Severity.values());
        }
    }

    @AllowedFor(Who.PUBLISHERS)
    @GetMapping("/correction")
    ModelAndView askCorrection(@PathVariable ArticleId id) {
        return ask(CORRECT, page(id, null, ""));
    }

    @AllowedFor(Who.PUBLISHERS)
    @PostMapping("/correction")
    ModelAndView correct(
            @PathVariable ArticleId id,
            @RequestParam(required = false) @Nullable Severity severity,
            @RequestParam(defaultValue = "") String summary,
            @CurrentPerson Person me,
            RedirectAttributes flash) {
        SafeguardPage page = page(id, severity, summary);
        return attempt(CORRECT, page, () -> {
            publishingCommands.correct(me, page.article().id(), NoticeText.severity(severity), summary);
            return back("publication.done.correction", id, flash);
        });
    }

    @AllowedFor(Who.PUBLISHERS)
    @GetMapping("/banner")
    ModelAndView askBanner(@PathVariable ArticleId id) {
        Article article = readable(id);
        Banner up = banners.on(article.id()).orElse(null);
        return ask(BANNER, new SafeguardPage(article, up, Severity.DANGEROUS, up == null ? "" : up.words()));
    }

    @AllowedFor(Who.PUBLISHERS)
    @PostMapping("/banner")
    ModelAndView raise(
            @PathVariable ArticleId id,
            @RequestParam(defaultValue = "") String banner,
            @CurrentPerson Person me,
            RedirectAttributes flash) {
        SafeguardPage page = page(id, Severity.DANGEROUS, banner);
        return attempt(BANNER, page, () -> {
            banners.raise(page.article().id(), banner, me);
            return back("publication.done.banner", id, flash);
        });
    }

    @AllowedFor(Who.PUBLISHERS)
    @PostMapping("/banner/lower")
    ModelAndView lower(@PathVariable ArticleId id, @CurrentPerson Person me, RedirectAttributes flash) {
        banners.lower(readable(id).id(), me);
        return back("publication.done.banner-lowered", id, flash);
    }

    @AllowedFor(Who.PUBLISHERS)
    @GetMapping("/withdraw")
    ModelAndView askWithdrawal(@PathVariable ArticleId id) {
        return ask(WITHDRAW, page(id, Severity.DANGEROUS, ""));
    }

    @AllowedFor(Who.PUBLISHERS)
    @PostMapping("/withdraw")
    ModelAndView withdraw(
            @PathVariable ArticleId id,
            @RequestParam(defaultValue = "") String reason,
            @CurrentPerson Person me,
            RedirectAttributes flash) {
        SafeguardPage page = page(id, Severity.DANGEROUS, reason);
        return attempt(WITHDRAW, page, () -> {
            withdrawals.withdraw(page.article().id(), reason, me);
            return back("publication.done.withdrawn", id, flash);
        });
    }

    private SafeguardPage page(ArticleId id, @Nullable Severity severity, String typed) {
        Article article = readable(id);
        return new SafeguardPage(article, banners.on(article.id()).orElse(null), severity, typed);
    }

    /** Only what readers have seen is put right or taken from them. */
    private Article readable(ArticleId id) {
        Article article = articles.require(id);
        article.mustHaveBeenLive();
        return article;
    }

    private static ModelAndView ask(String template, SafeguardPage page) {
        return new ModelAndView(template, "page", page);
    }

    /** What can be put right in the form is asked for again there, with all that was typed. */
    private static ModelAndView attempt(String template, SafeguardPage page, Supplier<ModelAndView> action) {
        try {
            return action.get();
        } catch (NoticeText.SeverityMissing
                | NoticeText.SummaryMissing
                | Banner.BannerWordsMissing
                | Withdrawal.WithdrawalReasonMissing
                | NoticeText.WordsTooLong refusal) {
            ModelAndView again = ask(template, page);
            again.addObject("refusal", refusal);
            again.setStatus(refusal.status());
            return again;
        }
    }

    private ModelAndView back(String key, ArticleId id, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", messages.say(key));
        return new ModelAndView("redirect:/desk/articles/" + id);
    }
}
