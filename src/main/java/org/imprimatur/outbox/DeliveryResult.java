package org.imprimatur.outbox;

import org.jspecify.annotations.Nullable;

/**
 * The result of one attempt to send a letter.
 *
 * @param failureReason null if it went well
 * @param code    the server's code, with its enhanced status if it gave one: "550 5.1.1"
 * @param reply   what the server said, or what went wrong, for the administrator to read
 */
public record DeliveryResult(
        Outcome outcome,
        @Nullable FailureReason failureReason,
        @Nullable String code,
        String reply) {

    /** How an attempt ended. */
    public enum Outcome {
        /** The server has taken it. */
        SENT,
        /** Nothing to do with this letter: the whole queue waits, and this attempt does not count. */
        PAUSED,
        /** To be tried again later. */
        RETRY,
        /** For good. */
        FAILED,
        /** The server may have taken it, or not. */
        UNKNOWN
    }

    /** The server has taken it. */
    public static DeliveryResult sent(String reply) {
        return new DeliveryResult(Outcome.SENT, null, null, reply);
    }

    /** It cannot be sent, now or later. */
    public static DeliveryResult failed(FailureReason failureReason, String reply) {
        return new DeliveryResult(Outcome.FAILED, failureReason, null, reply);
    }

    /** Whether it ended that way. */
    public boolean hasOutcome(Outcome wanted) {
        return outcome == wanted;
    }
}
