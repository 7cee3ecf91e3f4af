package org.imprimatur.platform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Decodes bytes as characters: by what the mail declares, else as strict UTF-8, else by what the statistics say, else
 * by the code page of old Windows programs, which fits any bytes. Never throws.
 */
public final class Charsets {

    /** Said by many programs of what is really one of its larger relatives, which reads all of the smaller one too. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-6-i", "iso-8859-6"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("ansi_x3.110-1983", "windows-1252"),
            // What calls itself so is nearly always plain ASCII.
            Map.entry("unicode-1-1-utf-7", "US-ASCII"),
            Map.entry("utf-7", "US-ASCII"));

    /** Enough for the statistics; more only takes longer. */
    private static final int SAMPLE = 64 * 1024;

    private static final Charset LAST_RESORT = Charset.forName("windows-1252");

    private Charsets() {}

    /** @param guessed whether it could not be read as declared, or nothing was declared that says what its bytes mean */
    public record Decoded(String text, boolean guessed) {}

    public static Decoded decode(byte[] bytes, @Nullable String declared) {
        if (isAscii(bytes) && !isStateful(declared)) {
            return new Decoded(new String(bytes, StandardCharsets.US_ASCII), false);
        }
        Optional<Charset> known = named(declared);
        if (known.isPresent()) {
            Optional<String> text = strictly(bytes, known.get());
            if (text.isPresent()) {
                return new Decoded(text.get(), false);
            }
        }
        return new Decoded(guess(bytes, known), true);
    }

    /** For bytes that nothing is declared of, as raw ones in a header. */
    public static String guess(byte[] bytes) {
        return guess(bytes, Optional.empty());
    }

    private static String guess(byte[] bytes, Optional<Charset> declared) {
        return strictly(bytes, StandardCharsets.UTF_8)
                .or(() -> declared.flatMap(charset -> nearly(bytes, charset)))
                .or(() -> nearly(bytes, StandardCharsets.UTF_8))
                .or(() -> detected(bytes).flatMap(charset -> strictly(bytes, charset)))
                .orElseGet(() -> new String(bytes, LAST_RESORT));
    }

    static Optional<Charset> named(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        String plain = name.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(MEANT.getOrDefault(plain, plain)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> detected(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, SAMPLE));
        detector.dataEnd();
        return named(detector.getDetectedCharset());
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
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

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it writes other characters with the bytes of ASCII. */
    private static boolean isStateful(@Nullable String declared) {
        String name = declared == null ? "" : declared.strip().toLowerCase(Locale.ROOT);
        return name.startsWith("iso-2022")
                || name.startsWith("utf-16")
                || name.startsWith("utf-32")
                || name.startsWith("ibm")
                || name.startsWith("cp");
    }
}
