package org.imprimatur.article.writing;

import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.TextDiff;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Lays a parked text beside the one that was saved, for whoever may read that one; else shows the parked one alone. */
@Component
class ConflictPages {

    private final Articles articles;
    private final ArticlePolicy policy;
    private final People people;
    private final Messages messages;

    ConflictPages(Articles articles, ArticlePolicy policy, People people, Messages messages) {
        this.articles = articles;
        this.policy = policy;
        this.people = people;
        this.messages = messages;
    }

    /** What the page prints for whoever typed for an article they may no longer read. */
    record OwnWordsPage(String taskId, ParkedTexts.Parked parked) {}

    ModelAndView page(Person me, String taskId, ParkedTexts.Parked parked, boolean mayChoose) {
        Article article = articles.require(parked.article());
        if (!policy.mayRead(me, article)) {
            return new ModelAndView("article/own-words", Map.of("page", new OwnWordsPage(taskId, parked)));
        }
        Revision latest = articles.latest(article);
        ConflictPage page = new ConflictPage(
                article,
                taskId,
                parked,
                parked.typed().on(latest.number()),
                latest,
                savedBy(me, latest),
                parts(
                        WriteForm.of(latest.number(), latest.text()),
                        parked.typed().asSaved()),
                mayChoose);
        return new ModelAndView("article/conflict", Map.of("page", page));
    }

    private String savedBy(Person me, Revision latest) {
        return me.is(latest.savedBy())
                ? messages.say("article.conflict.yourself")
                : people.find(latest.savedBy()).map(Person::name).orElse("");
    }

    private List<ConflictPage.Part> parts(WriteForm theirs, WriteForm mine) {
        return List.of(
                part("article.write.title", theirs.title(), mine.title()),
                part("article.write.standfirst", theirs.standfirst(), mine.standfirst()),
                part("article.write.body", theirs.body(), mine.body()),
                part("article.write.sources", theirs.sources(), mine.sources()));
    }

    private ConflictPage.Part part(String name, String theirs, String mine) {
        return new ConflictPage.Part(messages.say(name), TextDiff.of(theirs, mine));
    }
}
