package org.imprimatur.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * How a seal is turned into its hash: SHA-256, lower-case hex, of these UTF-8 lines, each ended by a line feed, so that
 * anybody recomputes it with {@code sha256sum}.
 *
 * <pre>
 * imprimatur seal 42
 * 2026-11-23T01:00:00Z
 * (hash of seal 41; 64 zeros before the first)
 * (hash of the line) (number of the line) (chain)
 * ... one such line per head, in the order of the chains' characters
 * </pre>
 *
 * <p>A seal with a signed note has no heads; after the line with the hash before it comes the note, as it is.
 */
final class SealHash {

    /** The last line of a chain as a seal saw it. */
    record SealedHead(String chain, long seq, String hash) {}

    private SealHash() {}

    static String of(long number, Instant at, String prev, Collection<SealedHead> heads) {
        MessageDigest digest = sha256();
        line(digest, "imprimatur seal " + number);
        line(digest, at.toString());
        line(digest, prev);
        heads.stream()
                .sorted(Comparator.comparing(SealedHead::chain))
                .forEach(head -> line(digest, head.hash() + " " + head.seq() + " " + head.chain()));
        return HexFormat.of().formatHex(digest.digest());
    }

    static String ofNote(long number, Instant at, String prev, String note) {
        return AuditHash.sha256(
                ("imprimatur seal " + number + "\n" + at + "\n" + prev + "\n" + note).getBytes(StandardCharsets.UTF_8));
    }

    private static void line(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
