package org.imprimatur.article.intake;

import org.commonmark.node.CustomBlock;

/** A note of a Markdown file, with all that stands in it: {@code [^label]: words}. */
final class Footnote extends CustomBlock {

    private final String label;

    Footnote(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
