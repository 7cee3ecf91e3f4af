package org.imprimatur.mail.inbound;

import org.imprimatur.mail.inbound.reading.DedupeKey;

/**
 * A mail that is being handed in.
 *
 * @param sha256   over all of {@code raw}, in hex
 * @param identity what tells it from others
 */
record Incoming(byte[] raw, Arrival arrival, String sha256, DedupeKey identity) {

    static Incoming of(byte[] raw, Arrival arrival) {
        return new Incoming(raw, arrival, Sha256.of(raw), DedupeKey.of(raw, arrival.truncated(), arrival.size()));
    }
}
