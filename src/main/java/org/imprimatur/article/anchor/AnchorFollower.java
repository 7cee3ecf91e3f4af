package org.imprimatur.article.anchor;

import java.util.List;

/**
 * Follows anchors from one text into another. Two texts are compared once for all anchors between them; of an anchor
 * whose own text is not at hand, its quote and context are looked for.
 */
public final class AnchorFollower {

    private final String oldText;
    private final Words older;
    private final Words newer;
    private final WordAlignment alignment;
    private final QuoteFinder finder;

    private AnchorFollower(String oldText, String newText) {
        this.oldText = oldText;
        this.older = new Words(oldText);
        this.newer = new Words(newText);
        this.alignment = new WordAlignment(older, newer);
        this.finder = new QuoteFinder(newer);
    }

    public static AnchorFollower between(String oldText, String newText) {
        return new AnchorFollower(oldText, newText);
    }

    /** One anchor of the old text. */
    public static Placement follow(Anchor anchor, String oldText, String newText) {
        return between(oldText, newText).follow(anchor);
    }

    /** One anchor whose own text is not at hand. */
    public static Placement follow(Anchor anchor, String newText) {
        return new QuoteFinder(new Words(newText)).find(anchor);
    }

    /** Several anchors whose own text is not at hand. */
    public static List<Placement> follow(List<Anchor> anchors, String newText) {
        QuoteFinder finder = new QuoteFinder(new Words(newText));
        return anchors.stream().map(finder::find).toList();
    }

    /** An anchor that does not stand where it says in the old text is looked for by its quote alone. */
    public Placement follow(Anchor anchor) {
        if (!anchor.standsIn(oldText)) {
            return finder.find(anchor);
        }
        int first = older.from(anchor.position());
        int last = older.from(anchor.end()) - 1;
        if (last >= first && older.end(last) > anchor.end()) {
            last--;
        }
        return first > last
                ? Placement.gone(anchor)
                : FollowedWords.of(older, newer, alignment, first, last).place(anchor);
    }
}
