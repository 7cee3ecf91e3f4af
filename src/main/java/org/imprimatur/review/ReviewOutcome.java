package org.imprimatur.review;

import java.util.List;

/**
 * What the reviews of an article's latest text have come to so far.
 *
 * @param given    how many clinicians have signed exactly this text in the review the article is going through
 * @param needed   how many must, as the newsroom's decision said; at least one
 * @param requests changes asked for that nobody has withdrawn or overtaken, oldest first
 */
public record ReviewOutcome(int given, int needed, List<ReviewNote> requests) {

    public ReviewOutcome {
        requests = List.copyOf(requests);
    }

    public boolean isSigned() {
        return given > 0;
    }

    public boolean isEnough() {
        return given >= needed;
    }

    /** Whether "signed" alone would say too much. */
    public boolean isPartlySigned() {
        return isSigned() && !isEnough();
    }

    public boolean isChangesRequested() {
        return !requests.isEmpty();
    }

    /** Whether nothing that was reviewed stands against publishing the text. */
    public boolean isPublishable() {
        return isEnough() && !isChangesRequested();
    }
}
