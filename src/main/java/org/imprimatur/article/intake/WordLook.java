package org.imprimatur.article.intake;

import org.imprimatur.article.intake.VisibleWords.Height;

/**
 * How a run of words looks in the end, styles and all.
 *
 * @param size in half points
 * @param font of its plain letters
 */
record WordLook(
        boolean strong,
        boolean emphasis,
        boolean struck,
        boolean hidden,
        boolean capitals,
        Height height,
        double size,
        String font) {}
