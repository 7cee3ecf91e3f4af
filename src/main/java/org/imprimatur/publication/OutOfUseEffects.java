package org.imprimatur.publication;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonEvent;
import org.imprimatur.people.PersonId;
import org.imprimatur.review.OutOfUse;
import org.imprimatur.review.QuestionedSignatures;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What follows at once when a credential is taken out of use: signed texts that wait for their time are called back, and
 * whoever has to decide is told which texts stand on it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OutOfUseEffects {

    private final QuestionedSignatures questioned;
    private final Articles articles;
    private final ScheduledPublications schedule;
    private final People people;
    private final ApplicationEventPublisher announce;

    OutOfUseEffects(
            QuestionedSignatures questioned,
            Articles articles,
            ScheduledPublications schedule,
            People people,
            ApplicationEventPublisher announce) {
        this.questioned = questioned;
        this.articles = articles;
        this.schedule = schedule;
        this.people = people;
        this.announce = announce;
    }

    @EventListener
    void on(PersonEvent.CredentialRevoked event) {
        questioned.of(event.credential().id()).ifPresent(outOfUse -> follow(outOfUse, event.by()));
    }

    @EventListener
    void on(PersonEvent.CredentialRejected event) {
        questioned.of(event.credential().id()).ifPresent(outOfUse -> follow(outOfUse, event.by()));
    }

    /** Before the record forgets that anything was in question. */
    @EventListener
    @Order(-1)
    void on(PersonEvent.CredentialRestored event) {
        questioned.of(event.credential().id()).ifPresent(outOfUse -> {
            if (!questioned.texts(outOfUse.id()).isEmpty()) {
                announce.publishEvent(new TextsCleared(outOfUse, event.why(), event.by()));
            }
        });
    }

    private void follow(OutOfUse outOfUse, PersonId by) {
        Person person = people.require(by);
        List<Article> live = new ArrayList<>();
        List<Article> calledBack = new ArrayList<>();
        for (QuestionedSignatures.SignedText text : questioned.texts(outOfUse.id())) {
            Article article = articles.hold(text.article());
            // Somebody may have published it while we waited for it.
            if (article.isLiveWith(text.sha256())) {
                live.add(article);
            }
            if (waits(article.id(), text.sha256()) && schedule.callBack(article.id(), person)) {
                calledBack.add(article);
            }
        }
        if (!live.isEmpty() || !calledBack.isEmpty()) {
            announce.publishEvent(new TextsInQuestion(outOfUse, live, calledBack, by));
        }
    }

    private boolean waits(ArticleId article, String sha256) {
        return schedule.of(article).isPresent()
                && articles.latest(articles.require(article)).sha256().equals(sha256);
    }

    /** The credential is in use again, and no text that stands on it is in question because of it any more. */
    public record TextsCleared(OutOfUse outOfUse, String why, PersonId by) {}

    /**
     * Texts stand on a credential that is out of use from now on.
     *
     * @param live       articles readers see
     * @param calledBack articles that were to go live later, and wait for a publisher now
     */
    public record TextsInQuestion(OutOfUse outOfUse, List<Article> live, List<Article> calledBack, PersonId by) {}
}
