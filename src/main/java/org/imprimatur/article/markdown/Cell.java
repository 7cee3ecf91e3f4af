package org.imprimatur.article.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;

/** A table's cell that may reach over several columns and rows, and may hold lists. */
public final class Cell extends TableCell {

    private int across = 1;
    private int down = 1;
    private boolean meant;

    /** Where in the body stand the touching pipes and the signs by which it spans. */
    private final List<Integer> joints = new ArrayList<>();

    private final List<Integer> aboves = new ArrayList<>();

    /** Where lines end, as the parser counts. */
    private final List<Integer> breaks = new ArrayList<>();

    /** How many columns it takes. */
    public int across() {
        return across;
    }

    public void setAcross(int columns) {
        this.across = columns;
    }

    /** How many rows it takes. */
    public int down() {
        return down;
    }

    public void setDown(int rows) {
        this.down = rows;
    }

    /** Whether it says so itself where it is empty, and makes a header of its row by that. */
    boolean isMeant() {
        return meant;
    }

    void mean() {
        this.meant = true;
    }

    List<Integer> joints() {
        return joints;
    }

    List<Integer> aboves() {
        return aboves;
    }

    List<Integer> breaks() {
        return breaks;
    }
}
