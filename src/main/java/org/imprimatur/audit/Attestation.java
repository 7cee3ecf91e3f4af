package org.imprimatur.audit;

import java.time.Instant;
import java.util.Map;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AuditAction;
import org.jspecify.annotations.Nullable;

/**
 * What one line of the audit has to say about one row of a room.
 *
 * @param action  of the line
 * @param by      name of the fact that tells which row the line is about; "subject" for the line's own subject
 * @param key     the value of that fact
 * @param ordinal which of the chain's lines with this action it is, counted from 1, where older lines lack that fact; 0
 *                if none do
 * @param facts   what the row holds: each of them the line holds too must be the same there
 * @param actor   who did it; null for the server
 * @param at      when the row says it happened
 */
public record Attestation(
        AuditAction action,
        String by,
        String key,
        int ordinal,
        Map<String, String> facts,
        @Nullable PersonId actor,
        Instant at) {

    /** The fact that is the {@link RecordDigest#digest} of the whole row. Lines of older versions lack it. */
    public static final String RECORD = "record";

    public static final String SUBJECT = "subject";

    public Attestation {
        facts = Map.copyOf(facts);
    }
}
