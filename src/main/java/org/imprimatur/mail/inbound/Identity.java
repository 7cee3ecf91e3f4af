package org.imprimatur.mail.inbound;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes a mail this one and no other: its Message-ID together with what its sender wrote. The traces of its way
 * here are left out, so that one mail that came over two roads is one row.
 *
 * @param messageId     null if it has none
 * @param contentDigest over what the sender wrote
 * @param key           over both
 */
record Identity(@Nullable String messageId, String contentDigest, String key) {

    private static final List<String> WRITTEN_BY_THE_SENDER =
            List.of("from", "to", "cc", "date", "subject", "content-type", "content-transfer-encoding");

    private static final Pattern ID = Pattern.compile("<[^<>\\s]+>");

    static Identity of(byte[] raw, Arrival arrival) {
        int end = RawMail.endOfHeaders(raw);
        String headers = new String(raw, 0, end, StandardCharsets.ISO_8859_1).replaceAll("\\r?\\n[ \\t]+", " ");
        String messageId = first(headers, "message-id")
                .map(ID::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .orElse(null);
        StringBuilder written = new StringBuilder();
        WRITTEN_BY_THE_SENDER.forEach(
                name -> written.append(first(headers, name).orElse("")).append('\0'));
        // Bytes without a blank line may be no headers at all; then they are what was written.
        int words = end == raw.length ? 0 : end;
        byte[] body = arrival.truncated()
                ? Long.toString(arrival.size()).getBytes(StandardCharsets.US_ASCII)
                : plain(Arrays.copyOfRange(raw, words, raw.length));
        String digest = Sha256.of(written.toString().getBytes(StandardCharsets.ISO_8859_1), body);
        String id = messageId == null ? "" : messageId;
        return new Identity(messageId, digest, Sha256.of((id + "\0" + digest).getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Of a mail that nobody has seen: its place is all there is. */
    static Identity ofPlace(Arrival arrival) {
        String place = String.join(
                "\0",
                "unfetchable",
                String.valueOf(arrival.mailbox()),
                String.valueOf(arrival.folder()),
                String.valueOf(arrival.uidValidity()),
                String.valueOf(arrival.uid()));
        String digest = Sha256.of(place.getBytes(StandardCharsets.UTF_8));
        return new Identity(null, digest, digest);
    }

    private static java.util.Optional<String> first(String headers, String name) {
        return headers.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .findFirst()
                .map(line -> line.substring(name.length() + 1).strip());
    }

    private static byte[] plain(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        return text.replaceAll("\\n+\\z", "").getBytes(StandardCharsets.ISO_8859_1);
    }
}
