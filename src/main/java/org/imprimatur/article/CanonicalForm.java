package org.imprimatur.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The bytes a signature covers: the RFC 8785 canonical JSON object of {@code body}, {@code format} ("imprimatur-1"),
 * {@code sources}, {@code standfirst} and {@code title}, in UTF-8. Whoever has these bytes can recompute the hash with
 * {@code sha256sum}; whoever has the four parts can make the bytes with any RFC 8785 library.
 */
public final class CanonicalForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CanonicalForm() {}

    public static byte[] of(RevisionText text) {
        try {
            ObjectNode form = JSON.createObjectNode();
            form.put("format", "imprimatur-1");
            form.put("title", text.title());
            form.put("standfirst", text.standfirst());
            form.put("body", text.body());
            form.set("sources", JSON.readTree(text.sources()));
            return new JsonCanonicalizer(JSON.writeValueAsString(form)).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(RevisionText text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static String line(String text) {
        return text(text).replace('\n', ' ').strip();
    }

    static String text(String text) {
        String unix = text.replace("\r\n", "\n").replace('\r', '\n').replace("\u0000", "");
        return Normalizer.normalize(unix, Normalizer.Form.NFC).stripTrailing();
    }

    /** @throws IllegalArgumentException if it is not a JSON array */
    static String json(String array) {
        try {
            JsonNode parsed = JSON.readTree(text(array));
            if (!parsed.isArray()) {
                throw new IllegalArgumentException("A source list is a JSON array");
            }
            String wrapped = new JsonCanonicalizer(JSON.writeValueAsString(parsed)).getEncodedString();
            return new String(wrapped.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
