package org.imprimatur.review;

import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer says of a claim.
 *
 * @param verdict null while they have none and only noted something
 * @param note    for the newsroom
 * @param source  key of the source it rests on, empty for none
 * @param passage what that source says, in its words
 * @param page    where it says so
 */
public record VerdictInput(@Nullable Verdict verdict, String note, String source, String passage, String page) {

    static final VerdictInput NONE = new VerdictInput(null, "", "", "", "");

    public VerdictInput {
        note = VisibleText.orEmpty(note);
        source = VisibleText.orEmpty(source);
        passage = VisibleText.orEmpty(passage);
        page = VisibleText.orEmpty(page);
    }

    /** All that was typed, for a page that has to give it back. */
    public String typed() {
        return String.join("\n", note, passage, page).strip();
    }
}
