package org.imprimatur.article.intake;

import java.util.List;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.image.RasterImage;

/**
 * The result of an import.
 *
 * @param pictures those the text refers to
 * @param losses   what the file had and the text has not
 * @param remarks  what reviewers wrote and changed in the file, in the order of its text
 */
public record ImportResult(RevisionText text, List<RasterImage> pictures, List<Loss> losses, List<WordRemark> remarks) {

    public ImportResult {
        pictures = List.copyOf(pictures);
        losses = List.copyOf(losses);
        remarks = List.copyOf(remarks);
    }
}
