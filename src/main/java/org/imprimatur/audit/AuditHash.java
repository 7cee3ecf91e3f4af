package org.imprimatur.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;

/** How a line of the audit is turned into its hash; see {@link AuditEntry}. */
final class AuditHash {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditHash() {}

    static AuditEntry seal(
            String chain,
            long seq,
            Instant at,
            String actor,
            String action,
            String subject,
            Map<String, String> facts,
            String prev) {
        AuditEntry open = new AuditEntry(chain, seq, at, actor, action, subject, facts, prev, "");
        return new AuditEntry(chain, seq, at, actor, action, subject, facts, prev, of(open));
    }

    static String of(AuditEntry entry) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("chain", entry.chain());
        fields.put("seq", entry.seq());
        fields.put("at", entry.at().toString());
        fields.put("actor", entry.actor());
        fields.put("action", entry.action());
        fields.put("subject", entry.subject());
        fields.put("facts", entry.facts());
        fields.put("prev", entry.prev());
        return sha256(canonical(fields));
    }

    static String json(Map<String, String> facts) {
        return new String(canonical(facts), StandardCharsets.UTF_8);
    }

    static Map<String, String> facts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] canonical(Object value) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(value)).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
