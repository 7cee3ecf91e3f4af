package org.imprimatur.inbox.imap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as the mail server lists it.
 *
 * @param size         as the server says, which need not be so
 * @param internalDate when the server took it in
 */
record ListedMessage(long uid, long size, @Nullable Instant internalDate) {

    /** One of which the server says nothing. */
    static ListedMessage unmeasured(long uid) {
        return new ListedMessage(uid, 0, null);
    }
}
