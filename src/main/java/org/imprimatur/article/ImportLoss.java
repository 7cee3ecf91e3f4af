package org.imprimatur.article;

/**
 * One thing a file had and the draft made of it has not, or has in another shape, as the import report keeps it.
 *
 * @param kind   names its words in {@code messages.properties}, under {@code article.lost}
 * @param grave  whether it may change what the text says, as the import judged it that day
 * @param detail the words lost, the format of a picture; may be empty
 * @param place  the words that stand before it in the file; may be empty
 */
public record ImportLoss(String kind, boolean grave, int count, String detail, String place) {}
