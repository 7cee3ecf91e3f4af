package org.imprimatur.article.source.standing;

import org.imprimatur.article.source.retraction.Retraction;
import org.jspecify.annotations.Nullable;

/**
 * What one source is worth to the text that names it.
 *
 * @param key      what the text cites it by, may be empty
 * @param verdict  its tier, and by which rule
 * @param year     in which it appeared, null if it does not say
 * @param age      how it stands with its age
 * @param limit    how many years a source of its kind may be old
 * @param fallen   what the list of retractions says of it, null if it is not listed; that alone makes it valid in no way
 * @param times    how often the text cites it
 * @param work     by which all claims on it are found; null if nothing tells which work it is
 */
record SourceStanding(
        String key,
        String title,
        TierTable.Verdict verdict,
        @Nullable Integer year,
        Age age,
        int limit,
        @Nullable Retraction fallen,
        int times,
        @Nullable String work) {

    /** Whether a source is new enough. */
    enum Age {
        FRESH,
        OLD,
        UNDATED
    }

    Tier tier() {
        return verdict.tier();
    }

    boolean isRetracted() {
        return fallen != null && fallen.isGrave();
    }
}
