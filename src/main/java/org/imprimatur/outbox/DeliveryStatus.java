package org.imprimatur.outbox;

import java.time.Instant;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What became of one letter, for whoever wants to know whether a person was told.
 *
 * @param person  the addressee's record, null for readers
 * @param written when it was asked for
 * @param sent    when the mail server took it, null if it has not
 * @param failureReason what is wrong, null if nothing is
 * @param code    the mail server's code for it, "550 5.1.1"; null if it said none
 */
public record DeliveryStatus(
        UUID id,
        String kind,
        String toName,
        @Nullable PersonId person,
        LetterState state,
        Instant written,
        @Nullable Instant sent,
        @Nullable FailureReason failureReason,
        @Nullable String code) {

    /** Key of the sentence for a timeline; {0} is the addressee's name, {1} the reason in words, {2} the code. */
    public String key() {
        return "mail.fate." + state.word() + (failureReason == null || code == null ? "" : ".code");
    }

    /** Key of the reason in words. */
    public @Nullable String reasonKey() {
        return failureReason == null ? null : "mail.trouble." + failureReason.word();
    }
}
