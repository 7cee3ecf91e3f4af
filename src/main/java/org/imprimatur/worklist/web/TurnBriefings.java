package org.imprimatur.worklist.web;

import java.util.List;
import org.imprimatur.worklist.Briefing;
import org.imprimatur.worklist.BriefingProvider;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;

/** All that is to be known about a turn. Pages include it by {@code ~{fragments/turn :: briefings(${taskId})}}. */
@Component("turnBriefings")
class TurnBriefings {

    private final Worklist worklist;
    private final List<BriefingProvider> rooms;

    TurnBriefings(Worklist worklist, List<BriefingProvider> rooms) {
        this.worklist = worklist;
        this.rooms = List.copyOf(rooms);
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
