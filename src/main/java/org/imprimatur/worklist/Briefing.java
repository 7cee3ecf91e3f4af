package org.imprimatur.worklist;

/**
 * Something whoever works on a turn has to know.
 *
 * @param title who says so and what it is
 */
public record Briefing(String title, String words) {

    /** Whether the turn's note says it already: nobody reads the same words twice. */
    public boolean isSaidBy(Turn turn) {
        return turn.note().contains(words);
    }
}
