package org.imprimatur.article.intake;

import org.commonmark.node.CustomNode;

/** Where a Markdown text refers to one of its notes: {@code [^label]}. */
final class FootnoteMark extends CustomNode {

    private final Footnote note;

    FootnoteMark(Footnote note) {
        this.note = note;
    }

    Footnote note() {
        return note;
    }
}
