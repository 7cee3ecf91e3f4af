package org.imprimatur.outbox.web;

import java.time.Instant;
import org.imprimatur.worklist.TurnPanel;
import org.jspecify.annotations.Nullable;

/**
 * What {@code outbox/address.html} prints.
 *
 * @param subject    of the first letter that did not arrive
 * @param code       the mail server's, null if it gave none
 * @param about      the address of the page about what the letter is about, null if there is none
 * @param record     the addressee's own record, null for readers and for whoever may not see it
 * @param mayMove    whether what did not arrive may go to another address
 * @param typed      the new address as it was typed
 * @param typedError what is wrong with it, null if nothing is
 */
record DeadAddressPage(
        String taskId,
        String address,
        String toName,
        String subject,
        @Nullable String code,
        String reply,
        Instant since,
        @Nullable String about,
        @Nullable String record,
        boolean mine,
        boolean mayTake,
        boolean mayMove,
        TurnPanel turn,
        String typed,
        @Nullable String typedError) {}
