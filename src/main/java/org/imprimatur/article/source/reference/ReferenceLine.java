package org.imprimatur.article.source.reference;

/**
 * One entry of a list of references.
 *
 * @param label the number before it without its bracket or full stop, empty if there is none
 */
public record ReferenceLine(String label, String text) {}
