package org.imprimatur.review;

import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds who signed last what readers see of an article, and whether they could sign it once more. */
@Component
public class LastSigner {

    private final Articles articles;
    private final SignOffs signOffs;
    private final Signing signing;
    private final People people;

    LastSigner(Articles articles, SignOffs signOffs, Signing signing, People people) {
        this.articles = articles;
        this.signOffs = signOffs;
        this.signing = signing;
        this.people = people;
    }

    /**
     * Whoever gave the last signature under what readers see, if nothing keeps them from giving another today: they work
     * here, have a credential in force, and have not written any of the text.
     *
     * @return null if that is nobody
     */
    public @Nullable PersonId whoMaySignAgain(Article article) {
        Article.Live last = article.lastLive();
        if (last == null) {
            return null;
        }
        List<SignOff> matching = signOffs.matching(article.id(), last.sha256());
        Revision latest = articles.latest(article);
        return matching.isEmpty()
                ? null
                : people.find(matching.get(matching.size() - 1).signer())
                        .filter(Person::active)
                        .filter(person -> signing.obstacleInPerson(person, article, latest)
                                .isEmpty())
                        .map(Person::id)
                        .orElse(null);
    }
}
