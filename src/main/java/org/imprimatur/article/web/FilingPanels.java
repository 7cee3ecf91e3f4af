package org.imprimatur.article.web;

import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleAddresses;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.BaseAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What pages show of where an article is filed, and whether whoever reads them may change that. */
@Component
public class FilingPanels {

    private final Articles articles;
    private final ArticleAddresses addresses;
    private final ArticlePolicy policy;
    private final People people;
    private final BaseAddress baseAddress;

    FilingPanels(
            Articles articles,
            ArticleAddresses addresses,
            ArticlePolicy policy,
            People people,
            BaseAddress baseAddress) {
        this.articles = articles;
        this.addresses = addresses;
        this.policy = policy;
        this.people = people;
        this.baseAddress = baseAddress;
    }

    /**
     * @param address   whole, as readers type it
     * @param following whether it follows the working title
     * @param published whether readers know it
     */
    public record FilingPanel(
            ArticleId article,
            String topic,
            String address,
            boolean following,
            boolean published,
            boolean mayChangeTopic,
            boolean mayChangeAddress) {}

    /** For whoever is signed in, so that a page needs to know no more than the article. */
    public @Nullable FilingPanel here(ArticleId id) {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn == null ? null : of(articles.require(id), people.require(PersonId.of(signedIn.getName())));
    }

    FilingPanel of(Article article, Person me) {
        boolean published = article.lastLive() != null;
        return new FilingPanel(
                article.id(),
                article.topic(),
                baseAddress.to("/articles/" + article.slug()),
                !published && !addresses.isChosen(article),
                published,
                ArticlePolicy.mayChangeTopic(me),
                policy.mayChangeAddress(me, article));
    }
}
