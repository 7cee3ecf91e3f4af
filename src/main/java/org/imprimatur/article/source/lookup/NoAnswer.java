package org.imprimatur.article.source.lookup;

/** Says that no registry has told of a work, and why. */
public final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    public enum Why {
        /** Looking up is off, or no registry is asked about such an identifier. */
        NOT_ASKED,
        /** The registry has no such work. */
        UNKNOWN,
        /** Nothing came in time, or nothing that can be read. */
        UNREACHABLE
    }

    private final Why why;

    NoAnswer(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
