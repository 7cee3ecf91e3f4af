package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

/** The form that is hashed is RFC 8785's, as an independent library makes it. */
class AuditHashTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aLineIsWrittenInCanonicalForm() throws Exception {
        assertCanonical(line("turn.opened", "revision 3", Map.of("candidates", "WRITER", "assignee", "")));
        assertCanonical(line("", "", Map.of()));
    }

    @Test
    void everyCharacterIsWrittenInCanonicalForm() throws Exception {
        for (int from = 0; from < 0x10000; from += 64) {
            StringBuilder text = new StringBuilder();
            for (int c = from; c < from + 64; c++) {
                text.append((char) c);
            }
            assertCanonical(line(
                    "a", text.toString(), Map.of(text.toString(), text.reverse().toString())));
        }
        assertCanonical(line("a", "\uD83D\uDE00 smile", Map.of("\uD83D\uDE00", "z", "\uFFFD", "a", "\u20ac", "b")));
    }

    @Test
    void factsStandInCanonicalOrderHoweverTheyCame() throws Exception {
        Random chance = new Random(7);
        for (int i = 0; i < 200; i++) {
            Map<String, String> facts = new LinkedHashMap<>();
            for (int n = chance.nextInt(8); n > 0; n--) {
                facts.put(word(chance), word(chance));
            }
            assertCanonical(line("a", word(chance), facts));
            assertThat(AuditHash.json(facts)).isEqualTo(canonical(facts));
            assertThat(AuditHash.facts(AuditHash.json(facts))).isEqualTo(facts);
        }
    }

    private static void assertCanonical(AuditEntry line) throws IOException {
        Map<String, Object> fields = Map.of(
                "chain", line.chain(),
                "seq", line.seq(),
                "at", line.at().toString(),
                "actor", line.actor(),
                "action", line.action(),
                "subject", line.subject(),
                "facts", line.facts(),
                "prev", line.prev());
        String canonical = canonical(fields);
        assertThat(AuditHash.canonical(line)).isEqualTo(canonical);
        assertThat(AuditHash.of(line)).isEqualTo(AuditHash.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    private static String canonical(Object value) throws IOException {
        return new JsonCanonicalizer(JSON.writeValueAsString(value)).getEncodedString();
    }

    private static AuditEntry line(String action, String subject, Map<String, String> facts) {
        return new AuditEntry(
                "article:7",
                12,
                Instant.parse("2026-03-01T08:00:00.123456Z"),
                "system",
                action,
                subject,
                facts,
                "0",
                "");
    }

    private static String word(Random chance) {
        StringBuilder word = new StringBuilder();
        for (int n = chance.nextInt(6); n > 0; n--) {
            word.appendCodePoint(1 + chance.nextInt(0xD7FE));
        }
        return word.toString();
    }
}
