package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MboxReaderTests {

    private static final String FROM = "From reader@reader.test Mon Nov 23 09:00:00 2026\n";

    private final List<byte[]> mails = new ArrayList<>();
    private final List<Provenance> provenances = new ArrayList<>();

    @Test
    void eachMailEndsWhereTheNextBegins() {
        read(FROM + "Subject: One\n\nFirst\n\n" + FROM + "Subject: Other\n\nSecond\n\n");
        assertThat(texts()).containsExactly("Subject: One\n\nFirst\n", "Subject: Other\n\nSecond\n");
    }

    @Test
    void theLastMailNeedsNoBlankLineBehindIt() {
        read(FROM + "Subject: One\n\nFirst");
        assertThat(texts()).containsExactly("Subject: One\n\nFirst");
    }

    @Test
    void aLineThatHadToBeToldFromASeparatorLosesItsMark() {
        read(FROM + "Subject: One\n\n>From the beginning\n>>From the quote\n> From afar\n");
        assertThat(texts()).containsExactly("Subject: One\n\nFrom the beginning\n>From the quote\n> From afar\n");
    }

    @Test
    void aSentenceThatBeginsWithFromSeparatesNothing() {
        read(FROM + "Subject: One\n\nA line\n\nFrom the beginning I have felt ill.\nAnd so on\n");
        assertThat(texts()).hasSize(1);
    }

    @Test
    void aSeparatorWithoutATimeIsKnownByTheHeadersBehindIt() {
        read("From nobody\nSubject: One\n\nFirst\n\nFrom nobody\nSubject: Other\n\nSecond\n");
        assertThat(texts()).hasSize(2);
    }

    @Test
    void carriageReturnsAreKeptAsTheyAre() {
        read((FROM + "Subject: One\n\nFirst\n\n" + FROM + "Subject: Other\n\nSecond\n").replace("\n", "\r\n"));
        assertThat(texts()).containsExactly("Subject: One\r\n\r\nFirst\r\n", "Subject: Other\r\n\r\nSecond\r\n");
    }

    @Test
    void anyBytesAreKept() {
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        ByteArrayOutputStream mbox = new ByteArrayOutputStream();
        mbox.writeBytes(FROM.getBytes(StandardCharsets.US_ASCII));
        mbox.writeBytes(body);
        read(mbox.toByteArray(), Map.of());
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0)).isEqualTo(body);
    }

    @Test
    void aLineLongerThanMemoryAllowsIsStillPartOfItsMail() {
        String line = "x".repeat(200_000);
        read(FROM + "Subject: One\n\n" + line + "\nFrom here on\n");
        assertThat(texts()).containsExactly("Subject: One\n\n" + line + "\nFrom here on\n");
    }

    @Test
    void row20_aMailOverTheLimitIsCutAndTheNextOneIsNot() {
        String large = "Subject: Large\n\n" + "0123456789\n".repeat(200_000);
        read(
                (FROM + large + "\n" + FROM + "Subject: Small\n\nWords\n").getBytes(StandardCharsets.US_ASCII),
                Map.of("largest", "1MB", "beginning", "1KB"));
        assertThat(texts().get(0)).hasSize("Subject: Large\n\n".length() + 1024);
        assertThat(provenances.get(0).truncated()).isTrue();
        assertThat(provenances.get(0).size()).isGreaterThanOrEqualTo(large.length());
        assertThat(texts().get(1)).isEqualTo("Subject: Small\n\nWords\n");
        assertThat(provenances.get(1).truncated()).isFalse();
    }

    private void read(String mbox) {
        read(mbox.getBytes(StandardCharsets.ISO_8859_1), Map.of());
    }

    private void read(byte[] mbox, Map<String, String> settings) {
        MailFiles.Receiver receiver = new MailFiles.Receiver() {
            @Override
            public void take(byte[] raw, Provenance provenance) {
                mails.add(raw);
                provenances.add(provenance);
            }

            @Override
            public void cannotRead(Path file, IOException why) {
                throw new AssertionError(why);
            }
        };
        try {
            new MboxReader(new ByteArrayInputStream(mbox), TestWorkers.settings(settings), "an mbox", receiver).each();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> texts() {
        return mails.stream()
                .map(raw -> new String(raw, StandardCharsets.ISO_8859_1))
                .toList();
    }
}
