package org.imprimatur.publication;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.review.SignOff;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is wrong in texts readers see, and what they are told once it is put right. A plan belongs to the article's next
 * edition, whether or not a review is under way already; whoever plans begins that review if none is.
 */
@Service
public class Corrections {

    private final Articles articles;
    private final PlannedCorrections plans;
    private final CorrectionNotices notices;
    private final Editions editions;
    private final ScheduledPublications schedule;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    Corrections(
            Articles articles,
            PlannedCorrections plans,
            CorrectionNotices notices,
            Editions editions,
            ScheduledPublications schedule,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.articles = articles;
        this.plans = plans;
        this.notices = notices;
        this.editions = editions;
        this.schedule = schedule;
        this.audit = audit;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * Says what the next edition has to put right. Several plans join: the gravest severity counts, the summaries are
     * kept as a list. A signed text that waits for its time is called back, because it was signed without knowing this.
     *
     * @throws PublishingCommands.PublishersOnly if it is not for this person to decide
     * @throws Article.NotLive if readers have never seen the article
     * @throws NoticeText.SummaryMissing if the summary is blank
     * @throws NoticeText.WordsTooLong if it is longer than a notice can be
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(ArticleId id, Severity severity, String summary, Person by) {
        PublishingCommands.mustBePublisher(by);
        String words = NoticeText.summary(summary);
        Article.Live last = articles.hold(id).mustHaveBeenLive();
        plans.add(id, new PlannedCorrection(severity, words, by.id(), DbTime.now(clock)));
        audit.record(
                id.subject(),
                by.id(),
                PublicationAction.CORRECTION_PLANNED,
                "edition " + (last.edition() + 1),
                Map.of("severity", severity.name(), "note", words));
        announce.publishEvent(new CorrectionPlanned(id, by.id()));
        schedule.callBack(id, by);
    }

    /** What the next edition has to put right, oldest first. */
    public List<PlannedCorrection> planned(ArticleId article) {
        return plans.open(article);
    }

    /** What readers were told when this edition went live; empty if it corrected nothing. */
    public Optional<CorrectionNotice> notice(ArticleId article, int edition) {
        return notices.of(article, edition);
    }

    /** Every notice on the article, newest first. */
    public List<CorrectionNotice> notices(ArticleId article) {
        return notices.of(article);
    }

    /** Whether the article's next edition is to put something right. */
    public boolean isComing(Article article) {
        return article.lastLive() != null
                && (editions.isCorrectionComing(article.id())
                        || !plans.open(article.id()).isEmpty());
    }

    /** What this text is to put right, if the article's next edition is to put something right. */
    public Optional<ComingCorrection> coming(Article article, Revision revision, List<SignOff> signatures) {
        return isComing(article)
                ? Optional.of(new ComingCorrection(article, revision, plans.open(article.id()), signatures))
                : Optional.empty();
    }

    /**
     * Keeps the notice for the moment the text goes live, now or later; refuses as {@link ComingCorrection#answeredBy} does.
     *
     * @param signatures those under exactly this text
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void prepare(
            Article article, Revision revision, List<SignOff> signatures, PublishingCommands.Answer answer, Person by) {
        notices.discard(article.id());
        coming(article, revision, signatures)
                .flatMap(coming -> coming.answeredBy(answer))
                .ifPresent(
                        notice -> notices.prepare(article.id(), revision.sha256(), notice, by.id(), DbTime.now(clock)));
    }

    /**
     * Tells readers, as the edition goes live.
     *
     * @throws ComingCorrection.NoticeMissing if none was worded for exactly this text
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(Article article, int edition, Revision revision, Instant now) {
        NoticeText noticeText = notices.coming(article.id())
                .filter(coming -> coming.sha256().equals(revision.sha256()))
                .map(CorrectionNotices.Coming::words)
                .orElseThrow(() -> new ComingCorrection.NoticeMissing(article.title()));
        CorrectionNotice notice =
                notices.publish(article, edition, revision.text().title(), noticeText, now);
        audit.record(
                article.id().subject(),
                null,
                PublicationAction.CORRECTION_PUBLISHED,
                "correction " + notice.number(),
                AttestedNotices.facts(notice));
    }

    /** The edition is live: nothing planned for it is left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(ArticleId article, int edition) {
        plans.settle(article, edition);
        notices.discard(article);
    }

    /** The article's next edition has something more to put right. */
    public record CorrectionPlanned(ArticleId article, PersonId by) {}
}
