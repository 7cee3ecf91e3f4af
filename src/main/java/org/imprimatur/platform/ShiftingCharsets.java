package org.imprimatur.platform;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Decodes the charsets that need only the bytes of ASCII and signs to shift between alphabets: those of ISO 2022, HZ and
 * UTF-7. Leniently: a line begins in ASCII whatever came before, and what cannot be decoded stays as it stands.
 */
final class ShiftingCharsets {

    private static final int ESCAPE = 0x1B;
    private static final int OUT = 0x0E;
    private static final int IN = 0x0F;

    /** What programs for Windows write, with characters of NEC and IBM that the standard does not have. */
    private static final Charset JAPANESE = Charset.forName("x-windows-iso2022jp");

    /** What has the supplementary characters too. */
    private static final Charset JAPANESE_SUPPLEMENT = Charset.forName("x-windows-50221");

    private ShiftingCharsets() {}

    /** @param name in lower case */
    static boolean isNamed(String name) {
        return name.startsWith("iso-2022")
                || name.equals("csiso2022jp")
                || name.equals("csiso2022kr")
                || name.startsWith("hz")
                || isUtf7(name);
    }

    private static boolean isUtf7(String name) {
        return name.equals("utf-7") || name.equals("unicode-1-1-utf-7") || name.equals("csunicode11utf7");
    }

    /** Which of them it is by the signs in it, though nobody says so. */
    static Optional<String> signed(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] != ESCAPE) {
                continue;
            }
            if (bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@' || bytes[i + 2] == '(')) {
                return Optional.of("iso-2022-jp");
            }
            if (bytes[i + 1] == '(' && bytes[i + 2] == 'I') {
                return Optional.of("iso-2022-jp");
            }
            if (bytes[i + 1] == '$' && bytes[i + 2] == ')' && i + 3 < bytes.length) {
                return Optional.of(bytes[i + 3] == 'C' ? "iso-2022-kr" : "iso-2022-cn");
            }
        }
        return Optional.empty();
    }

    static String decode(byte[] bytes, String name) {
        if (isUtf7(name)) {
            return utf7(bytes);
        }
        if (name.startsWith("hz")) {
            return new String(unshifted(bytes, true), Charset.forName("GB18030"));
        }
        if (name.contains("kr")) {
            return new String(unshifted(bytes, false), Charset.forName("x-windows-949"));
        }
        if (name.startsWith("iso-2022-cn")) {
            return new String(unshifted(bytes, false), Charset.forName("GB18030"));
        }
        return japanese(bytes);
    }

    private static String japanese(byte[] bytes) {
        boolean supplement = new String(bytes, StandardCharsets.ISO_8859_1).contains("\u001b$(D");
        return new String(bytes, supplement ? JAPANESE_SUPPLEMENT : JAPANESE);
    }

    /** With letters of two bytes beyond ASCII instead of shifts. Those of HZ are braces, those of ISO 2022 controls. */
    private static byte[] unshifted(byte[] bytes, boolean braces) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        boolean shifted = false;
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i];
            int next = i + 1 < bytes.length ? bytes[i + 1] : 0;
            if (b == '\n' || b == '\r') {
                shifted = false;
                plain.write(b);
            } else if (braces && b == '~' && (next == '{' || next == '}' || (next == '~' && !shifted))) {
                shifted = next == '{' || (shifted && next != '}');
                if (next == '~') {
                    plain.write('~');
                }
                i++;
            } else if (!braces && (b == OUT || b == IN)) {
                shifted = b == OUT;
            } else if (!braces && b == ESCAPE && next == '$') {
                i += 3;
            } else {
                plain.write(shifted && b > 0x20 && b < 0x7F ? b | 0x80 : b);
            }
        }
        return plain.toByteArray();
    }

    private static String utf7(byte[] bytes) {
        String text = Charsets.strictly(bytes, StandardCharsets.UTF_8)
                .orElseGet(() -> new String(bytes, Charset.forName("windows-1252")));
        StringBuilder said = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '+') {
                said.append(text.charAt(i));
                continue;
            }
            int end = i + 1;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            boolean closed = end < text.length() && text.charAt(end) == '-';
            String letters = end == i + 1 ? (closed ? "+" : "") : units(text.substring(i + 1, end));
            if (letters.isEmpty()) {
                said.append('+');
                continue;
            }
            said.append(letters);
            i = closed ? end : end - 1;
        }
        return said.toString();
    }

    /** Empty if they are no letters, as where somebody only wrote a plus before a number. */
    private static String units(String encoded) {
        try {
            byte[] units = Base64.getDecoder().decode(encoded);
            boolean whole = units.length >= 2 && encoded.length() % 4 != 1;
            String letters = new String(units, 0, units.length / 2 * 2, StandardCharsets.UTF_16BE);
            boolean likely = letters.codePoints().allMatch(ShiftingCharsets::isLikely);
            return whole && likely ? letters : "";
        } catch (IllegalArgumentException other) {
            return "";
        }
    }

    private static boolean isLikely(int c) {
        int type = Character.getType(c);
        return c != 0xFFFD
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.SURROGATE
                && type != Character.CONTROL;
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
