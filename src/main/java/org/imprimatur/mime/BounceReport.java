package org.imprimatur.mime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bounce or a complaint says about a letter of ours.
 *
 * @param kind       returned by a mail server (RFC 3464 or a form of its own), or complained about (RFC 5965)
 * @param recipient  the address it speaks of, null if it names none
 * @param status     enhanced status code (RFC 3463) such as 5.1.1, null if none was found
 * @param diagnostic what the far server said, may be empty
 * @param token      of our bounce address it was sent to, null if none
 * @param messageIds of the letter it speaks of, as far as it quotes it: {@code <...>}
 * @param certain    whether marks of a machine prove it; else only its words are those of a returned letter
 */
public record BounceReport(
        Kind kind,
        @Nullable String recipient,
        @Nullable String status,
        String diagnostic,
        @Nullable String token,
        List<String> messageIds,
        boolean certain) {

    /** One that is proved by the marks of a machine. */
    public BounceReport(
            Kind kind,
            @Nullable String recipient,
            @Nullable String status,
            String diagnostic,
            @Nullable String token,
            List<String> messageIds) {
        this(kind, recipient, status, diagnostic, token, messageIds, true);
    }

    public enum Kind {
        /** It will never arrive. */
        FAILED,
        /** It has not arrived yet; the far server still tries. */
        DELAYED,
        /** It arrived, and its addressee called it unwanted. */
        COMPLAINT
    }
}
