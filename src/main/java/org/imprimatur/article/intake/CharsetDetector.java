package org.imprimatur.article.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.platform.Charsets;

/**
 * Decodes the bytes of a text file as characters: a byte order mark decides, else the zero bytes between letters, else
 * strict UTF-8, else what the file says of itself, else its letters and statistics; what is only a guess is told with a piece of the text
 * in which it shows.
 */
final class CharsetDetector {

    /** So much of a text without a byte order mark shows how wide its letters are. */
    private static final int SAMPLE = 4_096;

    private static final int PREVIEW = 60;

    /** In the head of a page, of an XML file, or in lines like those of a mail. */
    private static final Pattern DECLARED = Pattern.compile(
            "(?:<meta[^>]{1,200}charset|^\\s*<\\?xml[^>]{1,200}encoding|^content-type:[^\\n]{1,200}charset|^@charset)"
                    + "\\s*[=:]?\\s*[\"']?([A-Za-z0-9_.:-]{2,30})",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Pattern BEYOND_ASCII = Pattern.compile("\\S*[^\\x00-\\x7F]\\S*");

    private CharsetDetector() {}

    static String text(byte[] bytes, LossCollector lossCollector) {
        Optional<String> marked = marked(bytes);
        if (marked.isPresent()) {
            return marked.get();
        }
        Optional<WideLetters> wide = WideLetters.in(bytes);
        if (wide.isPresent()) {
            if (!wide.get().sure()) {
                lossCollector.tell(LossKind.ENCODING_GUESSED, preview(wide.get().text()));
            }
            return wide.get().text();
        }
        String[] declared = declared(bytes);
        Charsets.Decoded decoded = Charsets.decode(bytes, declared);
        if (!decoded.guessed()
                || Charsets.strictly(bytes, StandardCharsets.UTF_8).isPresent()) {
            return decoded.text();
        }
        String text = declared.length == 0 ? EuropeanLetters.read(bytes).orElse(decoded.text()) : decoded.text();
        lossCollector.tell(LossKind.ENCODING_GUESSED, preview(text));
        return text;
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

    private static Optional<String> marked(byte[] bytes) {
        // Those of UTF-32 begin as those of UTF-16 do.
        for (String name : List.of("UTF-8", "UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE")) {
            Charset charset = Charset.forName(name);
            byte[] mark = "\uFEFF".getBytes(charset);
            if (startsWith(bytes, mark)) {
                return Optional.of(new String(bytes, mark.length, bytes.length - mark.length, charset));
            }
        }
        return Optional.empty();
    }

    private static String[] declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, SAMPLE), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        return declared.find() ? new String[] {declared.group(1)} : new String[0];
    }

    /** The first words in which a wrong guess would show. */
    private static String preview(String text) {
        StringBuilder words = new StringBuilder();
        Matcher word = BEYOND_ASCII.matcher(text);
        while (word.find() && words.length() < PREVIEW) {
            words.append(words.isEmpty() ? "" : " ").append(word.group());
        }
        return words.toString();
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (bytes[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
