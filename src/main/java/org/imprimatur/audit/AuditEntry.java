package org.imprimatur.audit;

import java.time.Instant;
import java.util.Map;
import org.imprimatur.platform.AuditAction;

/**
 * One line of the record, bound to the line before it.
 *
 * @param chain   what the line belongs to: a {@link org.imprimatur.platform.Subject}'s key, as it was hashed
 * @param seq     1 for the first line of its chain
 * @param actor   the person's id, or "system"
 * @param action  the code it was written with, which may be one that no {@link AuditAction} has any more
 * @param subject what it was done to, within the chain: "revision 3"
 * @param prev    {@code hash} of the line before, 64 zeros for the first
 * @param hash    SHA-256, lower-case hex, of the RFC 8785 canonical JSON of all other fields
 */
public record AuditEntry(
        String chain,
        long seq,
        Instant at,
        String actor,
        String action,
        String subject,
        Map<String, String> facts,
        String prev,
        String hash) {

    public boolean is(AuditAction which) {
        return action.equals(which.code());
    }
}
