package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows 17 to 19: which mails are the same one. */
class DedupeKeyTests {

    @Test
    void row17_theSameIdWithOtherWordsIsAnotherMail() {
        DedupeKey first = PitfallMails.key("row17-same-id-first");
        DedupeKey other = PitfallMails.key("row17-same-id-other-words");
        assertThat(other.messageId()).isEqualTo(first.messageId());
        assertThat(other.key()).isNotEqualTo(first.key());
    }

    @Test
    void row17_theSameMailByAnotherWayIsTheSame() {
        assertThat(PitfallMails.key("row17-same-mail-other-way").key())
                .isEqualTo(PitfallMails.key("row17-same-id-first").key());
    }

    @Test
    void row18_withoutAnIdTheContentTells() {
        DedupeKey key = PitfallMails.key("row18-no-message-id");
        assertThat(key.messageId()).isNull();
        assertThat(key.key()).hasSize(64);
    }

    @Test
    void noTwoMailsOfOursShareAKeyButTheOneThatCameTwice() {
        Map<String, String> seen = new HashMap<>();
        PitfallMails.names().stream()
                .filter(name -> !name.equals("row17-same-mail-other-way"))
                .forEach(name -> assertThat(
                                seen.putIfAbsent(PitfallMails.key(name).key(), name))
                        .as(name)
                        .isNull());
    }

    @Test
    void theReadingCarriesTheSameDigest() {
        assertThat(PitfallMails.names()).allSatisfy(name -> {
            ParsedMail mail = PitfallMails.read(name);
            assertThat(mail.contentDigest()).isEqualTo(PitfallMails.key(name).contentDigest());
            assertThat(mail.messageId()).isEqualTo(PitfallMails.key(name).messageId());
        });
    }

    @Test
    void howALineEndsDoesNotCountWhereverInTheMailItFalls() {
        for (int length = 16_370; length < 16_400; length++) {
            String words = "x".repeat(length) + "\n" + "y".repeat(length) + "\n\nz";
            String expected = keyOf(words);
            assertThat(keyOf(words.replace("\n", "\r\n"))).isEqualTo(expected);
            assertThat(keyOf(words.replace('\n', '\r'))).isEqualTo(expected);
            assertThat(keyOf(words + "\r\n\n")).isEqualTo(expected);
            assertThat(keyOf(words.replaceFirst("\n", ""))).isNotEqualTo(expected);
        }
    }

    private static String keyOf(String body) {
        byte[] raw = ("From: a@reader.test\n\n" + body).getBytes(StandardCharsets.US_ASCII);
        return DedupeKey.of(raw, false, raw.length).key();
    }

    @Test
    void howASubjectIsEncodedDoesNotCount() {
        assertThat(keyWith("Subject: =?utf-8?B?Q2Fmw6k=?=")).isEqualTo(keyWith("Subject: =?iso-8859-1?Q?Caf=E9?="));
    }

    @Test
    void eachHeaderTheSenderWroteCounts() {
        assertThat(keyWith("Subject: a")).isNotEqualTo(keyWith("Subject: b"));
        assertThat(keyWith("Subject: a\nCc: x@y.example")).isNotEqualTo(keyWith("Subject: a"));
        assertThat(keyWith("Subject: a\nDate: Mon")).isNotEqualTo(keyWith("Subject: a"));
        assertThat(keyWith("Subject: a\nContent-Type: text/html")).isNotEqualTo(keyWith("Subject: a"));
        assertThat(keyWith("Subject: a\nContent-Transfer-Encoding: 7bit")).isNotEqualTo(keyWith("Subject: a"));
    }

    private static String keyWith(String headers) {
        byte[] raw = PitfallMails.bytes("From: Rita <rita@reader.example>\n" + headers + "\n\nThe dose is wrong.\n");
        return DedupeKey.of(raw, false, raw.length).key();
    }
}
