package org.imprimatur.article.writing;

import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.TextDiff;

/**
 * What somebody typed beside what is saved.
 *
 * @param typed     as it would be saved, on the latest revision
 * @param mayChoose whether the turn is still the writer's, so that one of the texts can become the newest
 */
record ConflictPage(
        Article article,
        String taskId,
        ParkedTexts.Parked parked,
        WriteForm typed,
        Revision latest,
        String savedBy,
        List<Part> parts,
        boolean mayChoose) {

    /** One part of the text on both sides. */
    record Part(String name, List<TextDiff.Piece> pieces) {

        public boolean changed() {
            return pieces.stream().anyMatch(piece -> !piece.same());
        }
    }
}
