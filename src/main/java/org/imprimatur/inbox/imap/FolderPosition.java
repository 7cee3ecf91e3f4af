package org.imprimatur.inbox.imap;

import org.imprimatur.inbox.Provenance;

/**
 * A folder of a mailbox with its UIDVALIDITY.
 *
 * @param validity while it stays the same, so do the UIDs in the folder
 */
record FolderPosition(String mailbox, String folder, long validity) {

    Provenance provenance(ListedMessage mail, long size, boolean truncated) {
        return new Provenance(
                Provenance.Source.IMAP, mailbox, folder, validity, mail.uid(), mail.internalDate(), size, truncated);
    }
}
