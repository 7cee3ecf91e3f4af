package org.imprimatur.article;

import java.util.List;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Who may read an unpublished text and its pictures: its writer, whoever has a turn on it or could take one, and those
 * who see the whole desk. To anybody else it does not exist.
 */
@Component
public class ArticlePolicy {

    private final Worklist worklist;
    private final Articles articles;
    private final Images images;

    ArticlePolicy(Worklist worklist, Articles articles, Images images) {
        this.worklist = worklist;
        this.articles = articles;
        this.images = images;
    }

    /** To see articles of everybody in lists. */
    public static boolean maySeeAll(Person person) {
        return person.holds(Role.publisher()) || person.holds(Role.admin());
    }

    public static boolean mayBegin(Person person) {
        return person.holds(Role.writer());
    }

    public static boolean mayBeginAgain(Person person, Article article) {
        return person.holds(Role.publisher()) && article.lastLive() != null;
    }

    /** @param open the turns open on the article */
    public static boolean mayRead(Person person, Article article, List<Turn> open) {
        return person.active()
                && (person.is(article.writer())
                        || maySeeAll(person)
                        || open.stream()
                                .anyMatch(turn ->
                                        TurnPolicy.mayWorkOn(person, turn) || TurnPolicy.mayTake(person, turn)));
    }

    public boolean mayRead(Person person, Article article) {
        return mayRead(person, article, worklist.openOn(article.id().businessKey()));
    }

    /**
     * The article, if the person may read it.
     *
     * @throws NoSuchArticle if there is none, or none for them
     */
    public Article requireReadable(Person person, ArticleId id) {
        Article article = articles.require(id);
        if (!mayRead(person, article)) {
            throw new NoSuchArticle();
        }
        return article;
    }

    public boolean maySeeImage(Person person, String sha256) {
        return images.holders(sha256).stream().map(articles::require).anyMatch(article -> mayRead(person, article));
    }
}
