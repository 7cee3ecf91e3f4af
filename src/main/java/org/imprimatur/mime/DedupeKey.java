package org.imprimatur.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.imprimatur.mime.text.CleanText;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two mails are the same one come by two ways. The Message-ID alone does not: many mails have none, and
 * some programs give the same to all. It is made from the bytes without reading them as a mail, so it exists for any.
 *
 * @param messageId     {@code <...>}, null if there is none
 * @param contentDigest SHA-256 in hex over what the sender wrote; what servers on the way add stays out
 * @param key           SHA-256 in hex over both
 */
public record DedupeKey(@Nullable String messageId, String contentDigest, String key) {

    /** What the sender wrote, or what says how to read it. Without To and Content-Type different mails would be one. */
    private static final List<String> CONTENT =
            List.of("From", "To", "Cc", "Date", "Subject", "Content-Type", "Content-Transfer-Encoding");

    /** Digested at a time, since a call for each line costs more than the digest. */
    private static final int LINES = 16_384;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long RETURNS = 0x0d0d_0d0d_0d0d_0d0dL;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /**
     * @param truncated whether {@code raw} is only the beginning
     * @param size      of the whole mail, as its mailbox tells it; it stands for the body if that is not all there
     */
    public static DedupeKey of(byte[] raw, boolean truncated, long size) {
        return of(HeaderBlock.of(raw), raw, truncated, size);
    }

    static DedupeKey of(HeaderBlock block, byte[] raw, boolean truncated, long size) {
        String messageId = block.first("Message-ID")
                .map(field -> MessageIds.of(block.unfolded(field, ParseLimits.HEADER)))
                .orElse(null);
        MessageDigest digest = sha256();
        headers(block, raw, digest);
        if (truncated) {
            digest.update(("size " + size).getBytes(StandardCharsets.US_ASCII));
        } else {
            body(raw, hasContentHeaders(block) ? block.body() : 0, digest);
        }
        String content = HexFormat.of().formatHex(digest.digest());
        MessageDigest key = sha256();
        key.update((messageId == null ? "" : messageId).getBytes(StandardCharsets.UTF_8));
        key.update((byte) 0);
        key.update(content.getBytes(StandardCharsets.US_ASCII));
        return new DedupeKey(messageId, content, HexFormat.of().formatHex(key.digest()));
    }

    /** Without any of them nothing tells a header from a body, and all of it counts. */
    private static boolean hasContentHeaders(HeaderBlock block) {
        return CONTENT.stream().anyMatch(name -> block.first(name).isPresent());
    }

    private static void headers(HeaderBlock block, byte[] raw, MessageDigest digest) {
        for (String name : CONTENT) {
            List<String> values = block.fields().stream()
                    .filter(field -> field.name().equalsIgnoreCase(name))
                    .map(field -> value(name, block.unfolded(field)))
                    .toList();
            digest.update((name + ":" + String.join("\n", values) + "\n\n").getBytes(StandardCharsets.UTF_8));
        }
        for (HeaderBlock.Slice stray : block.strays()) {
            digest.update(raw, stray.from(), stray.to() - stray.from());
            digest.update((byte) '\n');
        }
    }

    /** However it was folded or encoded on its way. */
    private static String value(String name, String unfolded) {
        return switch (name) {
            case "From" -> from(unfolded);
            case "Subject" -> CleanText.line(unfolded.length() > ParseLimits.HEADER ? unfolded : decoded(unfolded));
            default -> CleanText.line(unfolded);
        };
    }

    /** By the library and not as it is read, since what readers make of a subject grows better and stored keys stay. */
    private static String decoded(String subject) {
        try {
            return subject.contains("=?")
                    ? DecoderUtil.decodeEncodedWords(subject, DecodeMonitor.SILENT, StandardCharsets.UTF_8)
                    : subject;
        } catch (RuntimeException undecodable) {
            return subject;
        }
    }

    private static String from(String unfolded) {
        String addresses = AddressParser.in(unfolded).stream()
                .flatMap(mailbox -> Optional.ofNullable(mailbox.address()).stream())
                .collect(Collectors.joining(","));
        return addresses.isEmpty() ? CleanText.line(unfolded) : addresses;
    }

    /** Every line end as a line feed, trailing blank lines cut: servers differ in both. */
    private static void body(byte[] raw, int from, MessageDigest digest) {
        int end = raw.length;
        while (end > from && (raw[end - 1] == '\n' || raw[end - 1] == '\r')) {
            end--;
        }
        byte[] lines = new byte[LINES];
        int used = 0;
        for (int at = from; at < end; ) {
            int to = carriageReturn(raw, at, Math.min(end, at + LINES - 1));
            if (used + to - at >= LINES) {
                digest.update(lines, 0, used);
                used = 0;
            }
            System.arraycopy(raw, at, lines, used, to - at);
            used += to - at;
            if (to < end && raw[to] == '\r') {
                lines[used++] = '\n';
                to += to + 1 < end && raw[to + 1] == '\n' ? 2 : 1;
            }
            at = to;
        }
        digest.update(lines, 0, used);
    }

    /** Looks at eight bytes at a time: a byte of the difference is zero where a carriage return stands. */
    private static int carriageReturn(byte[] raw, int from, int to) {
        int at = from;
        while (at <= to - Long.BYTES) {
            long difference = (long) EIGHT.get(raw, at) ^ RETURNS;
            if (((difference - ONES) & ~difference & HIGH_BITS) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        while (at < to && raw[at] != '\r') {
            at++;
        }
        return at;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
