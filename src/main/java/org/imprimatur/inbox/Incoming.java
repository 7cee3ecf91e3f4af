package org.imprimatur.inbox;

import org.imprimatur.mime.DedupeKey;
import org.imprimatur.platform.Sha256;

/**
 * A mail that is being handed in.
 *
 * @param sha256   over all of {@code raw}, in hex
 * @param identity what tells it from others
 */
public record Incoming(byte[] raw, Arrival arrival, String sha256, DedupeKey identity) {

    static Incoming of(byte[] raw, Arrival arrival) {
        return new Incoming(raw, arrival, Sha256.of(raw), DedupeKey.of(raw, arrival.truncated(), arrival.size()));
    }
}
