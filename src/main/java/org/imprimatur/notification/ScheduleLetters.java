package org.imprimatur.notification;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ScheduledPublications;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The letters about the time at which a text goes live: to whoever wrote or signed it, and to whoever ordered it if
 * another publisher decides anew. Each says day, hour and zone.
 */
@Component
class ScheduleLetters {

    private static final String ARTICLE = "article";
    private static final String SET = "";
    private static final String MOVED = ".moved";
    private static final String OFF = ".off";

    private final Outbox outbox;
    private final People people;
    private final Articles articles;
    private final SignOffs signOffs;
    private final PublishingCommands publishingCommands;

    ScheduleLetters(
            Outbox outbox, People people, Articles articles, SignOffs signOffs, PublishingCommands publishingCommands) {
        this.outbox = outbox;
        this.people = people;
        this.articles = articles;
        this.signOffs = signOffs;
        this.publishingCommands = publishingCommands;
    }

    @EventListener
    void on(PublishingCommands.PublicationOrdered event) {
        Instant at = event.at();
        if (at != null) {
            tell(event.article(), event.revision(), event.by(), event.by(), Map.of("next", SET, "expires", say(at)));
        }
    }

    @EventListener
    void on(PublishingCommands.PublicationMoved event) {
        tell(
                event.was(),
                event.by(),
                Map.of(
                        "next",
                        MOVED,
                        "expires",
                        say(event.at()),
                        "was",
                        say(event.was().at())));
    }

    @EventListener
    void on(ScheduledPublications.ScheduleEnded event) {
        tell(event.was(), event.by(), Map.of("next", OFF, "was", say(event.was().at())));
    }

    private void tell(PublishingCommands.Scheduled was, PersonId by, Map<String, Object> what) {
        tell(was.article(), was.revision(), was.by(), by, what);
    }

    private void tell(ArticleId id, int revision, PersonId orderer, PersonId by, Map<String, Object> what) {
        Article article = articles.require(id);
        String occasion = UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> model = new HashMap<>(what);
        model.put(ARTICLE, id.toString());
        model.put("number", article.number());
        model.put("title", article.title());
        model.put("signer", people.require(by).name());
        model.put("path", "/desk/articles/" + id);
        concerned(article, revision, orderer).stream()
                .filter(person -> !person.equals(by))
                .flatMap(person -> people.find(person).stream())
                .filter(Person::active)
                .forEach(person -> outbox.post(new Letter(
                        LetterKind.GOES_LIVE,
                        "goes-live:" + occasion + ":" + person.id(),
                        Letter.to(person).about(id.subject()),
                        model)));
    }

    private Set<PersonId> concerned(Article article, int revision, PersonId orderer) {
        Set<PersonId> concerned = new LinkedHashSet<>();
        concerned.add(article.writer());
        articles.revision(article.id(), revision).map(Revision::sha256).stream()
                .flatMap(sha256 -> signOffs.matching(article.id(), sha256).stream())
                .map(SignOff::signer)
                .forEach(concerned::add);
        concerned.add(orderer);
        return concerned;
    }

    private static String say(Instant at) {
        return at.toString();
    }

    /** A time that was moved or called back meanwhile is not announced any more. */
    boolean isStillTrue(Map<String, Object> model) {
        return OFF.equals(model.get("next"))
                || publishingCommands
                        .scheduled(ArticleId.of(String.valueOf(model.get(ARTICLE))))
                        .filter(scheduled -> say(scheduled.at()).equals(model.get("expires")))
                        .isPresent();
    }
}
