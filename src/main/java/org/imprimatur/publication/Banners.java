package org.imprimatur.publication;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Warnings above articles that are being corrected: one at a time on each, for as long as it takes. */
@Service
public class Banners {

    private final JdbcClient jdbc;
    private final Articles articles;
    private final ScheduledPublications schedule;
    private final AuditTrail audit;
    private final Clock clock;

    Banners(JdbcClient jdbc, Articles articles, ScheduledPublications schedule, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.schedule = schedule;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Puts the words above the article at once, in the place of others that may be there. A signed text that waits for
     * its time is called back.
     *
     * @throws PublishingCommands.PublishersOnly if it is not for this person to decide
     * @throws Article.AlreadyWithdrawn if readers do not see the article any more
     * @throws Article.NotLive if they have never seen it
     * @throws Banner.BannerWordsMissing if there are no words
     * @throws NoticeText.WordsTooLong if there are too many
     */
    @Transactional
    public void raise(ArticleId id, String words, Person by) {
        PublishingCommands.mustBePublisher(by);
        Article article = articles.hold(id);
        article.mustBeLive();
        // Not before the article is ours: who signs meanwhile knows nothing of it, and must not seem to have signed
        // after.
        Banner banner = Banner.saying(words, DbTime.now(clock));
        takeDown(id, banner.raisedAt());
        jdbc.sql("insert into banner (id, article_id, words, raised_by, raised_at) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), id.value(), banner.words(), by.id().value(), DbTime.at(banner.raisedAt()))
                .update();
        record(article, by.id(), PublicationAction.BANNER_RAISED, banner.words());
        schedule.callBack(id, by);
    }

    /**
     * @throws PublishingCommands.PublishersOnly if it is not for this person to decide
     * @throws NoBanner if none is up
     */
    @Transactional
    public void lower(ArticleId id, Person by) {
        PublishingCommands.mustBePublisher(by);
        Article article = articles.hold(id);
        if (!takeDown(id, DbTime.now(clock))) {
            throw new NoBanner(article.title());
        }
        record(article, by.id(), PublicationAction.BANNER_LOWERED, "");
    }

    /** The one that is up. */
    public Optional<Banner> on(ArticleId article) {
        return jdbc.sql("select * from banner where article_id = ? and lowered_at is null")
                .param(article.value())
                .query((row, n) -> new Banner(row.getString("words"), DbTime.read(row, "raised_at")))
                .optional();
    }

    /** What it warned of is put right. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void outdated(Article article, Instant now) {
        if (takeDown(article.id(), now)) {
            record(article, null, PublicationAction.BANNER_LOWERED, "");
        }
    }

    private boolean takeDown(ArticleId article, Instant now) {
        return jdbc.sql("update banner set lowered_at = ? where article_id = ? and lowered_at is null")
                        .params(DbTime.at(now), article.value())
                        .update()
                > 0;
    }

    private void record(Article article, @Nullable PersonId by, AuditAction action, String words) {
        audit.record(article.id().subject(), by, action, "banner", words.isEmpty() ? Map.of() : Map.of("note", words));
    }

    /** There is no banner to take down, or somebody just did. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NoBanner extends Refusal {

        NoBanner(String title) {
            super(title);
        }
    }
}
