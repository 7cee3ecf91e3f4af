package org.imprimatur.site;

import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.publication.CorrectionsAddress;
import org.imprimatur.publication.LiveTexts;
import org.imprimatur.publication.Withdrawal;
import org.imprimatur.publication.Withdrawals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** An article as readers get it, what became of it if they get it no more, and its history. */
@Controller
class PublishedArticleController {

    private final Articles articles;
    private final LiveTexts texts;
    private final Withdrawals withdrawals;
    private final ArticlePages articlePages;
    private final HistoryPages historyPages;
    private final CorrectionsAddress corrections;
    private final Teasers teasers;

    PublishedArticleController(
            Articles articles,
            LiveTexts texts,
            Withdrawals withdrawals,
            ArticlePages articlePages,
            HistoryPages historyPages,
            CorrectionsAddress corrections,
            Teasers teasers) {
        this.articles = articles;
        this.texts = texts;
        this.withdrawals = withdrawals;
        this.articlePages = articlePages;
        this.historyPages = historyPages;
        this.corrections = corrections;
        this.teasers = teasers;
    }

    @GetMapping("/articles/{slug}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView article(@PathVariable String slug) {
        Article article = articles.bySlug(slug).orElseThrow(LiveTexts.NotPublished::new);
        Withdrawal withdrawal = withdrawn(article);
        if (withdrawal != null) {
            return new ModelAndView("site/withdrawn", Map.of("page", page(article, withdrawal)), HttpStatus.GONE);
        }
        return new ModelAndView("site/article", "page", articlePages.of(texts.require(slug)));
    }

    @GetMapping("/articles/{slug}/history")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String history(@PathVariable String slug, Model model) {
        Article article = articles.bySlug(slug).orElseThrow(LiveTexts.NotPublished::new);
        Withdrawal withdrawal = withdrawn(article);
        String title = withdrawal == null
                ? texts.require(slug).text().title()
                : texts.lastTitle(article).orElse(null);
        model.addAttribute("page", new HistoryPage(slug, title, withdrawal, historyPages.of(article)));
        return "site/history";
    }

    private WithdrawnPage page(Article article, Withdrawal withdrawal) {
        String title = texts.lastTitle(article).orElse(null);
        return new WithdrawnPage(
                article.slug(),
                title,
                withdrawal,
                corrections.written(article, title == null ? article.slug() : title),
                teasers.beside(article));
    }

    private @Nullable Withdrawal withdrawn(Article article) {
        return article.withdrawn() == null
                ? null
                : withdrawals.of(article.id()).orElseThrow(LiveTexts.NotPublished::new);
    }
}
