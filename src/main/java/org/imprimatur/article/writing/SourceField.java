package org.imprimatur.article.writing;

import java.util.Locale;

/** A field of the form for a source. */
enum SourceField {
    AUTHORS("author"),
    TITLE("title"),
    CONTAINER("container-title"),
    EDITORS("editor"),
    EDITION("edition"),
    NUMBER("number"),
    VOLUME("volume"),
    ISSUE("issue"),
    PAGES("page"),
    PUBLISHER("publisher"),
    YEAR("issued"),
    ACCESSED("accessed"),
    /** A DOI, a PMID, an ISBN, an address, or several of them. */
    LOCATOR("");

    private final String variable;

    SourceField(String variable) {
        this.variable = variable;
    }

    /** What CSL-JSON calls it. */
    String variable() {
        return variable;
    }

    /** What the form calls it. */
    public String id() {
        return "source-" + name().toLowerCase(Locale.ROOT);
    }

    public String type() {
        return this == ACCESSED ? "date" : "text";
    }

    public boolean isShort() {
        return switch (this) {
            case EDITION, NUMBER, VOLUME, ISSUE, PAGES, YEAR, ACCESSED -> true;
            case AUTHORS, TITLE, CONTAINER, EDITORS, PUBLISHER, LOCATOR -> false;
        };
    }

    public boolean hasHint() {
        return this == AUTHORS || this == YEAR || this == LOCATOR;
    }
}
