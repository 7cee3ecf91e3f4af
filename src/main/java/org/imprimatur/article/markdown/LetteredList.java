package org.imprimatur.article.markdown;

import org.commonmark.node.OrderedList;

/** An ordered list whose items are counted in letters or Roman numerals: {@code a) }, {@code A) }, {@code i) }, {@code I) }. */
public final class LetteredList extends OrderedList {

    private ListLabels labels;

    public LetteredList(ListLabels labels, int start) {
        this.labels = labels;
        setMarkerStartNumber(start);
        setMarkerDelimiter(")");
    }

    public ListLabels labels() {
        return labels;
    }

    void read(ListLabels others, int start) {
        this.labels = others;
        setMarkerStartNumber(start);
    }
}
