package org.imprimatur.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Reason;
import org.imprimatur.article.Revision;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.review.AsRead;
import org.imprimatur.review.ReasonMissing;
import org.imprimatur.review.SignOffs;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The publisher's decisions about a signed text: now, later, or back. There is no way to publish a text that no
 * qualified clinician has signed, and no override.
 */
@Service
public class Publishing {

    private final Worklist worklist;
    private final Articles articles;
    private final SignOffs signOffs;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    Publishing(
            Worklist worklist,
            Articles articles,
            SignOffs signOffs,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            JdbcClient jdbc,
            Clock clock,
            @Value("${imprimatur.newsroom.zone}") ZoneId zone) {
        this.worklist = worklist;
        this.articles = articles;
        this.signOffs = signOffs;
        this.audit = audit;
        this.announce = announce;
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** A signed text that waits for its time. */
    public record Scheduled(ArticleId article, int revision, Instant at, PersonId by, Instant orderedAt) {}

    public Optional<Scheduled> scheduled(ArticleId article) {
        return jdbc.sql("select * from scheduled_publication where article_id = ?")
                .param(article.value())
                .query((row, n) -> scheduled(row))
                .optional();
    }

    /**
     * @throws NotSigned if nobody qualified signed exactly this text
     * @throws org.imprimatur.review.StaleRevision if it is no longer the text the publisher saw
     */
    @Transactional
    public void publishNow(Person publisher, String taskId, AsRead read) {
        order(publisher, taskId, read, null);
    }

    /**
     * @param day  "2026-12-24", as the newsroom's calendar has it
     * @param time "09:30", as the newsroom's clock has it
     * @return when it will go live
     */
    @Transactional
    public Instant schedule(Person publisher, String taskId, AsRead read, String day, String time) {
        worklist.holdFor(publisher, taskId, "publish");
        Instant at = Schedule.at(day, time, zone, clock.instant());
        order(publisher, taskId, read, at);
        return at;
    }

    /** @throws ReasonMissing if the reason is blank */
    @Transactional
    public void sendBack(Person publisher, String taskId, String reason) {
        Turn turn = worklist.holdFor(publisher, taskId, "publish");
        String words = reason.strip();
        if (words.isEmpty()) {
            throw new ReasonMissing();
        }
        Article article = articles.hold(ArticleId.ofBusinessKey(turn.subject()));
        audit.record(
                article.id().businessKey(),
                publisher.id(),
                "publication.sent-back",
                "revision " + article.latestRevision(),
                Map.of("note", words));
        announce.publishEvent(
                new PublicationSentBack(taskId, article.id(), article.latestRevision(), publisher.id(), words));
    }

    /**
     * Takes a scheduled publication back before its time.
     *
     * @throws NotScheduled if it is live already, or was called back before
     */
    @Transactional
    public void callBack(Person publisher, ArticleId id) {
        mustBePublisher(publisher);
        Article article = articles.hold(id);
        if (jdbc.sql("delete from scheduled_publication where article_id = ?")
                        .param(id.value())
                        .update()
                == 0) {
            throw new NotScheduled(article.title());
        }
        audit.record(id.businessKey(), publisher.id(), "publication.called-back", "schedule", Map.of());
        announce.publishEvent(new PublicationCalledBack(id, publisher.id()));
    }

    /** Sends a live article on its way again because something in it is wrong; the live text stays meanwhile. */
    @Transactional
    public void correct(Person publisher, ArticleId id) {
        mustBePublisher(publisher);
        articles.beginAgain(id, Reason.CORRECTION, publisher);
    }

    /** Has a live article read again by a clinician although nothing is known to be wrong. */
    @Transactional
    public void readAgain(Person publisher, ArticleId id) {
        mustBePublisher(publisher);
        articles.beginAgain(id, Reason.RE_REVIEW, publisher);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(WentLive event) {
        jdbc.sql("delete from scheduled_publication where article_id = ?")
                .param(event.article().id().value())
                .update();
    }

    private void order(Person publisher, String taskId, AsRead read, @Nullable Instant at) {
        Turn turn = worklist.holdFor(publisher, taskId, "publish");
        Article article = articles.hold(ArticleId.ofBusinessKey(turn.subject()));
        Revision latest = articles.latest(article);
        mustBeSigned(article, latest);
        read.mustBe(latest);
        jdbc.sql("delete from scheduled_publication where article_id = ?")
                .param(article.id().value())
                .update();
        if (at != null) {
            jdbc.sql("""
                            insert into scheduled_publication (article_id, revision, sha256, at, ordered_by, ordered_at)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            article.id().value(),
                            latest.number(),
                            latest.sha256(),
                            OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                            publisher.id().value(),
                            OffsetDateTime.ofInstant(now(), ZoneOffset.UTC))
                    .update();
        }
        audit.record(
                article.id().businessKey(),
                publisher.id(),
                at == null ? "publication.ordered" : "publication.scheduled",
                "revision " + latest.number(),
                Map.of("sha256", latest.sha256(), "at", at == null ? "now" : at.toString()));
        announce.publishEvent(new PublicationOrdered(taskId, article.id(), latest.number(), at, publisher.id()));
    }

    private void mustBeSigned(Article article, Revision latest) {
        if (!latest.isIntact()
                || signOffs.matching(article.id(), latest.text().sha256()).isEmpty()) {
            throw new NotSigned(article.title());
        }
    }

    private static void mustBePublisher(Person person) {
        if (!person.holds(Role.publisher())) {
            throw new PublishersOnly();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Scheduled scheduled(ResultSet row) throws SQLException {
        return new Scheduled(
                new ArticleId(row.getObject("article_id", UUID.class)),
                row.getInt("revision"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getObject("ordered_by", UUID.class)),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant());
    }
}
