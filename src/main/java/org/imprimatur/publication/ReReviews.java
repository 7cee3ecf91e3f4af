package org.imprimatur.publication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.InsertIfAbsent;
import org.imprimatur.review.ReviewDrafts;
import org.imprimatur.review.Reviews;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnCandidates;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reviews of texts that readers see, begun because a clinician is to read them again by a day. */
@Service
@EnableConfigurationProperties(ReReviewSettings.class)
public class ReReviews {

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final InsertIfAbsent rows;
    private final ReReviewReadModel readModel;
    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final Worklist worklist;
    private final TurnCandidates candidates;
    private final ReviewDrafts drafts;
    private final ApplicationEventPublisher announce;
    private final ReReviewSettings settings;
    private final Clock clock;

    ReReviews(
            JdbcClient jdbc,
            InsertIfAbsent rows,
            ReReviewReadModel readModel,
            Articles articles,
            ArticleCommands articleCommands,
            Worklist worklist,
            TurnCandidates candidates,
            ReviewDrafts drafts,
            ApplicationEventPublisher announce,
            ReReviewSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.readModel = readModel;
        this.articles = articles;
        this.articleCommands = articleCommands;
        this.worklist = worklist;
        this.candidates = candidates;
        this.drafts = drafts;
        this.announce = announce;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param due the day by which it was to be read again */
    public record Overdue(ArticleId article, int number, String title, LocalDate lastReviewed, LocalDate due) {}

    /** Whether the day by which readers were promised that it is read again has passed. */
    public boolean isOverdue(Article article) {
        return overdueSince(article).isPresent();
    }

    /** Whether its readers are told that a new review is due, which a newsroom may choose. */
    public boolean isToldToReaders(Article article) {
        return settings.tellReaders() && isOverdue(article);
    }

    /** The day by which it was to be read again, if that has passed and readers see it. */
    public Optional<LocalDate> overdueSince(Article article) {
        Article.Live live = article.live();
        LocalDate next = live == null ? null : live.nextReview();
        return Optional.ofNullable(next).filter(day -> day.isBefore(LocalDate.now(clock)));
    }

    /** The first articles whose review is to begin today, the longest overdue first. */
    List<ArticleId> toBegin() {
        Instant midnight = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        int begun = jdbc.sql("select count(*) from re_review where begun_at >= ?")
                .param(DbTime.at(midnight))
                .query(Integer.class)
                .single();
        int room = settings.mostADay() - begun;
        return room <= 0
                ? List.of()
                : readModel.due(begunBy(), clock.instant().minus(settings.againAfter()), Math.min(room, MOST));
    }

    /**
     * Begins the review, unless somebody has meanwhile, or the day has moved.
     *
     * @return whether it was begun
     */
    @Transactional
    public boolean beginIfDue(ArticleId id) {
        Article article = articles.hold(id);
        Article.Live live = article.live();
        LocalDate next = live == null ? null : live.nextReview();
        if (next == null || next.isAfter(begunBy()) || readModel.isInReview(id)) {
            return false;
        }
        begin(id, null);
        return true;
    }

    /** @param by null if nobody asked for it, because the day for it has come */
    @Transactional
    public void begin(ArticleId id, @Nullable Person by) {
        Article article = articleCommands.beginAgain(id, ReviewReason.RE_REVIEW, by);
        Article.Live live = article.live();
        PersonId offeredTo = worklist.openOn(id.subject()).stream()
                .filter(turn ->
                        turn.isServedBy(StepForm.REVIEW) && turn.assignment().givenBy() == null)
                .map(Turn::assignee)
                .filter(holder -> holder != null)
                .findFirst()
                .orElse(null);
        Instant now = DbTime.now(clock);
        keepRow(id);
        jdbc.sql("update re_review set due = ?, begun_at = ?, offered_to = ?, offered_until = ? where article_id = ?")
                .params(
                        live == null ? null : live.nextReview(),
                        DbTime.at(now),
                        offeredTo == null ? null : offeredTo.value(),
                        offeredTo == null ? null : DbTime.at(now.plus(settings.offeredFor())),
                        id.value())
                .update();
    }

    /**
     * Keeps the review of a correction for whoever signed last, from when the corrected text comes to them: for half the
     * time that is left then, and no longer than the review of a text that nothing is wrong with.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void offerFirst(ArticleId id, PersonId to) {
        keepRow(id);
        jdbc.sql("update re_review set offered_to = ?, offered_until = null where article_id = ?")
                .params(to.value(), id.value())
                .update();
    }

    /** Whether the review of its text is kept for somebody first, who has not taken it up. */
    public boolean isOffered(ArticleId id) {
        return hasBeenLive(id)
                && jdbc.sql("select count(*) from re_review where article_id = ? and offered_to is not null")
                                .param(id.value())
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** Whoever it was offered to, or somebody in their place, has taken it up. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Reviews.ChangesRequested event) {
        if (hasBeenLive(event.article())) {
            withdrawOffer(event.article());
        }
    }

    /** A text that readers never had has no signature to be renewed, so its review is kept for nobody. */
    private boolean hasBeenLive(ArticleId id) {
        return articles.require(id).lastLive() != null;
    }

    /** Keeps it for nobody from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrawOffer(ArticleId id) {
        jdbc.sql("update re_review set offered_to = null, offered_until = null where article_id = ?")
                .param(id.value())
                .update();
    }

    /** Articles whose corrected text has not come to whoever it is offered to first, as far as is known. */
    List<ArticleId> offersAhead() {
        return jdbc.sql("select article_id from re_review where offered_to is not null and offered_until is null"
                        + " order by article_id fetch first " + MOST + " rows only")
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)))
                .list();
    }

    /** From when the text is with them, their time runs; of a correction that is over, nothing is offered any more. */
    @Transactional
    public void beginOffer(ArticleId id) {
        articles.hold(id);
        PersonId offeredTo = jdbc.sql(
                        "select offered_to from re_review where article_id = ? and offered_until is null and offered_to is not null")
                .param(id.value())
                .query((row, n) -> new PersonId(row.getObject("offered_to", UUID.class)))
                .optional()
                .orElse(null);
        if (offeredTo == null) {
            return;
        }
        if (!readModel.isInReview(id)) {
            withdrawOffer(id);
            return;
        }
        worklist.openOn(id.subject()).stream()
                .filter(turn -> turn.isServedBy(StepForm.REVIEW) && turn.isHeldBy(offeredTo))
                .forEach(turn -> jdbc.sql("update re_review set offered_until = ? where article_id = ?")
                        .params(DbTime.at(offeredUntil(turn)), id.value())
                        .update());
    }

    private Instant offeredUntil(Turn turn) {
        Instant due = turn.due();
        Duration half = due == null
                ? settings.offeredFor()
                : Duration.between(turn.since(), due).dividedBy(2);
        return turn.since().plus(half.compareTo(settings.offeredFor()) < 0 ? half : settings.offeredFor());
    }

    /** Articles whose review was kept for one person long enough. */
    List<ArticleId> offersOver() {
        return jdbc.sql("select article_id from re_review where offered_until <= ? order by offered_until, article_id"
                        + " fetch first " + MOST + " rows only")
                .param(DbTime.at(clock.instant()))
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)))
                .list();
    }

    /**
     * Asks everybody who may review, unless whoever it was offered to has begun, or nobody else could do it. Whoever is
     * late is told on as with any other turn.
     */
    @Transactional
    public void endOffer(ArticleId id) {
        articles.hold(id);
        PersonId offeredTo = jdbc.sql("select offered_to from re_review where article_id = ? and offered_until <= ?")
                .params(id.value(), DbTime.at(clock.instant()))
                .query((row, n) -> new PersonId(row.getObject("offered_to", UUID.class)))
                .optional()
                .orElse(null);
        if (offeredTo == null) {
            return;
        }
        withdrawOffer(id);
        worklist.openOn(id.subject()).stream()
                .filter(turn -> turn.isServedBy(StepForm.REVIEW) && turn.isHeldBy(offeredTo))
                .filter(turn -> drafts.find(turn.taskId(), offeredTo).isEmpty())
                .filter(turn -> !candidates.of(turn).isEmpty())
                .forEach(turn -> worklist.withdrawOffer(turn.taskId(), offeredTo));
    }

    /**
     * Tells publishers, once of each, of articles whose day has passed without a signature.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean tellOverdue() {
        // One node at a time: the first article is held, and so is whoever else would tell of it.
        List<Overdue> found = readModel.untold(LocalDate.now(clock), MOST);
        if (found.isEmpty()) {
            return false;
        }
        articles.hold(found.get(0).article());
        List<Overdue> untold = readModel.untold(LocalDate.now(clock), MOST);
        if (untold.isEmpty() || !untold.get(0).equals(found.get(0))) {
            return false;
        }
        for (Overdue overdue : untold) {
            keepRow(overdue.article());
            jdbc.sql("update re_review set told_due = ? where article_id = ?")
                    .params(overdue.due(), overdue.article().value())
                    .update();
        }
        announce.publishEvent(new ReReviewsOverdue(untold));
        return untold.size() == MOST;
    }

    /** The last day whose articles are begun by now. */
    private LocalDate begunBy() {
        return clock.instant().plus(settings.lead()).atZone(clock.getZone()).toLocalDate();
    }

    /** Another node may begin with the same article at once; its row is as good. */
    private void keepRow(ArticleId id) {
        rows.insert("insert into re_review (article_id) values (?)", id.value());
    }

    /** The day of these has passed without a signature; the longest overdue first. */
    public record ReReviewsOverdue(List<Overdue> articles) {}
}
