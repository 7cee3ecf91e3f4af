package org.imprimatur.mail.inbound;

import java.util.List;
import java.util.Set;
import org.imprimatur.mail.inbound.reading.Attachment;
import org.imprimatur.mail.inbound.reading.Authenticity;
import org.imprimatur.mail.inbound.reading.Body;
import org.imprimatur.mail.inbound.reading.MailHeaders;
import org.imprimatur.mail.inbound.reading.Oddity;
import org.imprimatur.mail.inbound.reading.Reading;
import org.imprimatur.mail.inbound.reading.Rung;
import org.imprimatur.mail.inbound.reading.Verdict;
import org.jspecify.annotations.Nullable;

/** What is left of a mail that could not be sorted: its bytes, as a file. Nothing in it can trip anybody up again. */
final class Unreadable {

    /** A person has to look at it, and nobody is answered. */
    static final Verdict VERDICT = new Verdict(Verdict.Route.HELD, false, List.of(Verdict.Cause.UNREADABLE));

    private Unreadable() {}

    static Reading reading(String contentDigest, byte @Nullable [] raw) {
        return new Reading(
                Rung.UNREADABLE,
                new MailHeaders(List.of()),
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                "",
                null,
                Body.of(""),
                raw == null ? List.of() : List.of(new Attachment("mail.eml", "message/rfc822", raw, false)),
                null,
                Authenticity.UNKNOWN,
                Set.of(Oddity.NO_RETURN_ADDRESS, Oddity.NO_WORDS),
                contentDigest);
    }
}
