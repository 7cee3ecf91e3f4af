package org.imprimatur.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts signed texts before readers. */
@Service
public class Publications {

    private final Articles articles;
    private final SignOffs signOffs;
    private final Editions editions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    Publications(
            Articles articles,
            SignOffs signOffs,
            Editions editions,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.articles = articles;
        this.signOffs = signOffs;
        this.editions = editions;
        this.audit = audit;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * Makes the article's latest revision live.
     *
     * @param signatures how many distinct clinicians must have signed exactly this text
     * @param monthsToReReview until it ought to be read again
     * @throws NotSigned if the stored text does not hash to what was signed; nothing changes then
     */
    @Transactional
    public void goLive(ArticleId id, int signatures, int monthsToReReview) {
        Article article = articles.hold(id);
        Revision revision = articles.latest(article);
        List<SignOff> matching = signOffs.matching(id, revision.text().sha256());
        if (!revision.isIntact()
                || matching.stream().map(SignOff::signer).distinct().count() < signatures) {
            throw new NotSigned(article.title());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate reviewed = matching.get(matching.size() - 1)
                .signedAt()
                .atZone(clock.getZone())
                .toLocalDate();
        Article.Live before = article.live();
        Article.Live live = new Article.Live(
                before == null ? 1 : before.edition() + 1,
                revision.number(),
                revision.sha256(),
                before == null ? now : before.firstPublished(),
                before != null && before.sha256().equals(revision.sha256()) ? before.updated() : now,
                reviewed,
                reviewed.plusMonths(monthsToReReview));
        articles.goLive(id, live);
        editions.open(article, live, revision, matching, now);
        audit.record(
                id.businessKey(),
                null,
                "article.live",
                "revision " + revision.number(),
                Map.of("sha256", revision.sha256()));
        announce.publishEvent(new WentLive(articles.require(id)));
    }
}
