package org.imprimatur.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a mail came to us. The place in a mailbox is a hint and nothing more: what a mail is, its digest says.
 *
 * @param mailbox      account and host, or the name of the file it was in
 * @param internalDate when the mailbox took it in, null if it does not say
 * @param size         of the whole mail in bytes
 * @param truncated    whether the bytes at hand are only its beginning
 */
public record Provenance(
        Source source,
        @Nullable String mailbox,
        @Nullable String folder,
        @Nullable Long uidValidity,
        @Nullable Long uid,
        @Nullable Instant internalDate,
        long size,
        boolean truncated) {

    public enum Source {
        IMAP,
        SMTP,
        HTTP,
        FILE
    }

    public static Provenance byForm(long size) {
        return new Provenance(Source.HTTP, null, null, null, null, null, size, false);
    }

    public static Provenance fromFile(String name, long size) {
        return new Provenance(Source.FILE, name, null, null, null, null, size, false);
    }
}
