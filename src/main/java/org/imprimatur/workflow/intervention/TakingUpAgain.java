package org.imprimatur.workflow.intervention;

import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins anew the review of a draft that was given up before readers ever saw it. */
@Service
public class TakingUpAgain {

    private final Articles articles;
    private final ArticleCommands articleCommands;

    TakingUpAgain(Articles articles, ArticleCommands articleCommands) {
        this.articles = articles;
        this.articleCommands = articleCommands;
    }

    /** @throws Interventions.HasMoved if readers have seen it meanwhile, or it is not theirs to take up */
    @Transactional
    public void takeUpAgain(Person me, ArticleId id) {
        if (!ArticlePolicy.mayTakeUpAgain(me, articles.hold(id))) {
            throw new Interventions.HasMoved(articles.require(id).title());
        }
        articleCommands.takeUpAgain(id, me);
    }
}
