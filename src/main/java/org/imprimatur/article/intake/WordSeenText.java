package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.jspecify.annotations.Nullable;

/** What is seen of a stretch of a Word file, until it is known whether the stretch counts. */
final class WordSeenText {

    enum Kind {
        WORDS,
        GAP,
        FOOTNOTE,
        ENDNOTE,
        CHUNK
    }

    /** @param text words, or the id of a note or a chunk */
    record Piece(Kind kind, StringBuilder text, Height height) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Piece> asides = new ArrayList<>();
    private boolean dropped;
    private boolean showing;

    void words(String words, Height height) {
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && last.kind() == Kind.WORDS && last.height() == height) {
            last.text().append(words);
        } else if (!words.isEmpty()) {
            pieces.add(new Piece(Kind.WORDS, new StringBuilder(words), height));
        }
    }

    void gap() {
        pieces.add(new Piece(Kind.GAP, new StringBuilder(), Height.LEVEL));
    }

    void refer(Kind kind, @Nullable String id) {
        pieces.add(new Piece(kind, new StringBuilder(id == null ? "" : id), Height.LEVEL));
    }

    /** It was deleted, or is no text of its own. */
    void drop() {
        dropped = true;
    }

    void show() {
        showing = true;
    }

    boolean isShowing() {
        return showing;
    }

    /** Adds what was seen within. */
    void add(WordSeenText inner) {
        showing |= inner.showing;
        if (!inner.dropped) {
            pieces.addAll(inner.pieces);
            asides.addAll(inner.asides);
        }
    }

    /** Keeps a text that stands beside this one, until the paragraph has ended. */
    void aside(WordSeenText beside) {
        showing |= beside.showing;
        if (beside.dropped) {
            return;
        }
        beside.endParagraph();
        asides.addAll(beside.pieces);
    }

    void endParagraph() {
        gap();
        pieces.addAll(asides);
        asides.clear();
        gap();
    }

    List<Piece> pieces() {
        return pieces;
    }
}
