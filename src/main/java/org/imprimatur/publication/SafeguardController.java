package org.imprimatur.publication;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.NoSuchArticle;
import org.imprimatur.article.NotLive;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Admits.Who;
import org.imprimatur.people.Me;
import org.imprimatur.people.Person;
import org.imprimatur.people.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a publisher does about a text readers should not go on reading as it is: have it corrected, put a warning above
 * it, or take it away. Each has a page that says what will happen, and happens only from there.
 */
@Controller
@RequestMapping("/desk/articles/{id}")
class SafeguardController {

    private final Articles articles;
    private final Publishing publishing;
    private final Banners banners;
    private final Withdrawals withdrawals;
    private final MessageSource words;

    SafeguardController(
            Articles articles, Publishing publishing, Banners banners, Withdrawals withdrawals, MessageSource words) {
        this.articles = articles;
        this.publishing = publishing;
        this.banners = banners;
        this.withdrawals = withdrawals;
        this.words = words;
    }

    /**
     * @param banner the one that is up
     * @param typed  what was typed and refused, or nothing yet
     */
    record SafeguardPage(Article article, @Nullable Banner banner, Severity severity, String typed) {

        /** In the order they are offered. */
        public List<Severity> severities() {
            return List.of(Severity.values());
        }
    }

    @Admits(Who.PUBLISHERS)
    @GetMapping("/correction")
    String askCorrection(@PathVariable String id, Model model) {
        return page("publication/correct", readable(id), Severity.MINOR, "", null, model);
    }

    @Admits(Who.PUBLISHERS)
    @PostMapping("/correction")
    String correct(
            @PathVariable String id,
            @RequestParam(defaultValue = "MINOR") Severity severity,
            @RequestParam(defaultValue = "") String summary,
            @Me Person me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Article article = readable(id);
        try {
            publishing.correct(me, article.id(), severity, summary);
        } catch (SummaryMissing | WordsTooLong refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page("publication/correct", article, severity, summary, refusal, model);
        }
        return back("publication.done.correction", id, flash);
    }

    @Admits(Who.PUBLISHERS)
    @GetMapping("/banner")
    String askBanner(@PathVariable String id, Model model) {
        Article article = readable(id);
        String words = banners.on(article.id()).map(Banner::words).orElse("");
        return page("publication/banner", article, Severity.DANGEROUS, words, null, model);
    }

    @Admits(Who.PUBLISHERS)
    @PostMapping("/banner")
    String raise(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String banner,
            @Me Person me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Article article = readable(id);
        try {
            banners.raise(article.id(), banner, me);
        } catch (BannerWordsMissing | WordsTooLong refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page("publication/banner", article, Severity.DANGEROUS, banner, refusal, model);
        }
        return back("publication.done.banner", id, flash);
    }

    @Admits(Who.PUBLISHERS)
    @PostMapping("/banner/lower")
    String lower(@PathVariable String id, @Me Person me, RedirectAttributes flash) {
        banners.lower(readable(id).id(), me);
        return back("publication.done.banner-lowered", id, flash);
    }

    @Admits(Who.PUBLISHERS)
    @GetMapping("/withdraw")
    String askWithdrawal(@PathVariable String id, Model model) {
        return page("publication/withdraw", readable(id), Severity.DANGEROUS, "", null, model);
    }

    @Admits(Who.PUBLISHERS)
    @PostMapping("/withdraw")
    String withdraw(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @Me Person me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Article article = readable(id);
        try {
            withdrawals.withdraw(article.id(), reason, me);
        } catch (WithdrawalReasonMissing | WordsTooLong refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page("publication/withdraw", article, Severity.DANGEROUS, reason, refusal, model);
        }
        return back("publication.done.withdrawn", id, flash);
    }

    private String page(
            String template, Article article, Severity severity, String typed, @Nullable Refusal refusal, Model model) {
        model.addAttribute(
                "page", new SafeguardPage(article, banners.on(article.id()).orElse(null), severity, typed));
        model.addAttribute("refusal", refusal);
        return template;
    }

    /** Only what readers have seen is put right or taken from them. */
    private Article readable(String id) {
        try {
            Article article = articles.require(ArticleId.of(id));
            if (article.lastLive() == null) {
                throw new NotLive(article.title());
            }
            return article;
        } catch (IllegalArgumentException notAnId) {
            throw new NoSuchArticle();
        }
    }

    private String back(String key, String id, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", words.getMessage(key, null, LocaleContextHolder.getLocale()));
        return "redirect:/desk/articles/" + id;
    }
}
