package org.imprimatur.worklist;

/**
 * Something whoever works on a turn has to know.
 *
 * @param title who says so and what it is
 */
public record Brief(String title, String words) {}
