package org.imprimatur.audit.transparency;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A C2SP signed note: a text, an empty line, and lines that sign the text.
 *
 * @param text ends with a line feed
 */
public record SignedNote(String text, List<SignatureLine> signatures) {

    private static final String BEGINS = "\u2014 ";

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /** @param bytes the key's id and the signature */
    @SuppressWarnings("ArrayRecordComponent")
    record SignatureLine(String name, byte[] bytes) {

        String id() {
            return java.util.HexFormat.of().formatHex(bytes, 0, 4);
        }

        byte[] signature() {
            return Arrays.copyOfRange(bytes, 4, bytes.length);
        }
    }

    public static SignedNote sign(String text, List<SigningKey> keys) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("A note's text ends with a line feed");
        }
        return new SignedNote(
                text, keys.stream().map(key -> signature(text, key)).toList());
    }

    private static SignatureLine signature(String text, SigningKey key) {
        byte[] signature = key.signature(text);
        byte[] bytes = ByteBuffer.allocate(4 + signature.length)
                .put(key.verifier().idBytes())
                .put(signature)
                .array();
        return new SignatureLine(key.verifier().name(), bytes);
    }

    /** @throws IllegalArgumentException if it is not a signed note */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("Not a signed note");
        }
        List<SignatureLine> signatures = new ArrayList<>();
        for (String line : note.substring(end + 2).split("\n")) {
            String[] parts =
                    line.startsWith(BEGINS) ? line.substring(BEGINS.length()).split(" ") : new String[0];
            byte[] bytes = parts.length == 2 ? Base64.getDecoder().decode(parts[1]) : new byte[0];
            if (bytes.length < 5) {
                throw new IllegalArgumentException("Not the signature of a note: " + line);
            }
            signatures.add(new SignatureLine(parts[0], bytes));
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** Whether there is a signature by this key, and it is one under this text. */
    public boolean isSignedBy(VerifierKey key) {
        List<SignatureLine> own = signatures.stream()
                .filter(line -> line.name().equals(key.name()) && line.id().equals(key.id()))
                .toList();
        return !own.isEmpty() && own.stream().allMatch(line -> key.verifies(text, line.signature()));
    }

    /** The bare signature of this key, for tools that know nothing of notes. */
    public byte[] signatureOf(VerifierKey key) {
        return signatures.stream()
                .filter(line -> line.name().equals(key.name()) && line.id().equals(key.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not signed by " + key))
                .signature();
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(BEGINS)
                .append(line.name())
                .append(' ')
                .append(Base64.getEncoder().encodeToString(line.bytes()))
                .append('\n'));
        return note.toString();
    }
}
