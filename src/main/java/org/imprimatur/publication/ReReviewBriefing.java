package org.imprimatur.publication;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.source.standing.FallenSources;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Briefing;
import org.imprimatur.worklist.BriefingProvider;
import org.springframework.stereotype.Component;

/** Tells whoever reads an article again that readers see this text, since when it was not reviewed, and by when it is due. */
@Component
class ReReviewBriefing implements BriefingProvider {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

    private final Articles articles;
    private final Editions editions;
    private final ReReviews reReviews;
    private final FallenSources fallenSources;
    private final Messages messages;

    ReReviewBriefing(
            Articles articles, Editions editions, ReReviews reReviews, FallenSources fallenSources, Messages messages) {
        this.articles = articles;
        this.editions = editions;
        this.reReviews = reReviews;
        this.fallenSources = fallenSources;
        this.messages = messages;
    }

    @Override
    public List<Briefing> about(Subject subject) {
        return articles
                .about(subject)
                .filter(article -> article.live() != null && editions.isReReviewComing(article.id()))
                .map(this::briefing)
                .stream()
                .toList();
    }

    private Briefing briefing(Article article) {
        Article.Live live = article.mustBeLive();
        LocalDate next = live.nextReview();
        String when = next == null
                ? ""
                : messages.say(
                        reReviews.isOverdue(article) ? "publication.re-review.overdue" : "publication.re-review.due",
                        DAY.format(next));
        String asked = messages.say("publication.re-review." + asked(article));
        return new Briefing(
                messages.say("publication.re-review"),
                String.join(
                                " ",
                                messages.say("publication.re-review.last", DAY.format(live.lastReviewed())),
                                when,
                                asked)
                        .replace("  ", " "));
    }

    private String asked(Article article) {
        Revision latest = articles.latest(article);
        if (!fallenSources.graveIn(latest.text().sources()).isEmpty()) {
            return "retracted";
        }
        return article.lastShowed(latest) ? "unchanged" : "changed";
    }
}
