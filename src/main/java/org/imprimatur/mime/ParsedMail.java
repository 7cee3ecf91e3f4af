package org.imprimatur.mime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mail as far as it could be read. All texts are free of control characters, NUL and direction marks.
 *
 * @param messageId    {@code <...>}; null if the mail has none
 * @param inReplyTo    {@code <...>} tokens
 * @param references   {@code <...>} tokens, the last 20 at most
 * @param from         null if there is no usable return address; the report is made all the same
 * @param replyTo      where it asks answers to go, null if it does not
 * @param recipients   bare addresses in To, Cc, Delivered-To and their kin, lower case
 * @param date         as the sender's machine told it, null if it did not
 * @param returned     null unless it speaks of a letter of ours
 * @param contentDigest SHA-256 in hex over what the sender wrote, without the traces of its way here
 */
public record ParsedMail(
        ParseLevel level,
        MailHeaders headers,
        @Nullable String messageId,
        List<String> inReplyTo,
        List<String> references,
        @Nullable Sender from,
        @Nullable Sender replyTo,
        List<String> recipients,
        String subject,
        @Nullable Instant date,
        Body body,
        List<Attachment> attachments,
        @Nullable BounceReport returned,
        Authenticity authenticity,
        Set<ParseWarning> warnings,
        String contentDigest) {

    public ParsedMail {
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        recipients = List.copyOf(recipients);
        attachments = List.copyOf(attachments);
        warnings = Set.copyOf(warnings);
    }

    /** The list or group it came by, null if by none. */
    public @Nullable MailingList list() {
        return MailingList.of(headers);
    }

    /**
     * Who gets the answer: the sender; or whom the mail asks us to answer, if that is the same domain or the sender's own
     * has vouched for the mail. Else anybody could have us write to anybody.
     */
    public Optional<Sender> answersTo() {
        if (from == null || replyTo == null) {
            return Optional.ofNullable(from);
        }
        boolean trusted = from.domain().equals(replyTo.domain()) || authenticity == Authenticity.PASSED;
        return Optional.of(trusted ? replyTo : from);
    }
}
