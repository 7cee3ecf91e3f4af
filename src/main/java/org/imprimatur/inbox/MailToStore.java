package org.imprimatur.inbox;

import org.imprimatur.mime.DedupeKey;
import org.imprimatur.platform.Sha256;

/**
 * A mail that is being handed in.
 *
 * @param sha256   over all of {@code raw}, in hex
 * @param identity what tells it from others
 */
public record MailToStore(byte[] raw, Provenance provenance, String sha256, DedupeKey identity) {

    static MailToStore of(byte[] raw, Provenance provenance) {
        return new MailToStore(
                raw, provenance, Sha256.of(raw), DedupeKey.of(raw, provenance.truncated(), provenance.size()));
    }
}
