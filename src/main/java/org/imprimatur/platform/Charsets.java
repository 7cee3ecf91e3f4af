package org.imprimatur.platform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Decodes bytes as characters: by what the mail declares, as it is meant, else as strict UTF-8, else by what the
 * statistics say, else by the code page of old Windows programs, which fits any bytes. Never throws.
 */
public final class Charsets {

    /** Enough for the statistics; more only takes longer. */
    private static final int SAMPLE = 64 * 1024;

    /** The one of the high controls that has a meaning of its own. */
    private static final char NEXT_LINE = 0x85;

    private static final Charset LAST_RESORT = Charset.forName("windows-1252");

    private Charsets() {}

    /** @param guessed whether it could not be read as declared, or nothing was declared that says what its bytes mean */
    public record Decoded(String text, boolean guessed) {}

    /** @param declared in the order in which they are believed; names that nobody knows are passed over */
    public static Decoded decode(byte[] bytes, @Nullable String... declared) {
        List<CharsetName> names = Arrays.stream(declared)
                .filter(Objects::nonNull)
                .map(CharsetName::of)
                .filter(CharsetName::isKnown)
                .toList();
        Optional<Decoded> shifting = shifting(bytes, names);
        if (shifting.isPresent()) {
            return shifting.get();
        }
        if (isAscii(bytes) && names.stream().noneMatch(CharsetName::writesAsciiOtherwise)) {
            return new Decoded(new String(bytes, StandardCharsets.US_ASCII), false);
        }
        Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
        for (CharsetName name : names) {
            // Letters of old code pages hardly ever stand so that they make UTF-8 throughout.
            if (utf8.isPresent() && (name.isOneByteALetter() || (name.isAsian() && isLong(utf8.get())))) {
                return new Decoded(withoutControls(utf8.get(), LAST_RESORT, true), true);
            }
            Optional<String> text = name.charset().flatMap(charset -> strictly(bytes, charset));
            if (text.isPresent()) {
                return new Decoded(withoutControls(text.get(), name.controlsMeant(), !name.isOneByteALetter()), false);
            }
        }
        return new Decoded(withoutControls(guess(bytes, names), LAST_RESORT, true), true);
    }

    /** For bytes that nothing is declared of. What it answers is part of keys that are stored, and stays as it is. */
    public static String guess(byte[] bytes) {
        return strictly(bytes, StandardCharsets.UTF_8)
                .or(() -> nearly(bytes, StandardCharsets.UTF_8))
                .or(() -> detected(bytes).flatMap(charset -> strictly(bytes, charset)))
                .orElseGet(() -> new String(bytes, LAST_RESORT));
    }

    private static String guess(byte[] bytes, List<CharsetName> declared) {
        Optional<Charset> first = declared.stream().findFirst().flatMap(CharsetName::charset);
        return strictly(bytes, StandardCharsets.UTF_8)
                .or(() -> first.flatMap(charset -> nearly(bytes, charset)))
                .or(() -> nearly(bytes, StandardCharsets.UTF_8))
                .or(() -> isMostlyAscii(bytes)
                        ? Optional.empty()
                        : detected(bytes).flatMap(charset -> strictly(bytes, charset)))
                .orElseGet(() -> new String(bytes, LAST_RESORT));
    }

    /** Those that write other letters with the bytes of ASCII; told by their signs even where nobody declares them. */
    private static Optional<Decoded> shifting(byte[] bytes, List<CharsetName> names) {
        Optional<String> signed = ShiftingCharsets.signed(bytes);
        Optional<CharsetName> declared =
                names.stream().filter(CharsetName::shifts).findFirst();
        // With bytes beyond ASCII and without its signs it is something else.
        if (declared.isPresent() && (signed.isPresent() || isAscii(bytes))) {
            return Optional.of(
                    new Decoded(ShiftingCharsets.decode(bytes, declared.get().name()), false));
        }
        return signed.map(name -> new Decoded(ShiftingCharsets.decode(bytes, name), true));
    }

    private static Optional<Charset> detected(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, SAMPLE));
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        return name == null ? Optional.empty() : CharsetName.of(name).charset();
    }

    /** Empty if a single byte does not fit. */
    public static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    /** With a few broken places, as a cut or a flipped bit leaves them. */
    private static Optional<String> nearly(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        long broken = text.chars().filter(c -> c == 0xFFFD).count();
        long beyondAscii = text.chars().filter(c -> c > 0x7F).count();
        return broken * 10 <= beyondAscii ? Optional.of(text) : Optional.empty();
    }

    /** Nobody writes the controls above ASCII; they are what an old code page has in their places. */
    private static String withoutControls(String text, Charset meant, boolean ofUtf8) {
        if (text.chars().noneMatch(Charsets::isHighControl)) {
            return text;
        }
        StringBuilder said = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = isHighControl(c) && !(ofUtf8 && c == NEXT_LINE);
            said.append(letter ? new String(new byte[] {(byte) c}, meant) : String.valueOf(c));
        }
        return said.toString();
    }

    /** Whether enough of it took three bytes a letter, which does not happen by chance. */
    private static boolean isLong(String utf8) {
        return utf8.chars().filter(c -> c >= 0x800).limit(3).count() == 3;
    }

    private static boolean isHighControl(int c) {
        return c >= 0x80 && c <= 0x9F;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** As languages are that need a few letters beyond it. */
    private static boolean isMostlyAscii(byte[] bytes) {
        int beyond = 0;
        for (byte b : bytes) {
            beyond += b < 0 ? 1 : 0;
        }
        return beyond * 4L <= bytes.length;
    }
}
