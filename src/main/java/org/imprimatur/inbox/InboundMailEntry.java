package org.imprimatur.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.mime.Authenticity;
import org.imprimatur.mime.ParseLevel;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A mail that came in, as people look at it, and what they may do about it.
 *
 * @param provenance    how it came, and where it lay
 * @param kept          whether its bytes are still there
 * @param seenCount     how often it was handed in
 * @param reason        the cause that decided where it went: a {@code Classification.Cause}, {@code FAILED_THREE_TIMES} or
 *                      {@code UNFETCHABLE}; null while it is not sorted
 * @param causes        all of them, that one first
 * @param retryAt       when it is tried again after an attempt that failed, or taken from a worker that says nothing more
 * @param level         how well it could be read, null while it is not sorted
 * @param warnings      by name
 * @param report        it became or belongs to, null if none
 * @param letter        of ours that it speaks of, null if none
 * @param duplicateOf   an earlier mail with the same Message-ID and other words
 * @param moved         when it was put away on the mail server
 * @param settledBy     the person who decided, null if it was the machine
 * @param stripped      when its words were taken out, for their time was over
 */
public record InboundMailEntry(
        UUID id,
        long seq,
        Provenance provenance,
        boolean kept,
        @Nullable String messageId,
        @Nullable String sha256,
        int seenCount,
        Instant lastSeen,
        InboundMailState state,
        @Nullable String reason,
        List<String> causes,
        int attempts,
        @Nullable Instant retryAt,
        @Nullable String lastError,
        @Nullable Authenticity authenticity,
        @Nullable ParseLevel level,
        List<String> warnings,
        @Nullable String from,
        @Nullable String fromName,
        @Nullable String subject,
        @Nullable UUID report,
        @Nullable UUID letter,
        boolean acknowledged,
        @Nullable UUID duplicateOf,
        @Nullable Instant moved,
        @Nullable Instant settled,
        @Nullable PersonId settledBy,
        @Nullable String discardReason,
        @Nullable Instant stripped,
        Instant came) {

    public InboundMailEntry {
        causes = List.copyOf(causes);
        warnings = List.copyOf(warnings);
    }

    /** Whether it may be sorted anew, as if it had just come. */
    public boolean mayBeReprocessed() {
        boolean open = state == InboundMailState.HELD
                || state == InboundMailState.QUARANTINED
                || state == InboundMailState.AUTO
                || state == InboundMailState.BOUNCE
                || state == InboundMailState.DISCARDED;
        return kept && open && !isNote();
    }

    /** Whether a person may say that it is a report. */
    public boolean mayBecomeReport() {
        return mayBeReprocessed() && report == null;
    }

    public boolean mayBeDiscarded() {
        return report == null
                && (state == InboundMailState.HELD
                        || state == InboundMailState.QUARANTINED
                        || state == InboundMailState.AUTO
                        || state == InboundMailState.BOUNCE);
    }

    /**
     * Refuses to have it sorted anew.
     *
     * @throws MailIsBeingSorted if a worker has claimed it
     * @throws MailIsNotKept if there is nothing to sort
     * @throws MailHasMovedOn if it has become a report, or belongs to one
     */
    void mustBeReprocessable() {
        mustBeUnclaimed();
        mustBeKept();
        if (!mayBeReprocessed()) {
            throw new MailHasMovedOn(called());
        }
    }

    /**
     * Refuses to call it a report.
     *
     * @throws MailIsBeingSorted if a worker has claimed it
     * @throws MailIsNotKept if there is nothing to read
     * @throws MailHasMovedOn if it is one already, or belongs to one
     */
    void mustBeReportable() {
        mustBeUnclaimed();
        mustBeKept();
        if (!mayBecomeReport()) {
            throw new MailHasMovedOn(called());
        }
    }

    /**
     * Refuses to discard it.
     *
     * @throws MailIsBeingSorted if a worker has claimed it
     * @throws NoReasonToDiscard if nobody says why
     * @throws MailHasMovedOn if it is discarded already, or belongs to a report
     */
    void mustBeDiscardable(String reason) {
        mustBeUnclaimed();
        if (VisibleText.isBlank(reason)) {
            throw new NoReasonToDiscard(called());
        }
        if (!mayBeDiscarded()) {
            throw new MailHasMovedOn(called());
        }
    }

    private void mustBeUnclaimed() {
        if (state == InboundMailState.PROCESSING) {
            throw new MailIsBeingSorted(called());
        }
    }

    private void mustBeKept() {
        if (!kept) {
            throw new MailIsNotKept(called());
        }
    }

    /** Its subject, fit to name it in a sentence. */
    String called() {
        return subject == null ? "" : subject;
    }

    /** It stands in the timeline of a report already. */
    private boolean isNote() {
        return state == InboundMailState.AUTO && report != null;
    }

    /** It was decided upon meanwhile. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class MailHasMovedOn extends Refusal {

        MailHasMovedOn(String subject) {
            super(subject);
        }
    }

    /** A worker has claimed it at this moment. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class MailIsBeingSorted extends Refusal {

        MailIsBeingSorted(String subject) {
            super(subject);
        }
    }

    /** Its bytes could not be fetched, or their time to be kept is over. */
    @ResponseStatus(HttpStatus.GONE)
    public static class MailIsNotKept extends Refusal {

        MailIsNotKept(String subject) {
            super(subject);
        }
    }

    /** A mail is discarded for a reason that somebody writes down. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoReasonToDiscard extends Refusal {

        NoReasonToDiscard(String subject) {
            super(subject);
        }
    }
}
