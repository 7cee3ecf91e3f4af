package org.imprimatur.worklist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of turns, the most urgent first.
 *
 * @param next where the following page begins, null if there is none
 */
public record Turns(List<Turn> list, @Nullable TurnCursor next) {

    public Turns {
        list = List.copyOf(list);
    }
}
