package org.imprimatur.worklist;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Collects from all rooms what sets turns apart. */
@Component
public class TurnMarks {

    private final List<TurnMarkProvider> rooms;

    TurnMarks(List<TurnMarkProvider> rooms) {
        this.rooms = List.copyOf(rooms);
    }

    /** By task; of a turn of which several rooms know something, all of it. */
    public Map<String, String> of(Collection<Turn> turns) {
        Map<String, String> marks = new HashMap<>();
        if (!turns.isEmpty()) {
            rooms.forEach(room -> room.marks(turns)
                    .forEach((task, mark) -> marks.merge(task, mark, (one, other) -> one + " · " + other)));
        }
        return marks;
    }
}
