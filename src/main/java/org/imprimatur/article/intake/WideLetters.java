package org.imprimatur.article.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.imprimatur.platform.Charsets;

/**
 * Reads letters of two or four bytes without a mark of their order. The zeros in them tell it where they are written in
 * Latin letters, or part their lines and words by those; else the signs that every language of the East has among its
 * letters do.
 *
 * @param sure whether nothing else can be meant
 */
record WideLetters(String text, boolean sure) {

    /** So much of a text shows how wide its letters are. */
    private static final int SAMPLE = 4_096;

    /** So many times more zeros on one side are no accident. */
    private static final int CLEARLY = 4;

    private static final int HUNDRED = 100;

    /** So many in a hundred have to be letters of the East where no zero tells. */
    private static final int NEARLY_ALL = 97;

    static Optional<WideLetters> in(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE);
        int[] zeros = new int[4];
        for (int i = 0; i < length; i++) {
            zeros[i % 4] += bytes[i] == 0 ? 1 : 0;
        }
        int even = zeros[0] + zeros[2];
        int odd = zeros[1] + zeros[3];
        boolean four = bytes.length % 4 == 0 && (even + odd) * 2 > length && Math.min(even, odd) > length / 8;
        if (four) {
            return strictly(bytes, zeros[3] >= zeros[0] ? "UTF-32LE" : "UTF-32BE")
                    .map(text -> new WideLetters(text, true));
        }
        boolean clear = Math.max(even, odd) > CLEARLY * Math.min(even, odd);
        if (even + odd > 0 && clear) {
            return strictly(bytes, odd >= even ? "UTF-16LE" : "UTF-16BE").map(text -> new WideLetters(text, true));
        }
        return eastern(bytes, even + odd > 0).map(text -> new WideLetters(text, false));
    }

    private static Optional<String> strictly(byte[] bytes, String charset) {
        return Charsets.strictly(bytes, Charset.forName(charset)).filter(CharsetDetector::isText);
    }

    /** @param zeros whether there are any, which text of single bytes never has */
    private static Optional<String> eastern(byte[] bytes, boolean zeros) {
        if (bytes.length % 2 != 0
                || !zeros && Charsets.strictly(bytes, StandardCharsets.UTF_8).isPresent()) {
            return Optional.empty();
        }
        Optional<String> little = strictly(bytes, "UTF-16LE");
        Optional<String> big = strictly(bytes, "UTF-16BE");
        int first = little.map(WideLetters::likelihood).orElse(0);
        int second = big.map(WideLetters::likelihood).orElse(0);
        if (Math.max(first, second) < (zeros ? 1 : NEARLY_ALL)) {
            return Optional.empty();
        }
        return first >= second ? little : big;
    }

    /** How many in a hundred are letters and signs of the East; none without a sign that ends or parts its sentences. */
    private static int likelihood(String text) {
        int length = Math.min(text.length(), SAMPLE);
        int eastern = 0;
        boolean parted = false;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean sign = c >= 0x3000 && c <= 0x30FF || c >= 0xFF01 && c <= 0xFF5E;
            parted |= sign || c >= 0xAC00 && c <= 0xD7A3;
            eastern += sign
                            || c >= 0x4E00 && c <= 0x9FFF
                            || c >= 0xAC00 && c <= 0xD7A3
                            || c >= ' ' && c <= '~'
                            || c == '\n'
                            || c == '\r'
                    ? 1
                    : 0;
        }
        return parted && length > 0 ? eastern * HUNDRED / length : 0;
    }
}
