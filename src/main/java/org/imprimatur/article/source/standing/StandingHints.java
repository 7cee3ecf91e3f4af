package org.imprimatur.article.source.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.SubmissionHints;
import org.imprimatur.article.source.retraction.Retraction;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Component;

/** Tells whoever hands in a text what of its sources is worth a second look. What was retracted is no hint; it hinders. */
@Component
class StandingHints implements SubmissionHints {

    private static final int MOST_NAMED = 3;

    private final StandingPanels panels;
    private final FallenWords fallenWords;
    private final Messages messages;

    StandingHints(StandingPanels panels, FallenWords fallenWords, Messages messages) {
        this.panels = panels;
        this.fallenWords = fallenWords;
        this.messages = messages;
    }

    @Override
    public List<String> before(Article article, Revision latest) {
        SourceStandings standings = panels.standings(latest.text());
        List<String> hints = new ArrayList<>();
        for (SourceStanding standing : standings.list()) {
            Retraction fallen = standing.fallen();
            if (fallen != null && !fallen.isGrave()) {
                hints.add(messages.say("standing.hint.fallen", standing.title(), fallenWords.of(fallen)));
            }
        }
        add(hints, "old", standings, SourceStanding.Age.OLD);
        add(hints, "undated", standings, SourceStanding.Age.UNDATED);
        named(hints, "weak", titles(standings, standing -> !standing.tier().isAccepted()));
        named(hints, "unknown", titles(standings, standing -> !standing.tier().isKnown()));
        hints.addAll(panels.remarks(standings));
        return hints;
    }

    private void add(List<String> hints, String what, SourceStandings standings, SourceStanding.Age age) {
        named(hints, what, titles(standings, standing -> standing.age() == age));
    }

    private static List<String> titles(SourceStandings standings, Predicate<SourceStanding> wanted) {
        return standings.list().stream()
                .filter(wanted)
                .map(standing -> standing.title().isEmpty() ? standing.key() : standing.title())
                .toList();
    }

    private void named(List<String> hints, String what, List<String> titles) {
        if (!titles.isEmpty()) {
            int more = titles.size() - MOST_NAMED;
            String some = "“" + String.join("”, “", titles.subList(0, Math.min(MOST_NAMED, titles.size()))) + "”";
            String words = more > 0 ? messages.say("standing.hint.more", some, more) : some;
            hints.add(messages.say("standing.hint." + what, titles.size(), words));
        }
    }
}
