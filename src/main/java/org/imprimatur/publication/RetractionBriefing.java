package org.imprimatur.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.source.standing.FallenSource;
import org.imprimatur.article.source.standing.FallenSources;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Briefing;
import org.imprimatur.worklist.BriefingProvider;
import org.springframework.stereotype.Component;

/** Tells everybody who works on an article which of its sources were retracted, and what in the text rests on them. */
@Component
class RetractionBriefing implements BriefingProvider {

    private final Articles articles;
    private final RetractionReviews reviews;
    private final FallenSources fallenSources;
    private final RetractedWords words;

    RetractionBriefing(
            Articles articles, RetractionReviews reviews, FallenSources fallenSources, RetractedWords words) {
        this.articles = articles;
        this.reviews = reviews;
        this.fallenSources = fallenSources;
        this.words = words;
    }

    @Override
    public List<Briefing> about(Subject subject) {
        return articles.about(subject).map(this::of).orElse(List.of());
    }

    private List<Briefing> of(Article article) {
        Revision latest = articles.latest(article);
        List<FallenSource> inHand = fallenSources.graveIn(latest.text().sources());
        List<Briefing> briefings = new ArrayList<>(words.inHand(inHand, latest));
        Set<Set<String>> said =
                inHand.stream().map(fallen -> fallen.retraction().keys()).collect(Collectors.toSet());
        List<FallenSource> onlyLive = reviews.live(article).stream()
                .filter(fallen -> !said.contains(fallen.retraction().keys()))
                .toList();
        if (!onlyLive.isEmpty()) {
            reviews.liveText(article).ifPresent(live -> briefings.addAll(words.onlyLive(onlyLive, live)));
        }
        return briefings;
    }
}
