package org.imprimatur.article.source.standing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.source.retraction.Retraction;
import org.imprimatur.article.source.retraction.RetractionLists;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what pages show of a text's sources. They include it by {@code ~{fragments/standing :: of(...)}}. */
@Component("standingPanels")
public class StandingPanels {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

    private final TierRules rules;
    private final FallenSources fallenSources;
    private final FallenWords fallenWords;
    private final RetractionLists lists;
    private final VerdictWords verdictWords;
    private final Messages messages;
    private final Clock clock;

    StandingPanels(
            TierRules rules,
            FallenSources fallenSources,
            FallenWords fallenWords,
            RetractionLists lists,
            VerdictWords verdictWords,
            Messages messages,
            Clock clock) {
        this.rules = rules;
        this.fallenSources = fallenSources;
        this.fallenWords = fallenWords;
        this.lists = lists;
        this.verdictWords = verdictWords;
        this.messages = messages;
        this.clock = clock;
    }

    public StandingPanel of(RevisionText text) {
        SourceStandings standings = standings(text);
        return new StandingPanel(standings.numbered().stream().map(this::words).toList(), remarks(standings), held());
    }

    SourceStandings standings(RevisionText text) {
        List<FallenSource> fallen =
                fallenSources.among(SourceList.parse(text.sources()).sources());
        return SourceStandings.of(text, rules.table(), fallen, LocalDate.now(clock));
    }

    private StandingPanel.OfSource words(SourceStanding standing) {
        Retraction fallen = standing.fallen();
        return new StandingPanel.OfSource(
                standing.key(),
                messages.say(standing.tier().key()),
                verdictWords.why(standing.verdict()),
                age(standing),
                fallen == null ? null : fallenWords.of(fallen),
                standing.isRetracted(),
                fallen == null ? null : fallen.noticeAddress().orElse(null),
                standing.work());
    }

    private @Nullable String age(SourceStanding standing) {
        return switch (standing.age()) {
            case FRESH -> null;
            case OLD -> messages.say("standing.old", String.valueOf(standing.year()), standing.limit());
            case UNDATED -> messages.say("standing.undated");
        };
    }

    /** What is to be said of all of them together; nothing where there are none. */
    List<String> remarks(SourceStandings standings) {
        List<String> remarks = new ArrayList<>();
        standings
                .firm()
                .ifPresent(firm -> standings
                        .score()
                        .ifPresent(score -> remarks.add(messages.say(
                                firm < 60 ? "standing.score.low" : "standing.score",
                                String.format(Locale.ENGLISH, "%.1f", score),
                                firm))));
        standings
                .workOnWhichMuchRests()
                .ifPresent(share -> remarks.add(messages.say("standing.share.work", share.percent(), share.of())));
        standings
                .siteOnWhichMuchRests()
                .ifPresent(share -> remarks.add(messages.say("standing.share.site", share.percent(), share.of())));
        return remarks;
    }

    private String held() {
        return lists.inForce()
                .map(list -> list.newest() == null
                        ? messages.say("standing.held.undated")
                        : messages.say("standing.held", DAY.format(list.newest())))
                .orElseGet(() -> messages.say("standing.held.none"));
    }
}
