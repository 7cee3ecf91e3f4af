package org.imprimatur.article.markdown;

/** Places within the cells of a table, where a line's {@code \|} counts as the one sign it means. */
final class Cells {

    private Cells() {}

    /**
     * Where in the body it stands.
     *
     * @param cell where the cell begins in the body
     * @param at   the place as the parser counts it, from the same beginning
     */
    static int place(String body, int cell, int at) {
        int place = cell;
        for (int counted = cell; counted < at; counted++) {
            place += body.startsWith("\\|", place) ? 2 : 1;
        }
        return place;
    }
}
