package org.imprimatur.inbox;

import java.util.Optional;
import java.util.UUID;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Handles a mail that readers wrote: implemented by the room that answers for reports. It is called inside the transaction that settles the mail, so report,
 * process, acknowledgement and the mail's own state are written together or not at all.
 */
public interface InboundMailHandler {

    /**
     * Makes a report of the mail, or adds it to the report it belongs to.
     *
     * @param classification says whether an acknowledgement is allowed; one is written only if so
     * @param by      who decided that it is a report, null if it was plain to the machine
     */
    FilingResult file(UUID mail, ParsedMail parsedMail, Classification classification, @Nullable PersonId by);

    /**
     * Notes on the report it belongs to that a machine has written, an out-of-office reply say; reopens nothing.
     *
     * @return the report, or empty if it belongs to none
     */
    Optional<UUID> note(UUID mail, ParsedMail parsedMail, Classification classification);
}
