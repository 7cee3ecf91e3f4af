package org.imprimatur.inbox.imap;

import org.imprimatur.inbox.Arrival;

/**
 * A folder as it stands.
 *
 * @param validity while it stays the same, so do the UIDs in the folder
 */
record Place(String mailbox, String folder, long validity) {

    Arrival arrival(Listed mail, long size, boolean truncated) {
        return new Arrival(
                Arrival.Source.IMAP, mailbox, folder, validity, mail.uid(), mail.internalDate(), size, truncated);
    }
}
