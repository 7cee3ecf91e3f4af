package org.imprimatur.article.anchor;

import org.jspecify.annotations.Nullable;

/**
 * What became of an anchor in another text.
 *
 * @param before the anchor as it was
 * @param after  where it is now; null if it is gone
 */
public record Placement(
        Outcome outcome, Anchor before, @Nullable Anchor after) {

    /** What may become of an anchor. */
    public enum Outcome {
        /** The same words in the same company. */
        UNCHANGED,
        /** The same words elsewhere. */
        MOVED,
        /** Most of the words, with others among them or in place of some. */
        EDITED,
        /** The words are not there any more, or nobody could tell which of several they are. */
        GONE
    }

    static Placement gone(Anchor anchor) {
        return new Placement(Outcome.GONE, anchor, null);
    }

    /** Whether the words are all there and nothing between them. */
    public boolean isWhole() {
        return outcome == Outcome.UNCHANGED || outcome == Outcome.MOVED;
    }
}
