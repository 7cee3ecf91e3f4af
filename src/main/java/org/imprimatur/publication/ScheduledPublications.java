package org.imprimatur.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Revision;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Signed texts that wait for their time. */
@Repository
class ScheduledPublications {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;

    ScheduledPublications(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher announce) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.announce = announce;
    }

    Optional<Publishing.Scheduled> of(ArticleId article) {
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
                        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                        by.value(),
                        OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
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
        if (!remove(article)) {
            return false;
        }
        audit.record(article.businessKey(), by.id(), "publication.called-back", "schedule", Map.of());
        announce.publishEvent(new PublicationCalledBack(article, by.id()));
        return true;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(WentLive event) {
        remove(event.article().id());
    }

    private static Publishing.Scheduled scheduled(ResultSet row) throws SQLException {
        return new Publishing.Scheduled(
                new ArticleId(row.getObject("article_id", UUID.class)),
                row.getInt("revision"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getObject("ordered_by", UUID.class)),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant());
    }
}
