package org.imprimatur.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.claim.ListedItems;
import org.imprimatur.article.source.standing.FallenSource;
import org.imprimatur.article.source.standing.FallenSources;
import org.imprimatur.article.source.standing.WorkKeys;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Lists the articles under which a retracted work was found, each with the claims that rest on it. */
@Component
public class RetractedClaims {

    private final RetractionReviews reviews;
    private final RetractedInWork inWork;
    private final ClaimsOnWork claims;
    private final FallenSources fallenSources;
    private final Articles articles;
    private final Worklist worklist;

    RetractedClaims(
            RetractionReviews reviews,
            RetractedInWork inWork,
            ClaimsOnWork claims,
            FallenSources fallenSources,
            Articles articles,
            Worklist worklist) {
        this.reviews = reviews;
        this.inWork = inWork;
        this.claims = claims;
        this.fallenSources = fallenSources;
        this.articles = articles;
        this.worklist = worklist;
    }

    /**
     * One article.
     *
     * @param live    whether it is about what readers see; else about what is in work
     * @param sources the retracted ones; none once no text names any more what was found
     */
    public record OnArticle(Article article, boolean live, List<OnSource> sources) {

        public OnArticle {
            sources = List.copyOf(sources);
        }

        public boolean isOpen() {
            return !sources.isEmpty();
        }
    }

    /** @param work by which all claims on it are found */
    public record OnSource(String title, String work, List<ClaimsOnWork.OnClaim> claims) {

        public OnSource {
            claims = List.copyOf(claims);
        }
    }

    /** What readers see first, and of each the newest find. */
    public List<OnArticle> all() {
        List<OnArticle> all = new ArrayList<>();
        reviews.articles().stream()
                .map(articles::require)
                .forEach(article -> all.add(new OnArticle(
                        article,
                        true,
                        reviews.liveText(article)
                                .map(text -> sources(text, reviews.live(article)))
                                .orElse(List.of()))));
        inWork.articles().stream()
                .map(articles::require)
                .filter(article -> !worklist.openOn(article.id().subject()).isEmpty())
                .filter(article -> reviews.liveText(article)
                        .filter(live -> live.number() == article.latestRevision())
                        .isEmpty())
                .map(articles::latest)
                .map(text -> new OnArticle(
                        articles.require(text.article()),
                        false,
                        sources(text, fallenSources.graveIn(text.text().sources()))))
                .filter(OnArticle::isOpen)
                .forEach(all::add);
        return all;
    }

    private List<OnSource> sources(Revision text, List<FallenSource> fallen) {
        return fallen.stream()
                .map(source -> {
                    Set<String> works = WorkKeys.of(ListedItems.of(text.text()).getOrDefault(source.key(), ""));
                    return new OnSource(
                            source.title(), works.stream().findFirst().orElse(""), claims.on(text, works));
                })
                .toList();
    }
}
