package org.imprimatur.article.typeset;

import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.markdown.FormatUpgrade;

/**
 * Texts as they are written in the newest format, reading as they did in their own. What somebody opens to write on is in
 * it, and two texts are compared in it, so that a difference of formats is none of the texts.
 */
public final class NewestFormat {

    private NewestFormat() {}

    /** The text itself if it is in it. */
    public static RevisionText of(RevisionText text) {
        if (text.format().isNewest()) {
            return text;
        }
        FormatUpgrade.Outcome outcome = FormatUpgrade.of(text.body());
        return outcome.upgraded()
                ? new RevisionText(text.title(), text.standfirst(), outcome.body(), text.sources(), TextFormat.newest())
                : text;
    }
}
