package org.imprimatur.inbox;

import java.util.List;
import java.util.Set;
import org.imprimatur.mime.Attachment;
import org.imprimatur.mime.Authenticity;
import org.imprimatur.mime.Body;
import org.imprimatur.mime.MailHeaders;
import org.imprimatur.mime.ParseLevel;
import org.imprimatur.mime.ParseWarning;
import org.imprimatur.mime.ParsedMail;
import org.jspecify.annotations.Nullable;

/** Stands in for a mail that could not be sorted: its bytes, as a file. Nothing in it can trip anybody up again. */
final class UnreadableMail {

    /** A person has to look at it, and nobody is answered. */
    static final Classification CLASSIFICATION =
            new Classification(Classification.Route.HELD, false, List.of(Classification.Cause.UNREADABLE));

    private UnreadableMail() {}

    static ParsedMail parsedMail(String contentDigest, byte @Nullable [] raw) {
        return new ParsedMail(
                ParseLevel.UNREADABLE,
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
                Set.of(ParseWarning.NO_RETURN_ADDRESS, ParseWarning.NO_WORDS),
                contentDigest);
    }
}
