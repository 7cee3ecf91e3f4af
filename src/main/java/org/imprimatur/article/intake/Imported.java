package org.imprimatur.article.intake;

import java.util.List;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.image.Picture;

/**
 * What came out of a file.
 *
 * @param pictures those the text refers to
 * @param losses   what the file had and the text has not
 */
public record Imported(RevisionText text, List<Picture> pictures, List<Loss> losses) {

    public Imported {
        pictures = List.copyOf(pictures);
        losses = List.copyOf(losses);
    }
}
