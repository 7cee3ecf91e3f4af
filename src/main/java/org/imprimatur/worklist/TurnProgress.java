package org.imprimatur.worklist;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Collects from all rooms how far turns have come. */
@Component
public class TurnProgress {

    private final List<TurnProgressProvider> rooms;

    TurnProgress(List<TurnProgressProvider> rooms) {
        this.rooms = List.copyOf(rooms);
    }

    /** By task; of most turns there is nothing to say. */
    public Map<String, String> of(Collection<Turn> turns) {
        Map<String, String> progress = new HashMap<>();
        if (!turns.isEmpty()) {
            rooms.forEach(room -> progress.putAll(room.of(turns)));
        }
        return progress;
    }
}
