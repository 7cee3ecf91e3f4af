package org.imprimatur.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.imprimatur.review.QuestionedSignature;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignatureDecision;
import org.jspecify.annotations.Nullable;

/**
 * What readers are told of a signature whose credential was taken out of use after it. Why it was is not for them.
 *
 * @param decision what publishers decided, null as long as nobody has
 * @param since    the first signature under the same text that somebody else gave after the credential went out of use
 */
record SignatureNote(
        String byline,
        Instant outSince,
        @Nullable SignatureDecision decision,
        @Nullable SignOff since) {

    /** Of each signature in question under a text. */
    static List<SignatureNote> of(List<QuestionedSignature> questioned, List<SignOff> signatures) {
        return questioned.stream().map(one -> of(one, questioned, signatures)).toList();
    }

    public boolean isDecided() {
        return decision != null;
    }

    /** Whether a banner with these words was put up because of it. */
    boolean isBanner(String words) {
        return decision != null
                && decision.kind() == SignatureDecision.Kind.BANNER
                && decision.reason().equals(words);
    }

    private static SignatureNote of(
            QuestionedSignature one, List<QuestionedSignature> questioned, List<SignOff> signatures) {
        Optional<SignOff> since = signatures.stream()
                .filter(other -> other.signedAt().isAfter(one.outOfUse().at()))
                .filter(other -> questioned.stream()
                        .noneMatch(lost -> lost.signature().signer().equals(other.signer())))
                .min(Comparator.comparing(SignOff::signedAt));
        return new SignatureNote(one.signature().byline(), one.outOfUse().at(), one.decision(), since.orElse(null));
    }
}
