package org.imprimatur.article.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.platform.Charsets;

/**
 * Decodes the bytes of a text file as characters: a byte order mark decides, else strict UTF-8, else what an HTML file
 * says of itself, else the code page of old Windows programs, which fits any bytes and is therefore told.
 */
final class CharsetDetector {

    private static final Pattern META =
            Pattern.compile("<meta[^>]{1,200}charset\\s*=\\s*[\"']?([A-Za-z0-9_-]{2,30})", Pattern.CASE_INSENSITIVE);

    private CharsetDetector() {}

    static String text(byte[] bytes, LossCollector lossCollector) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        Optional<String> utf8 = Charsets.strictly(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return utf8.get();
        }
        Optional<String> declared = declared(bytes).flatMap(charset -> Charsets.strictly(bytes, charset));
        if (declared.isPresent()) {
            return declared.get();
        }
        lossCollector.tell(LossKind.ENCODING_GUESSED);
        return new String(bytes, Charset.forName("windows-1252"));
    }

    /** Text has no zero bytes and hardly any control characters; a program or an archive is full of them. */
    static boolean isText(String text) {
        int strange = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (c == 0xFFFD || (Character.isISOControl(c) && !Character.isWhitespace(c))) {
                strange++;
            }
        }
        return strange * 100L <= text.length();
    }

    private static Optional<Charset> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        Matcher meta = META.matcher(head);
        try {
            return meta.find() ? Optional.of(Charset.forName(meta.group(1))) : Optional.empty();
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
