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
 * @param trouble what is wrong, null if nothing is
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
        @Nullable FailureReason trouble,
        @Nullable String code) {

    /** Key of the sentence for a timeline; {0} is the addressee's name, {1} the trouble in words, {2} the code. */
    public String key() {
        return "mail.fate." + state.word() + (trouble == null || code == null ? "" : ".code");
    }

    /** Key of the trouble in words. */
    public @Nullable String troubleKey() {
        return trouble == null ? null : "mail.trouble." + trouble.word();
    }
}
