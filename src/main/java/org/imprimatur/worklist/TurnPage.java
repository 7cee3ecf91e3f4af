package org.imprimatur.worklist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of turns, the most urgent first.
 *
 * @param next where the following page begins, null if there is none
 */
public record TurnPage(List<Turn> list, @Nullable TurnCursor next) {

    public TurnPage {
        list = List.copyOf(list);
    }
}
