package org.imprimatur.mail.inbound.reading;

import org.jspecify.annotations.Nullable;

/** Recognises letters of ours that come back. */
final class Bounces {

    private Bounces() {}

    /** Whether it says so itself, rather than only having come to an address for such mails. */
    static boolean tells(@Nullable Returned returned) {
        return returned != null
                && (returned.status() != null
                        || returned.recipient() != null
                        || !returned.diagnostic().isEmpty());
    }
}
