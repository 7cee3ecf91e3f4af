package org.imprimatur.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Publishes editions: puts signed texts before readers. */
@Service
public class EditionPublisher {

    private final Articles articles;
    private final SignOffs signOffs;
    private final ReviewOutcomes outcomes;
    private final Editions editions;
    private final Corrections corrections;
    private final Withdrawals withdrawals;
    private final Banners banners;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    EditionPublisher(
            Articles articles,
            SignOffs signOffs,
            ReviewOutcomes outcomes,
            Editions editions,
            Corrections corrections,
            Withdrawals withdrawals,
            Banners banners,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.articles = articles;
        this.signOffs = signOffs;
        this.outcomes = outcomes;
        this.editions = editions;
        this.corrections = corrections;
        this.withdrawals = withdrawals;
        this.banners = banners;
        this.audit = audit;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * Makes the article's latest revision live.
     *
     * @param monthsToReReview until it ought to be read again
     * @throws ReviewCheck.NotSigned if the stored text does not hash to what was signed; nothing changes then
     * @throws ReviewCheck.TooFewSignatures if fewer signed it than must
     * @throws ReviewCheck.RequestStands if somebody asked for a change of it and has not withdrawn that
     * @throws SignedBeforeWithdrawal if the article was withdrawn and has not been signed since
     * @throws Corrections.NoticeMissing if the text puts something right and no notice was worded for it
     */
    @Transactional
    public void goLive(ArticleId id, int monthsToReReview) {
        Article article = articles.hold(id);
        Revision revision = articles.latest(article);
        List<SignOff> matching = signOffs.matching(id, revision.text().sha256());
        ReviewOutcome outcome = outcomes.of(id);
        ReviewCheck.mustHold(article, revision, outcome);
        mustBeSignedSinceWithdrawal(article, matching, outcome.needed());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate reviewed = matching.get(matching.size() - 1)
                .signedAt()
                .atZone(clock.getZone())
                .toLocalDate();
        Article.Live before = article.lastLive();
        Edition.Kind kind = kind(article, revision);
        Article.Live live = new Article.Live(
                before == null ? 1 : before.edition() + 1,
                revision.number(),
                revision.sha256(),
                before == null ? now : before.firstPublished(),
                before != null && before.sha256().equals(revision.sha256()) ? before.updated() : now,
                reviewed,
                reviewed.plusMonths(monthsToReReview));
        articles.goLive(id, live);
        editions.open(article, live, kind, revision, matching, now);
        audit.record(
                id.businessKey(),
                null,
                PublicationAction.LIVE,
                "revision " + revision.number(),
                AttestedEditions.facts(editions.current(id).orElseThrow()));
        if (kind == Edition.Kind.CORRECTION) {
            corrections.announce(article, live.edition(), revision, now);
        }
        afterwards(article, live, kind, matching, now);
        announce.publishEvent(new WentLive(articles.require(id)));
    }

    /** What was said until this edition is not said any more. */
    private void afterwards(
            Article article, Article.Live live, Edition.Kind kind, List<SignOff> matching, Instant now) {
        corrections.settle(article.id(), live.edition());
        withdrawals.lift(article.id(), live.edition());
        Instant signed = matching.get(matching.size() - 1).signedAt();
        boolean answered = kind == Edition.Kind.CORRECTION
                || banners.on(article.id())
                        .filter(banner -> signed.isAfter(banner.raisedAt()))
                        .isPresent();
        if (answered) {
            banners.outdated(article, now);
        }
    }

    private Edition.Kind kind(Article article, Revision revision) {
        if (article.lastLive() == null) {
            return Edition.Kind.FIRST;
        }
        if (!Corrections.changes(article, revision)) {
            return Edition.Kind.RE_REVIEW;
        }
        return corrections.isComing(article) ? Edition.Kind.CORRECTION : Edition.Kind.UPDATE;
    }

    /** A signature from before says nothing about what the article was withdrawn for. */
    static void mustBeSignedSinceWithdrawal(Article article, List<SignOff> matching, int signatures) {
        Article.Withdrawn withdrawn = article.withdrawn();
        if (withdrawn != null
                && matching.stream()
                                .filter(signature -> signature.signedAt().isAfter(withdrawn.at()))
                                .map(SignOff::signer)
                                .distinct()
                                .count()
                        < signatures) {
            throw new SignedBeforeWithdrawal(article.title());
        }
    }

    /** What was taken from readers comes back only with a signature given since. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class SignedBeforeWithdrawal extends Refusal {

        SignedBeforeWithdrawal(String title) {
            super(title);
        }
    }

    /** A signed text is what readers see from now on. */
    public record WentLive(Article article) {}
}
