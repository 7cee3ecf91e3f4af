package org.imprimatur.article.intake;

/**
 * Something the file had and the draft has not, or has in another shape. The words stand in {@code messages.properties}
 * under {@code article.lost.<kind>}, with the count as {0} and the detail as {1}.
 *
 * @param detail "EMF", the struck-out words; may be empty
 */
public record Loss(String kind, int count, String detail) {}
