package org.imprimatur.article.writing;

import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.ImportReport;
import org.imprimatur.article.Revision;
import org.imprimatur.worklist.Turn;

/**
 * What the page prints on which a newer version of a file is compared with the draft.
 *
 * @param proposed         the revision it would make with the draft's own title and standfirst
 * @param report           what the file lost, as it would be kept
 * @param titleDiffers     whether the file has another title, so that one is chosen
 * @param standfirstDiffers the same of the standfirst
 * @param uncited          keys of sources the draft cites and the file does not
 * @param outrun           whether the comparison is another one than was asked about, because somebody saved meanwhile
 * @param savedBy          who saved the latest revision, by name
 */
record NewerFilePage(
        Turn turn,
        Article article,
        Revision latest,
        WaitingImports.Waiting waiting,
        Revision proposed,
        ImportReport report,
        boolean titleDiffers,
        boolean standfirstDiffers,
        List<String> uncited,
        boolean outrun,
        String savedBy) {

    public boolean isTheSame() {
        return FormFormats.areTheSame(latest.text(), proposed.text()) && !titleDiffers && !standfirstDiffers;
    }
}
