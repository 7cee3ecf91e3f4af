package org.imprimatur.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Computes the hash of a line of the audit; see {@link AuditEntry}. */
final class AuditHash {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditHash() {}

    static AuditEntry hashed(
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
        return sha256(canonical(entry).getBytes(StandardCharsets.UTF_8));
    }

    /** Member by member in the order that RFC 8785 puts them in: its general way would parse what was just written. */
    static String canonical(AuditEntry entry) {
        StringBuilder json = new StringBuilder(500);
        member(json.append('{'), "action", entry.action());
        member(json.append(','), "actor", entry.actor());
        member(json.append(','), "at", entry.at().toString());
        member(json.append(','), "chain", entry.chain());
        json.append(",\"facts\":").append(json(entry.facts()));
        member(json.append(','), "prev", entry.prev());
        json.append(",\"seq\":").append(entry.seq());
        member(json.append(','), "subject", entry.subject());
        return json.append('}').toString();
    }

    static String json(Map<String, String> facts) {
        StringBuilder json = new StringBuilder(200).append('{');
        new TreeMap<>(facts)
                .forEach((name, value) -> member(json.length() == 1 ? json : json.append(','), name, value));
        return json.append('}').toString();
    }

    private static void member(StringBuilder json, String name, String value) {
        quote(json, name);
        quote(json.append(':'), value);
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> {
                    if (c < ' ') {
                        json.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
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
}
