package org.imprimatur.kept;

import java.util.Locale;

/** The articles of a kept database, each where it was left. */
public enum KeptArticle {
    /** Being written; the writer's second window holds a text that was saved too late. */
    DRAFT,
    SENT_BACK_BY_THE_REVIEWER,
    SENT_BACK_BY_THE_PUBLISHER,
    /** Handed in; nobody has taken the review. */
    REVIEW_OPEN,
    /** Taken by Demo Reviewer. */
    REVIEW_TAKEN,
    /** Signed once; nobody has taken the second review. */
    SECOND_SIGNATURE_OPEN,
    /** Signed once; Second Reviewer has taken the second review. */
    SECOND_SIGNATURE_TAKEN,
    /** Begun under the process with a legal check, which nobody has taken. */
    LEGAL_CHECK_OPEN,
    /** The same, taken by Demo Lawyer. */
    LEGAL_CHECK_TAKEN,
    /** Signed; no publisher has taken it. */
    PUBLISH_OPEN,
    /** Signed and taken by Demo Publisher. */
    PUBLISH_TAKEN,
    /** Waits for its time, three days after the database was left. */
    SCHEDULED,
    LIVE,
    /** Live, signed by somebody who has left since. */
    SIGNED_BY_A_LEAVER,
    /** Went through the process with a legal check. */
    LEGALLY_CHECKED,
    /** Live below a banner, while its correction is written. */
    BANNER,
    WITHDRAWN,
    /** Live, its correction being written; a reader waits for it. */
    CORRECTION_WRITTEN,
    /** Live, its correction handed in. */
    CORRECTION_REVIEWED,
    /** Live, its correction signed and taken by Demo Publisher. */
    CORRECTION_SIGNED,
    /** Live a second time, corrected; the reader's answer has not left yet. */
    CORRECTED,
    /** Live, to be read again because time has passed; nobody has taken the review. */
    RE_REVIEW_OPEN;

    public String slug() {
        return "kept-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
