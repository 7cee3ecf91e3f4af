package org.imprimatur.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Revision;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonEvent;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.DbTime;
import org.imprimatur.worklist.Vacancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Signed texts that wait for their time. */
@Repository
public class ScheduledPublications {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;

    ScheduledPublications(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher announce) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.announce = announce;
    }

    Optional<PublishingCommands.Scheduled> of(ArticleId article) {
        return jdbc.sql("select * from scheduled_publication where article_id = ?")
                .param(article.value())
                .query((row, n) -> scheduled(row))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void put(ArticleId article, Revision revision, Instant at, PersonId by, Instant now) {
        jdbc.sql("""
                        insert into scheduled_publication (article_id, revision, sha256, at, ordered_by, ordered_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        article.value(),
                        revision.number(),
                        revision.sha256(),
                        DbTime.at(at),
                        by.value(),
                        DbTime.at(now))
                .update();
    }

    /** The next of all texts that wait, the soonest first. */
    List<PublishingCommands.Scheduled> next(int most) {
        return jdbc.sql("select * from scheduled_publication order by at, article_id fetch first ? rows only")
                .param(most)
                .query((row, n) -> scheduled(row))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void move(ArticleId article, Instant at, PersonId by, Instant now) {
        jdbc.sql("update scheduled_publication set at = ?, ordered_by = ?, ordered_at = ? where article_id = ?")
                .params(DbTime.at(at), by.value(), DbTime.at(now), article.value())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(ArticleId article) {
        return jdbc.sql("delete from scheduled_publication where article_id = ?")
                        .param(article.value())
                        .update()
                > 0;
    }

    /**
     * Back to the publishers, if a text of the article waits for its time. What has come to light since decides anew
     * whether it goes out.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean callBack(ArticleId article, Person by) {
        Optional<PublishingCommands.Scheduled> was = end(article, by);
        was.ifPresent(scheduled -> announce.publishEvent(new PublicationCalledBack(article, by.id())));
        return was.isPresent();
    }

    /** Forgets the time of a text that goes another way; nothing happens if there was none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PublishingCommands.Scheduled> end(ArticleId article, Person by) {
        Optional<PublishingCommands.Scheduled> was = of(article);
        was.ifPresent(scheduled -> {
            remove(article);
            audit.record(
                    article.subject(),
                    by.id(),
                    PublicationAction.CALLED_BACK,
                    "schedule",
                    Map.of("was", scheduled.at().toString()));
            announce.publishEvent(new ScheduleEnded(scheduled, by.id()));
        });
        return was;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(EditionPublisher.WentLive event) {
        remove(event.article().id());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PersonEvent.Deactivated event) {
        outlived(new Vacancy(event.whom(), Vacancy.Why.LEFT), PublicationAction.ORDER_LEFT, event.by());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PersonEvent.RolesChanged event) {
        if (event.before().contains(Role.publisher()) && !event.after().contains(Role.publisher())) {
            outlived(
                    new Vacancy(event.whom(), Vacancy.Why.ROLE_TAKEN), PublicationAction.ORDER_OUT_OF_ROLE, event.by());
        }
    }

    /** The text is signed as before, and what was decided stays decided; but somebody else has to know of it. */
    private void outlived(Vacancy orderer, AuditAction action, PersonId by) {
        for (PublishingCommands.Scheduled scheduled : orderedBy(orderer.by())) {
            audit.record(
                    scheduled.article().subject(),
                    by,
                    action,
                    "schedule",
                    Map.of("from", orderer.by().toString()));
            announce.publishEvent(new ScheduleOutlived(scheduled.article(), scheduled.at(), orderer, by));
        }
    }

    private List<PublishingCommands.Scheduled> orderedBy(PersonId person) {
        return jdbc.sql("select * from scheduled_publication where ordered_by = ? order by at, article_id")
                .param(person.value())
                .query((row, n) -> scheduled(row))
                .list();
    }

    private static PublishingCommands.Scheduled scheduled(ResultSet row) throws SQLException {
        return new PublishingCommands.Scheduled(
                new ArticleId(row.getObject("article_id", UUID.class)),
                row.getInt("revision"),
                DbTime.read(row, "at"),
                new PersonId(row.getObject("ordered_by", UUID.class)),
                DbTime.read(row, "ordered_at"));
    }

    /** A text that was to go live at its time does not: it was called back, or goes another way. */
    public record ScheduleEnded(PublishingCommands.Scheduled was, PersonId by) {}

    /** A publisher took a scheduled publication back before its time. */
    public record PublicationCalledBack(ArticleId article, PersonId by) {}

    /**
     * Whoever scheduled a publication may not publish any more. It still goes live at its time.
     *
     * @param by who closed the account or took the role away
     */
    public record ScheduleOutlived(ArticleId article, Instant at, Vacancy orderer, PersonId by) {}
}
