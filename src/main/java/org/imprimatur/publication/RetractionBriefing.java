package org.imprimatur.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.standing.FallenSource;
import org.imprimatur.article.source.standing.FallenSources;
import org.imprimatur.article.source.standing.FallenWords;
import org.imprimatur.article.typeset.CitedPlaces;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Briefing;
import org.imprimatur.worklist.BriefingProvider;
import org.springframework.stereotype.Component;

/** Tells everybody who works on an article which of its sources were retracted, and what in the text rests on them. */
@Component
class RetractionBriefing implements BriefingProvider {

    private static final int MOST_SENTENCES = 12;
    private static final int LONGEST_SENTENCE = 400;

    private final Articles articles;
    private final RetractionReviews reviews;
    private final FallenSources fallenSources;
    private final FallenWords fallenWords;
    private final Messages messages;

    RetractionBriefing(
            Articles articles,
            RetractionReviews reviews,
            FallenSources fallenSources,
            FallenWords fallenWords,
            Messages messages) {
        this.articles = articles;
        this.reviews = reviews;
        this.fallenSources = fallenSources;
        this.fallenWords = fallenWords;
        this.messages = messages;
    }

    @Override
    public List<Briefing> about(Subject subject) {
        return articles.about(subject).map(this::of).orElse(List.of());
    }

    private List<Briefing> of(Article article) {
        RevisionText latest = articles.latest(article).text();
        List<FallenSource> inHand = fallenSources.graveIn(latest.sources());
        List<Briefing> briefings = new ArrayList<>(all("publication.retracted", inHand, latest));
        Set<Set<String>> said =
                inHand.stream().map(fallen -> fallen.retraction().keys()).collect(Collectors.toSet());
        List<FallenSource> onlyLive = reviews.live(article).stream()
                .filter(fallen -> !said.contains(fallen.retraction().keys()))
                .toList();
        if (!onlyLive.isEmpty()) {
            reviews.liveText(article)
                    .ifPresent(live -> briefings.addAll(all("publication.retracted.live", onlyLive, live.text())));
        }
        return briefings;
    }

    private List<Briefing> all(String key, List<FallenSource> fallen, RevisionText text) {
        if (fallen.isEmpty()) {
            return List.of();
        }
        CitedPlaces places = CitedPlaces.of(text);
        return fallen.stream()
                .map(one -> new Briefing(messages.say(key, one.title()), words(key, one, places)))
                .toList();
    }

    private String words(String key, FallenSource fallen, CitedPlaces places) {
        List<String> lines = new ArrayList<>();
        lines.add(fallenWords.of(fallen.retraction()));
        fallen.retraction()
                .noticeAddress()
                .ifPresent(address -> lines.add(messages.say("publication.retracted.notice", address)));
        List<String> sentences = places.sentences(fallen.key());
        lines.add(messages.say(key + ".sentences", sentences.size()));
        sentences.stream().limit(MOST_SENTENCES).forEach(sentence -> lines.add("“" + shortened(sentence) + "”"));
        if (sentences.size() > MOST_SENTENCES) {
            lines.add(messages.say("publication.retracted.more", sentences.size() - MOST_SENTENCES));
        }
        return String.join("\n", lines);
    }

    private static String shortened(String sentence) {
        return sentence.length() <= LONGEST_SENTENCE
                ? sentence
                : sentence.substring(0, LONGEST_SENTENCE - 1).strip() + "…";
    }
}
