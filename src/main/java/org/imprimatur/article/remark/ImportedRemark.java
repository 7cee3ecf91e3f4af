package org.imprimatur.article.remark;

import java.time.Instant;
import org.imprimatur.article.anchor.Anchor;
import org.imprimatur.article.intake.WordRemark;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * A comment or a tracked change of a file, with its place in the revision that was made of the file. It is beside the text
 * and not of it: no hash and no signature knows of it.
 *
 * @param number   counts the remarks of one file, from 1
 * @param author   as the file says; may be empty
 * @param at       as the file says; null if it does not
 * @param words    what a comment says, or what was taken out; empty for an insertion
 * @param anchor   the words it is about, or the point between two where it stands; its position is -1 where the revision
 *                 does not have them, and it then is what the file says
 * @param answers  the number of the comment it answers; 0 if none
 * @param resolved whether somebody called it done
 */
public record ImportedRemark(
        int number,
        WordRemark.Kind kind,
        String author,
        @Nullable Instant at,
        String words,
        Anchor anchor,
        int answers,
        boolean resolved) {

    private static final int NOWHERE = -1;

    /** One whose place is not in the revision. */
    static Anchor nowhere(String quote, String before) {
        return new Anchor(quote, before, "", NOWHERE);
    }

    /** Whether the revision made of the file has the place it is about. */
    public boolean isPlaced() {
        return anchor.position() >= 0;
    }

    /** Words that can be followed into another text: those it is about, or else the last before its point. */
    public Anchor followed() {
        return VisibleText.isBlank(anchor.quote()) ? lastWord(anchor) : anchor;
    }

    private static Anchor lastWord(Anchor point) {
        String before = point.prefix();
        int end = before.stripTrailing().length();
        int from = end;
        while (from > 0 && !Character.isWhitespace(before.charAt(from - 1))) {
            from--;
        }
        return new Anchor(
                before.substring(from, end),
                before.substring(0, from),
                before.substring(end) + point.suffix(),
                point.position() - before.length() + from);
    }
}
