package org.imprimatur.worklist.web;

import java.time.Clock;
import java.util.List;
import org.imprimatur.worklist.Briefing;
import org.imprimatur.worklist.BriefingProvider;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Urgencies;
import org.imprimatur.worklist.Urgency;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that is to be known about a turn. Pages include it by {@code ~{fragments/turn :: briefings(${taskId})}}. */
@Component("turnBriefings")
class TurnBriefings {

    private final Worklist worklist;
    private final Urgencies urgencies;
    private final List<BriefingProvider> rooms;
    private final Clock clock;

    TurnBriefings(Worklist worklist, Urgencies urgencies, List<BriefingProvider> rooms, Clock clock) {
        this.worklist = worklist;
        this.urgencies = urgencies;
        this.clock = clock;
        this.rooms = List.copyOf(rooms);
    }

    /**
     * What makes a turn urgent.
     *
     * @param leads whether it goes before all that is only late
     */
    public record Urgent(String words, boolean leads) {}

    /** Null if nothing makes it urgent, or it is over. */
    public @Nullable Urgent urgent(String taskId) {
        Turn turn = worklist.find(taskId).orElse(null);
        Urgency urgency = turn == null ? Urgency.none() : urgencies.of(turn.subject());
        return turn == null || !urgency.isUrgent()
                ? null
                : new Urgent(urgencies.words(urgency), urgency.leads(turn.due(), clock));
    }

    public List<Briefing> on(String taskId) {
        return worklist.find(taskId)
                .map(turn -> rooms.stream()
                        .flatMap(room -> room.about(turn.subject()).stream())
                        .filter(briefing -> !briefing.isSaidBy(turn))
                        .toList())
                .orElse(List.of());
    }
}
