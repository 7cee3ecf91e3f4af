package org.imprimatur.publication;

/** The severity of a mistake: how much harm it can do; the graver one is declared later. */
public enum Severity {
    /** Nothing a reader would act upon: a name, a date, a link. */
    MINOR,
    /** It changes what the text says about health, without danger to anybody who followed it. */
    CLINICAL,
    /** Somebody who followed the text could come to harm. */
    DANGEROUS;

    public Severity graver(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether readers are to see it before the text and not only below it. */
    public boolean isWeighty() {
        return this != MINOR;
    }

    /** The stem of the words for it. */
    public String key() {
        return "publication.severity." + name();
    }
}
