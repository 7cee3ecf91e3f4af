package org.imprimatur.worklist.web;

import java.util.List;
import org.imprimatur.worklist.Brief;
import org.imprimatur.worklist.BriefProvider;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;

/** All that is to be known about a turn. Pages include it by {@code ~{fragments/turn :: briefs(${taskId})}}. */
@Component("turnBriefs")
class TurnBriefs {

    private final Worklist worklist;
    private final List<BriefProvider> rooms;

    TurnBriefs(Worklist worklist, List<BriefProvider> rooms) {
        this.worklist = worklist;
        this.rooms = List.copyOf(rooms);
    }

    public List<Brief> on(String taskId) {
        return worklist.find(taskId)
                .map(turn -> rooms.stream()
                        .flatMap(room -> room.about(turn.subject()).stream())
                        .filter(brief -> !brief.isSaidBy(turn))
                        .toList())
                .orElse(List.of());
    }
}
