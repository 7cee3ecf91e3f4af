package org.imprimatur.article.intake;

/**
 * Something the file had and the draft has not, or has in another shape.
 *
 * @param detail "EMF", the words lost; may be empty
 * @param place  the words that stand before it in the file; may be empty
 */
public record Loss(LossKind kind, int count, String detail, String place) {}
