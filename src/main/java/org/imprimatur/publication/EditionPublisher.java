package org.imprimatur.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.platform.DbTime;
import org.imprimatur.review.SignOff;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes editions: puts signed texts before readers. */
@Service
public class EditionPublisher {

    private final Articles articles;
    private final ReviewChecks checks;
    private final Editions editions;
    private final Corrections corrections;
    private final Withdrawals withdrawals;
    private final Banners banners;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    EditionPublisher(
            Articles articles,
            ReviewChecks checks,
            Editions editions,
            Corrections corrections,
            Withdrawals withdrawals,
            Banners banners,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.articles = articles;
        this.checks = checks;
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
     * @throws ReviewCheck.SignatureInQuestion if the credential of a signature is out of use, and nobody decided about it
     * @throws ReviewCheck.TooFewSignatures if fewer signed it than must
     * @throws ReviewCheck.NoSignatureCounts if a publisher decided against the signature under it
     * @throws ReviewCheck.RequestStands if somebody asked for a change of it and has not withdrawn that
     * @throws ReviewCheck.RestsOnRetracted if a work it cites was retracted
     * @throws ReviewCheck.RiskIsAsked if a graver level of risk is asked for, and no publisher has answered
     * @throws ReviewCheck.SignedBeforeWithdrawal if the article was withdrawn and has not been signed since
     * @throws ComingCorrection.NoticeMissing if the text puts something right and no notice was worded for it
     */
    @Transactional
    public void goLive(ArticleId id, int monthsToReReview) {
        Article article = articles.hold(id);
        ReviewCheck check = checks.of(article);
        check.mustHold();
        Revision revision = check.latest();
        List<SignOff> counting = check.counting();
        Instant now = DbTime.now(clock);
        LocalDate reviewed = counting.get(counting.size() - 1)
                .signedAt()
                .atZone(clock.getZone())
                .toLocalDate();
        Edition.Kind kind = Edition.Kind.of(article, revision, corrections.isComing(article));
        Article published = article.goLive(revision, reviewed, reviewed.plusMonths(monthsToReReview), now);
        articles.update(published);
        Article.Live live = published.mustBeLive();
        editions.open(article, live, kind, revision, counting, now);
        audit.record(
                id.subject(),
                null,
                PublicationAction.LIVE,
                "revision " + revision.number(),
                AttestedEditions.facts(editions.current(id).orElseThrow()));
        if (kind == Edition.Kind.CORRECTION) {
            corrections.announce(article, live.edition(), revision, now);
        }
        afterwards(article, live, kind, counting, now);
        announce.publishEvent(new WentLive(published, kind == Edition.Kind.RE_REVIEW && article.live() != null));
    }

    /** What was said until this edition is not said any more. */
    private void afterwards(
            Article article, Article.Live live, Edition.Kind kind, List<SignOff> counting, Instant now) {
        corrections.settle(article.id(), live.edition());
        withdrawals.lift(article.id(), live.edition());
        Instant signed = counting.get(counting.size() - 1).signedAt();
        banners.on(article.id())
                .filter(banner -> banner.isAnsweredBy(kind, signed))
                .ifPresent(banner -> banners.outdated(article, now));
    }

    /**
     * A signed text is what readers see from now on.
     *
     * @param readAgain whether they saw it before, to the letter
     */
    public record WentLive(Article article, boolean readAgain) {}
}
