package org.imprimatur.worklist;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that is to be known about a turn. Pages include it by {@code ~{fragments/turn :: briefs(${taskId})}}. */
@Component("turnBriefs")
class TurnBriefs {

    private final Worklist worklist;
    private final ObjectProvider<Briefing> rooms;

    TurnBriefs(Worklist worklist, ObjectProvider<Briefing> rooms) {
        this.worklist = worklist;
        this.rooms = rooms;
    }

    public List<Brief> on(String taskId) {
        return worklist.find(taskId)
                .map(turn -> rooms.orderedStream()
                        .flatMap(room -> room.about(turn.subject()).stream())
                        .toList())
                .orElse(List.of());
    }
}
