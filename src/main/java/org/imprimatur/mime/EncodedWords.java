package org.imprimatur.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.imprimatur.platform.Charsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns {@code =?utf-8?Q?...?=} (RFC 2047) into what it says. What comes out may hold anything, line ends too. The bytes of
 * neighbours in the same charset are decoded together, since many programs cut a letter in two.
 */
final class EncodedWords {

    private static final int LONGEST_CHARSET = 60;

    private final String header;
    private final StringBuilder said = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable String charset;

    private EncodedWords(String header) {
        this.header = header;
    }

    static String decode(String header) {
        return header.contains("=?") ? new EncodedWords(header).read() : header;
    }

    /** @param next where the text after it begins */
    private record Word(String charset, boolean base64, String content, int next) {}

    private String read() {
        int at = 0;
        for (int begin = header.indexOf("=?"); begin >= 0; begin = header.indexOf("=?", begin)) {
            Word word = word(begin);
            if (word == null) {
                begin += 2;
                continue;
            }
            String between = header.substring(at, begin);
            // Blanks between two encoded words are not part of the text.
            boolean neighbours = charset != null && between.isBlank();
            if (!neighbours || !word.charset().equalsIgnoreCase(charset)) {
                flush();
            }
            if (!neighbours) {
                said.append(between);
            }
            charset = word.charset();
            bytes.writeBytes(word.base64() ? base64(word.content()) : quoted(word.content()));
            begin = word.next();
            at = begin;
        }
        flush();
        return said.append(header.substring(at)).toString();
    }

    private void flush() {
        if (charset != null) {
            said.append(Charsets.decode(bytes.toByteArray(), charset).text());
            bytes.reset();
            charset = null;
        }
    }

    private @Nullable Word word(int begin) {
        int afterCharset = header.indexOf('?', begin + 2);
        boolean named = afterCharset > begin + 2 && afterCharset - begin <= LONGEST_CHARSET;
        if (!named || afterCharset + 2 >= header.length() || header.charAt(afterCharset + 2) != '?') {
            return null;
        }
        char encoding = Character.toUpperCase(header.charAt(afterCharset + 1));
        if (encoding != 'B' && encoding != 'Q') {
            return null;
        }
        int start = afterCharset + 3;
        int end = header.indexOf("?=", start);
        if (end < 0 || header.substring(start, end).contains("=?")) {
            return null;
        }
        String charset = header.substring(begin + 2, afterCharset);
        int language = charset.indexOf('*');
        return new Word(
                language < 0 ? charset : charset.substring(0, language),
                encoding == 'B',
                header.substring(start, end),
                end + 2);
    }

    private static byte[] base64(String content) {
        String signs = content.replaceAll("[^A-Za-z0-9+/]", "");
        // One sign alone says nothing.
        String whole = signs.length() % 4 == 1 ? signs.substring(0, signs.length() - 1) : signs;
        return Base64.getDecoder().decode(whole);
    }

    private static byte[] quoted(String content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            int high = c == '=' && i + 2 < content.length() ? Character.digit(content.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(content.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else if (c == '_') {
                out.write(' ');
            } else {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
