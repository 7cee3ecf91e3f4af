package org.imprimatur.review;

import org.jspecify.annotations.Nullable;

/**
 * A signature that was given with a credential taken out of use since, of somebody who has not signed the same text with
 * another one.
 *
 * @param decision what publishers decided about it for this text, null as long as nobody has
 */
public record QuestionedSignature(
        SignOff signature, OutOfUse outOfUse, @Nullable SignatureDecision decision) {

    public boolean isDecided() {
        return decision != null;
    }

    /** Whether it counts: a publisher let it stand. */
    public boolean stands() {
        return decision != null && decision.kind() == SignatureDecision.Kind.STANDS;
    }
}
