package org.imprimatur.site;

import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.publication.LiveText;
import org.imprimatur.publication.LiveTexts;
import org.imprimatur.review.SignOff;
import org.springframework.stereotype.Component;

/** The lines by which pages lead to articles: title, standfirst, who reviewed it and when. */
@Component
class Teasers {

    private static final int FURTHER = 4;

    private final LiveTexts texts;
    private final Articles articles;

    Teasers(LiveTexts texts, Articles articles) {
        this.texts = texts;
        this.articles = articles;
    }

    List<ArticlePage.Teaser> of(List<ArticleId> articles) {
        return texts.among(articles).stream().map(this::of).toList();
    }

    /** A few for whoever has read this one. */
    List<ArticlePage.Teaser> beside(Article article) {
        return of(articles.beside(article, FURTHER));
    }

    ArticlePage.Teaser of(LiveText text) {
        return new ArticlePage.Teaser(
                text.path(),
                text.article().topic(),
                text.text().title(),
                text.text().standfirst(),
                text.reviews().stream().map(SignOff::byline).collect(Collectors.joining("; ")),
                text.live().firstPublished(),
                text.lastReviewed());
    }
}
