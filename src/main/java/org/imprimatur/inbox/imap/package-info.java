/** Fetching readers' mail from the mailbox. */
@NullMarked
package org.imprimatur.inbox.imap;

import org.jspecify.annotations.NullMarked;
