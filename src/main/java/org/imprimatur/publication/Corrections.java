package org.imprimatur.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
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
import org.imprimatur.people.Role;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.SignOff;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

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
     * @throws Articles.NotLive if readers have never seen the article
     * @throws NoticeText.SummaryMissing if the summary is blank
     * @throws NoticeText.WordsTooLong if it is longer than a notice can be
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(ArticleId id, Severity severity, String summary, Person by) {
        if (!by.holds(Role.publisher())) {
            throw new PublishingCommands.PublishersOnly();
        }
        String words = NoticeText.summary(summary);
        Article article = articles.hold(id);
        if (article.lastLive() == null) {
            throw new Articles.NotLive(article.title());
        }
        plans.add(id, new PlannedCorrection(severity, words, by.id(), now()));
        audit.record(
                id.businessKey(),
                by.id(),
                PublicationAction.CORRECTION_PLANNED,
                "edition " + (article.lastLive().edition() + 1),
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

    /**
     * Keeps the notice for the moment the text goes live, now or later.
     *
     * @param signatures those under exactly this text
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void prepare(
            Article article, Revision revision, List<SignOff> signatures, PublishingCommands.Answer answer, Person by) {
        notices.discard(article.id());
        if (!isComing(article)) {
            return;
        }
        boolean changed = changes(article, revision);
        if (!answer.settles()) {
            mustAnswerPlans(article, changed, signatures);
        }
        if (!changed) {
            return;
        }
        NoticeText noticeText = answer.words();
        if (noticeText == null) {
            throw new NoticeMissing(article.title());
        }
        notices.prepare(article.id(), revision.sha256(), noticeText, by.id(), now());
    }

    /**
     * Tells readers, as the edition goes live.
     *
     * @throws NoticeMissing if none was worded for exactly this text
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(Article article, int edition, Revision revision, Instant now) {
        NoticeText noticeText = notices.coming(article.id())
                .filter(coming -> coming.sha256().equals(revision.sha256()))
                .map(CorrectionNotices.Coming::words)
                .orElseThrow(() -> new NoticeMissing(article.title()));
        CorrectionNotice notice =
                notices.publish(article, edition, revision.text().title(), noticeText, now);
        audit.record(
                article.id().businessKey(),
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

    /** Plans that were made after the last signature: nobody who signed can have known of them. */
    public static List<PlannedCorrection> late(List<PlannedCorrection> plans, List<SignOff> signatures) {
        Instant signed = signatures.stream()
                .map(SignOff::signedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return plans.stream().filter(plan -> plan.at().isAfter(signed)).toList();
    }

    public static boolean changes(Article article, Revision revision) {
        Article.Live last = article.lastLive();
        return last == null || !last.sha256().equals(revision.sha256());
    }

    private void mustAnswerPlans(Article article, boolean changed, List<SignOff> signatures) {
        List<PlannedCorrection> open = plans.open(article.id());
        if (!changed && !open.isEmpty()) {
            throw new NothingCorrected(article.title());
        }
        if (!late(open, signatures).isEmpty()) {
            throw new SignedTooEarly(article.title());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Something is said to be wrong in the text, and the text is to go live as it was. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NothingCorrected extends Refusal {

        NothingCorrected(String title) {
            super(title);
        }
    }

    /** A correction goes live with the notice that tells readers of it, or not at all. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoticeMissing extends Refusal {

        NoticeMissing(String title) {
            super(title);
        }
    }

    /** The text was signed before the mistake came to light, so nobody can say that the signature answers it. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class SignedTooEarly extends Refusal {

        SignedTooEarly(String title) {
            super(title);
        }
    }

    /** The article's next edition has something more to put right. */
    public record CorrectionPlanned(ArticleId article, PersonId by) {}
}
