package org.imprimatur.publication;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.source.retraction.RetractionList;
import org.imprimatur.article.source.retraction.RetractionLists;
import org.imprimatur.article.source.standing.CitedWorks;
import org.imprimatur.article.source.standing.FallenSource;
import org.imprimatur.article.source.standing.FallenSources;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reviews of live texts, begun because a work they cite was retracted: one for each article and work, however often it is
 * looked and by how many nodes. An article that is in review already gets no second one; once that review is over and
 * readers still see a text that cites the work, it does.
 */
@Service
public class RetractionReviews {

    private static final Logger log = LoggerFactory.getLogger(RetractionReviews.class);

    private final RetractionLists lists;
    private final FallenSources fallenSources;
    private final FallenArticleSources found;
    private final CitedWorks citedWorks;
    private final RetractedInWork inWork;
    private final Articles articles;
    private final ReReviews reReviews;
    private final ReReviewReadModel reviews;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RetractionReviews(
            RetractionLists lists,
            FallenSources fallenSources,
            FallenArticleSources found,
            CitedWorks citedWorks,
            RetractedInWork inWork,
            Articles articles,
            ReReviews reReviews,
            ReReviewReadModel reviews,
            AuditTrail audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.lists = lists;
        this.fallenSources = fallenSources;
        this.found = found;
        this.citedWorks = citedWorks;
        this.inWork = inWork;
        this.articles = articles;
        this.reReviews = reReviews;
        this.reviews = reviews;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Holds all that readers see against the list in force, and sees to what was found. One article that cannot go on
     * keeps no other back, and is tried again with the next look.
     *
     * @return whether everything could be seen to
     */
    public boolean look() {
        Optional<RetractionList> list = lists.inForce();
        if (list.isEmpty()) {
            return true;
        }
        List<ArticleId> owed = new ArrayList<>();
        fallenSources.forEachLive((article, fallen) -> owed.add(article));
        boolean whole = true;
        for (ArticleId article : owed) {
            whole &= isSeenTo(article, this::seeTo);
        }
        for (ArticleId article : citedWorks.namingRetracted()) {
            whole &= isSeenTo(article, inWork::tell);
        }
        lists.looked(list.get().id(), clock.instant());
        return whole;
    }

    private boolean isSeenTo(ArticleId article, Consumer<ArticleId> deed) {
        try {
            transaction.executeWithoutResult(status -> deed.accept(article));
            return true;
        } catch (RuntimeException e) {
            log.error("A retracted source of the article {} could not be seen to", article, e);
            return false;
        }
    }

    /** Articles under which a retracted work was found, the newest find first; some of them do not cite it any more. */
    public List<ArticleId> articles() {
        return found.articles();
    }

    /** The retracted sources of what readers see; none if they see nothing. */
    public List<FallenSource> live(Article article) {
        return liveText(article)
                .map(live -> fallenSources.graveIn(live.text().sources()))
                .orElse(List.of());
    }

    Optional<Revision> liveText(Article article) {
        Article.Live live = article.live();
        return live == null || article.withdrawn() != null
                ? Optional.empty()
                : articles.revision(article.id(), live.revision());
    }

    private void seeTo(ArticleId id) {
        Article article = articles.hold(id);
        List<FallenSource> fallen = live(article);
        Map<String, @Nullable Instant> known = found.of(id);
        boolean inReview = reviews.isInReview(id);
        List<FallenSource> fresh = fallen.stream()
                .filter(one -> one.retraction().keys().stream().noneMatch(known::containsKey))
                .toList();
        List<FallenSource> owed = fallen.stream()
                .filter(one -> one.retraction().keys().stream().allMatch(key -> known.get(key) == null))
                .toList();
        Instant now = DbTime.now(clock);
        if (inReview) {
            keep(id, fresh, now, null);
        } else if (!owed.isEmpty()) {
            keep(id, owed, now, now);
        }
        fresh.forEach(one -> record(article, one));
        if (!inReview && !owed.isEmpty()) {
            inWork.keep(id, owed);
            reReviews.begin(id, null);
        }
    }

    private void keep(ArticleId id, List<FallenSource> fallen, Instant now, @Nullable Instant begun) {
        Set<String> works = new LinkedHashSet<>();
        fallen.forEach(one -> works.addAll(one.retraction().keys()));
        found.keep(id, works, now, begun);
    }

    private void record(Article article, FallenSource fallen) {
        audit.record(
                article.id().subject(),
                null,
                PublicationAction.SOURCE_RETRACTED,
                "revision " + article.mustBeLive().revision(),
                Map.of("work", String.join(", ", fallen.retraction().keys())));
    }
}
