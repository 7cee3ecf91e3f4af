package org.imprimatur.article.writing;

import java.util.List;
import org.imprimatur.article.claim.KnownClaim;

/**
 * What the write page prints of claims that were found supported in other texts.
 *
 * @param offers those whose source the sentence does not cite
 * @param linked those whose source it cites
 * @param more   how many others there are, which are shown once these are answered
 */
record KnownClaimsPart(List<Offer> offers, List<Offer> linked, int more) {

    KnownClaimsPart {
        offers = List.copyOf(offers);
        linked = List.copyOf(linked);
    }

    static KnownClaimsPart none() {
        return new KnownClaimsPart(List.of(), List.of(), 0);
    }

    /**
     * One sentence of the draft, and the claim it repeats.
     *
     * @param reference how its buttons name it
     * @param match     whether it says the same in the same words, and surely
     */
    record Offer(String words, String reference, KnownClaim.Match match) {

        public KnownClaim known() {
            return match.known();
        }

        /** The message key for how alike they are. */
        public String likeness() {
            String how = match.sure() ? "same" : match.same() ? "words" : "nearly";
            return "article.write.known." + how;
        }
    }

    public boolean isEmpty() {
        return offers.isEmpty() && linked.isEmpty();
    }
}
