package org.imprimatur.audit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * A row as one canonical text, so that one hash in the audit stands for all of it: an RFC 8785 JSON object whose values
 * are strings, in UTF-8, hashed with SHA-256.
 */
public final class RecordDigest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RecordDigest() {}

    public static String of(Map<String, String> row) {
        return AuditHash.json(row);
    }

    public static String digest(Map<String, String> row) {
        return sha256(of(row));
    }

    /** Tells nothing of the text to whoever does not have the salt, not even to whoever guesses. */
    public static String digest(String salt, Map<String, String> row) {
        return sha256(salt + of(row));
    }

    public static String salt() {
        byte[] salt = new byte[32];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private static String sha256(String text) {
        return AuditHash.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
