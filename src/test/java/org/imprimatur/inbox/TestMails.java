package org.imprimatur.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Mails for the tests: each call brings another one, unless it is told what it is to be. */
public final class TestMails {

    private TestMails() {}

    /** A person's mail to the corrections address. */
    public static byte[] aLetter() {
        String mark = UUID.randomUUID().toString();
        return letter("<" + mark + "@reader.test>", "reader-" + mark + "@reader.test", "There is a mistake " + mark);
    }

    public static byte[] letter(String messageId, String from, String words) {
        return bytes("""
                Message-ID: %s
                From: A Reader <%s>
                To: corrections@localhost
                Date: Mon, 23 Nov 2026 09:00:00 +0000
                Subject: A mistake
                Content-Type: text/plain; charset=utf-8

                %s
                """.formatted(messageId, from, words));
    }

    /** As it would come over another road: other traces, the same words. */
    public static byte[] by(String road, byte[] letter) {
        String traces =
                "Received: from " + road + "\r\nDelivered-To: " + road + "@localhost\r\nX-Road: " + road + "\r\n";
        return headed(traces, letter);
    }

    /** With these headers on top. */
    public static byte[] headed(String headers, byte[] letter) {
        byte[] head = headers.replaceAll("\\r?\\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + letter.length);
        System.arraycopy(letter, 0, all, head.length, letter.length);
        return all;
    }

    public static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    public static Provenance provenance(byte[] raw) {
        return Provenance.fromFile("a test", raw.length);
    }
}
