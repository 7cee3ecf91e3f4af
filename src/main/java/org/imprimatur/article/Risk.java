package org.imprimatur.article;

/** The harm a mistake in the article could do; decides how many signatures it needs and how soon it is re-read. */
public enum Risk {
    /** Doses, pregnancy, children, cancer, suicide. */
    HIGH,
    ORDINARY
}
