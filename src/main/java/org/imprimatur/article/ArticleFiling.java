package org.imprimatur.article;

import java.text.Normalizer;
import java.time.Clock;
import java.util.Map;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Says what an article is filed under: the topic it is about, and the address readers find it at. */
@Service
public class ArticleFiling {

    private static final int LONGEST_TOPIC = 100;

    private final Articles articles;
    private final ArticleAddresses addresses;
    private final ArticlePolicy policy;
    private final Topics topics;
    private final Worklist worklist;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    ArticleFiling(
            Articles articles,
            ArticleAddresses addresses,
            ArticlePolicy policy,
            Topics topics,
            Worklist worklist,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.articles = articles;
        this.addresses = addresses;
        this.policy = policy;
        this.topics = topics;
        this.worklist = worklist;
        this.audit = audit;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * Gives an article another topic, at once for readers, lists and open turns. What was signed does not name it.
     *
     * @throws NotToBeFiled if the person may not
     * @throws TopicMissing if none is named
     * @throws TopicTooLong if it is more than a few words
     * @throws TopicUnlisted if the newsroom keeps a list and this topic is not offered
     */
    @Transactional
    public Article changeTopic(Person by, ArticleId id, String typed) {
        // Turns before what they are about, as everybody does who holds both.
        worklist.openOn(id.subject()).forEach(turn -> worklist.hold(turn.taskId()));
        Article article = articles.hold(id);
        if (!ArticlePolicy.mayChangeTopic(by)) {
            throw new NotToBeFiled(article.title());
        }
        Article filed = article.on(topic(article, typed));
        if (filed.equals(article)) {
            return article;
        }
        articles.file(filed);
        worklist.retopic(id.subject(), filed.topic());
        record(by, id, ArticleAction.TOPIC_CHANGED, article.topic(), filed.topic());
        announce.publishEvent(new TopicChanged(filed, by.id()));
        return filed;
    }

    /** As the newsroom spells it; the one it has may stay although it is offered no more. */
    private String topic(Article article, String typed) {
        String clean = Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
        if (VisibleText.isBlank(clean)) {
            throw new TopicMissing();
        }
        if (clean.length() > LONGEST_TOPIC) {
            throw new TopicTooLong();
        }
        if (clean.equals(article.topic()) || topics.offered().isEmpty()) {
            return clean;
        }
        return topics.offered(clean).orElseThrow(() -> new TopicUnlisted(clean));
    }

    /**
     * Gives an article the address somebody chose. What readers knew it by leads to the new one for good.
     *
     * @param wanted empty for the one its title gives, which then goes on following the title until readers see it
     * @throws NotToBeFiled if the person may not
     * @throws AddressMisspelled if it is none
     * @throws ArticleCommands.SlugTaken if another article has it, or had it before readers
     */
    @Transactional
    public Article changeAddress(Person by, ArticleId id, String wanted) {
        Article article = articles.hold(id);
        mustBeAddressable(by, article);
        Article moved = wanted.isEmpty() ? following(article) : chosen(article, wanted);
        if (!moved.equals(article)) {
            record(by, id, ArticleAction.ADDRESS_CHANGED, article.slug(), moved.slug());
        }
        return moved;
    }

    /** @throws NotToBeFiled if the person may not choose its address */
    public void mustBeAddressable(Person by, Article article) {
        if (!policy.mayChangeAddress(by, article)) {
            throw new NotToBeFiled(article.title());
        }
    }

    private Article following(Article article) {
        String title = articles.latest(article).text().title();
        if (article.lastLive() != null) {
            throw new AddressMisspelled("", ArticleSlug.of(title));
        }
        addresses.choose(article, article.slug(), false);
        return follow(article, title);
    }

    private Article chosen(Article article, String wanted) {
        if (!ArticleSlug.isOne(wanted)) {
            throw new AddressMisspelled(wanted, ArticleSlug.of(wanted));
        }
        articles.byAddress(wanted)
                .filter(other -> !other.id().equals(article.id()))
                .ifPresent(other -> {
                    throw new ArticleCommands.SlugTaken(wanted, other.title(), articles.freeSlug(wanted));
                });
        if (!addresses.take(article.id(), wanted, true, DbTime.now(clock))) {
            throw new ArticleCommands.SlugTaken(wanted, "", articles.freeSlug(wanted));
        }
        addresses.choose(article, wanted, true);
        return move(article, wanted);
    }

    /** The working title says something else now. */
    @Transactional(propagation = Propagation.MANDATORY)
    void followTitle(Article article, String title) {
        if (article.lastLive() == null && !addresses.isChosen(article)) {
            follow(article, title);
        }
    }

    /** A save never fails for the sake of an address: if somebody is quicker, it stays as it is until the next. */
    private Article follow(Article article, String title) {
        if (ArticleSlug.isOf(article.slug(), title)) {
            return article;
        }
        String free = articles.freeSlug(ArticleSlug.of(title));
        return addresses.take(article.id(), free, false, DbTime.now(clock)) ? move(article, free) : article;
    }

    private Article move(Article article, String slug) {
        if (slug.equals(article.slug())) {
            return article;
        }
        Article moved = article.at(slug);
        articles.file(moved);
        if (article.lastLive() == null) {
            addresses.release(article, article.slug());
        }
        return moved;
    }

    private void record(Person by, ArticleId id, AuditAction action, String was, String to) {
        audit.record(id.subject(), by.id(), action, to, Map.of("was", was, "to", to));
    }

    /** An article is about something else now. */
    public record TopicChanged(Article article, PersonId by) {}

    /** Who may read an article need not be who decides where it stands. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class NotToBeFiled extends Refusal {

        NotToBeFiled(String title) {
            super(title);
        }
    }

    /** An article is about something. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class TopicMissing extends Refusal {}

    /** A topic is a few words. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class TopicTooLong extends Refusal {

        TopicTooLong() {
            super(LONGEST_TOPIC);
        }
    }

    /** The newsroom keeps a list, and this is not on it. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class TopicUnlisted extends Refusal {

        TopicUnlisted(String topic) {
            super(topic);
        }
    }

    /** An address has small letters, digits and hyphens. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class AddressMisspelled extends Refusal {

        private final String proposed;

        AddressMisspelled(String typed, String proposed) {
            super(typed, proposed);
            this.proposed = proposed;
        }

        /** One like it that would do. */
        public String proposed() {
            return proposed;
        }
    }
}
