package org.imprimatur.article;

/** Why an article goes through review. */
public enum ReviewReason {
    /** It has never been live. */
    NEW_DRAFT,
    /** Something in the live text is wrong; the live text stays until the correction is signed. */
    CORRECTION,
    /** Nothing is known to be wrong, but the last review is long ago. */
    RE_REVIEW
}
