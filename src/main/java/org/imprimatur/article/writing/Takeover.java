package org.imprimatur.article.writing;

import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.platform.VisibleText;

/**
 * What a writer wants of a newer version of a file.
 *
 * @param base       the revision it was compared with
 * @param title      "file" to take the title of the file; otherwise the draft's stays
 * @param standfirst the same of the standfirst
 */
record Takeover(int base, String title, String standfirst) {

    private static final String OF_FILE = "file";

    /** As long as nothing else is chosen: title and standfirst stay. */
    static Takeover unlessChosen(int base) {
        return new Takeover(base, "", "");
    }

    /** The text that comes of it: the body is the file's, and no source of the draft goes. */
    RevisionText of(RevisionText draft, RevisionText file) {
        return new RevisionText(
                chosen(title, draft.title(), file.title()),
                chosen(standfirst, draft.standfirst(), file.standfirst()),
                file.body(),
                SourceList.joined(draft.sources(), file.sources()),
                file.format());
    }

    /** What a file has not, it takes from no draft. */
    private static String chosen(String choice, String draft, String file) {
        return OF_FILE.equals(choice) && !VisibleText.isBlank(file) ? file : draft;
    }
}
