package org.imprimatur.article;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnCondition;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Who may read an unpublished text: its writer, whoever has a turn on it, had one and finished it, or
 * could take one, and those who see the whole desk. To anybody else it does not exist. What somebody read for the sake of
 * a role they read as long as they have the role.
 */
@Component
public class ArticlePolicy {

    private final Worklist worklist;
    private final Articles articles;

    ArticlePolicy(Worklist worklist, Articles articles) {
        this.worklist = worklist;
        this.articles = articles;
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

    /** To begin anew what was given up before readers ever saw it. */
    public static boolean mayTakeUpAgain(Person person, Article article) {
        return article.lastLive() == null
                && (person.holds(Role.publisher()) || person.holds(Role.writer()) && person.is(article.writer()));
    }

    /** To say what it is about. */
    public static boolean mayChangeTopic(Person person) {
        return person.holds(Role.publisher());
    }

    /**
     * To say at which address readers find it: a publisher at any time, and its writer while the draft is theirs to
     * write and readers have never seen it.
     *
     * @param open turns on the article
     */
    public static boolean mayChangeAddress(Person person, Article article, Collection<Turn> open) {
        return person.holds(Role.publisher())
                || article.lastLive() == null
                        && person.is(article.writer())
                        && open.stream()
                                .anyMatch(
                                        turn -> turn.isServedBy(StepForm.WRITE) && TurnPolicy.mayWorkOn(person, turn));
    }

    public boolean mayChangeAddress(Person person, Article article) {
        return mayChangeAddress(person, article, worklist.openOn(article.id().subject()));
    }

    /**
     * To end what is under way with it, for a reason: those who see the whole desk, and its writer while it lies with them
     * and readers have never seen it. What readers have seen, and perhaps reported, no writer drops alone.
     */
    public boolean mayGiveUp(Person person, Article article) {
        if (maySeeAll(person)) {
            return true;
        }
        List<Turn> open = worklist.openOn(article.id().subject());
        return person.is(article.writer())
                && person.holds(Role.writer())
                && article.lastLive() == null
                && !open.isEmpty()
                && open.stream().allMatch(turn -> turn.isServedBy(StepForm.WRITE) && turn.isHeldBy(person.id()));
    }

    public boolean mayRead(Person person, Article article) {
        Subject subject = article.id().subject();
        return person.active()
                && (person.is(article.writer())
                        || maySeeAll(person)
                        || worklist.openOn(subject).stream()
                                .anyMatch(
                                        turn -> TurnPolicy.mayWorkOn(person, turn) || TurnPolicy.mayTake(person, turn))
                        || worklist.finishedOn(subject, person.id()).stream()
                                .anyMatch(turn -> TurnPolicy.mayHold(person, turn)));
    }

    /** What {@link #mayRead} answers for one article, put to all rows {@code a} of the table of articles at once. */
    public static Condition readableBy(Person person) {
        TurnCondition turn = TurnCondition.hasOrHadOrMayTake(person, "concat('article:', cast(a.id as varchar(36)))");
        Map<String, Object> parameters = new HashMap<>(turn.parameters());
        parameters.put("active", person.active());
        parameters.put("me", person.id().value());
        parameters.put("everything", maySeeAll(person));
        return new Condition("(:active and (a.writer = :me or :everything or " + turn.sql() + "))", parameters);
    }

    /** @param parameters by the names they have in the SQL */
    public record Condition(String sql, Map<String, Object> parameters) {}

    /**
     * The article, if the person may read it.
     *
     * @throws Articles.NoSuchArticle if there is none, or none for them
     */
    public Article requireReadable(Person person, ArticleId id) {
        Article article = articles.require(id);
        if (!mayRead(person, article)) {
            throw new Articles.NoSuchArticle();
        }
        return article;
    }
}
