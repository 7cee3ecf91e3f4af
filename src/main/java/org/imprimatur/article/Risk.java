package org.imprimatur.article;

/** The risk of an article: how much harm a mistake in it could do, the graver one declared later. */
public enum Risk {
    ORDINARY,
    HIGH;

    public boolean isGraverThan(Risk other) {
        return compareTo(other) > 0;
    }

    public Risk graver(Risk other) {
        return isGraverThan(other) ? this : other;
    }

    /** The message key for it. */
    public String key(String stem) {
        return stem + "." + name();
    }
}
