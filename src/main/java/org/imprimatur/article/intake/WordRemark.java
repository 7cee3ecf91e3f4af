package org.imprimatur.article.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote beside the text of a Word file, or changed in it under their name.
 *
 * @param at       when, as the file says; null if it does not
 * @param text     what a comment says, or the words put in; empty for a deletion
 * @param quote    the words a comment is about, or those taken out; empty for an insertion
 * @param before   the words that stand before it in the text with every change accepted
 * @param answers  the number of the comment it answers, counted from 1 through all remarks; 0 if none
 * @param resolved whether somebody called it done
 */
public record WordRemark(
        Kind kind,
        String author,
        @Nullable Instant at,
        String text,
        String quote,
        String before,
        int answers,
        boolean resolved) {

    /** One that answers none and is not done. */
    WordRemark(Kind kind, String author, @Nullable Instant at, String text, String quote, String before) {
        this(kind, author, at, text, quote, before, 0, false);
    }

    WordRemark inThread(int answered, boolean done) {
        return new WordRemark(kind, author, at, text, quote, before, answered, done);
    }

    /** What somebody did. */
    public enum Kind {
        COMMENT,
        INSERTION,
        DELETION
    }
}
