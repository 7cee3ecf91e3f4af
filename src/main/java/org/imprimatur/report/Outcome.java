package org.imprimatur.report;

import java.util.Locale;
import org.imprimatur.publication.Severity;
import org.jspecify.annotations.Nullable;

/** The outcome of triage: what a report turned out to be. */
public enum Outcome {
    /** The text is right as it stands. */
    NOT_A_MISTAKE(null),
    /** Nothing of ours is wrong; the reader wanted something else. */
    NOT_ABOUT_AN_ARTICLE(null),
    /** Somebody else has reported the same; its answer is theirs. */
    DUPLICATE(null),
    /** Wrong, and nobody comes to harm by it. */
    MINOR(Severity.MINOR),
    /** Wrong in what it says about health. */
    CLINICAL(Severity.CLINICAL),
    /** Somebody may come to harm by reading it: readers are protected first. */
    DANGEROUS(Severity.DANGEROUS);

    private final @Nullable Severity severity;

    Outcome(@Nullable Severity severity) {
        this.severity = severity;
    }

    /** How bad the mistake is; null where there is none to correct. */
    public @Nullable Severity severity() {
        return severity;
    }

    public boolean isMistake() {
        return severity != null;
    }

    /** As message keys and addresses spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
