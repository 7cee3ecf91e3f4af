package org.imprimatur.outbox;

import org.jspecify.annotations.Nullable;

/**
 * How one attempt ended.
 *
 * @param trouble null if it went well
 * @param code    the server's code, with its enhanced status if it gave one: "550 5.1.1"
 * @param reply   what the server said, or what went wrong, for the administrator to read
 */
record Delivery(
        Outcome outcome,
        @Nullable Trouble trouble,
        @Nullable String code,
        String reply) {

    enum Outcome {
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

    static Delivery sent(String reply) {
        return new Delivery(Outcome.SENT, null, null, reply);
    }

    static Delivery failed(Trouble trouble, String reply) {
        return new Delivery(Outcome.FAILED, trouble, null, reply);
    }

    boolean hasOutcome(Outcome wanted) {
        return outcome == wanted;
    }
}
