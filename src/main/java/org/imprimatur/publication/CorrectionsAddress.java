package org.imprimatur.publication;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.platform.NewsroomSettings;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Where readers write about a mistake. Each article has an address of its own, so that what is written about it finds its
 * way even without a subject; mail systems that know no plus in an address are given the plain one.
 */
@Component
public class CorrectionsAddress {

    private final String address;
    private final boolean plus;
    private final Articles articles;

    CorrectionsAddress(NewsroomSettings newsroom, Articles articles) {
        this.address = newsroom.correctionsAddress();
        this.plus = newsroom.plusAddressing();
        this.articles = articles;
    }

    /** @param mailto opens the reader's mail program with the subject filled in */
    public record Written(String address, String mailto) {}

    /**
     * The article a mail is about that was sent to {@code corrections+TOKEN@}.
     *
     * @param token what stood between plus and at, in whatever capitals
     */
    public Optional<ArticleId> articleOf(String token) {
        return articles.byMailToken(token.strip()).map(Article::id);
    }

    /** The article's own address. */
    public String of(Article article) {
        int at = address.lastIndexOf('@');
        if (!plus || at < 0) {
            return address;
        }
        return address.substring(0, at) + "+" + article.mailToken() + address.substring(at);
    }

    public Written written(Article article, String title) {
        String own = of(article);
        String subject = "Article " + article.number() + ": " + title;
        return new Written(
                own,
                "mailto:" + UriUtils.encode(own, StandardCharsets.UTF_8).replace("%40", "@") + "?subject="
                        + UriUtils.encode(subject, StandardCharsets.UTF_8));
    }

    /** Not about any one article. */
    public String forAll() {
        return address;
    }
}
