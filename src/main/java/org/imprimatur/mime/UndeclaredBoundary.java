package org.imprimatur.mime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line that really parts a multipart whose declared boundary never occurs in it. */
final class UndeclaredBoundary {

    /** A line of dashes and a name, and below it a header of a part. */
    private static final Pattern BEGIN = Pattern.compile(
            "(?m)^--([^\\r\\n\"\\\\]{1,200}?)[ \\t]{0,20}\\r?\\n(?=Content-[A-Za-z-]{2,40}[ \\t]{0,5}:)",
            Pattern.CASE_INSENSITIVE);

    /** A last line of dashes, a name, and dashes. */
    private static final Pattern END = Pattern.compile("(?m)^--([^\\s\"\\\\]{1,70}?)--[ \\t]{0,20}\\r?$");

    private static final int SEARCHED = 1024 * 1024;

    private UndeclaredBoundary() {}

    static Optional<String> in(byte[] content) {
        String text = new String(content, 0, Math.min(content.length, SEARCHED), StandardCharsets.ISO_8859_1);
        Matcher begin = BEGIN.matcher(text);
        return begin.find() ? Optional.of(begin.group(1)) : ended(text);
    }

    /** Parts need no headers of their own. */
    private static Optional<String> ended(String text) {
        Matcher end = END.matcher(text);
        boolean parts = end.find() && text.substring(0, end.start()).lines().anyMatch(("--" + end.group(1))::equals);
        return parts ? Optional.of(end.group(1)) : Optional.empty();
    }

    /** Whether there is nothing but lines of dashes. */
    static boolean isAll(byte[] content) {
        String text = new String(content, 0, Math.min(content.length, SEARCHED), StandardCharsets.ISO_8859_1);
        return text.lines().allMatch(line -> line.isBlank() || line.startsWith("--"));
    }

    /** The same multipart, declared as it is. */
    static byte[] declared(String mediaType, String boundary, byte[] content) {
        byte[] header = ("Content-Type: " + mediaType + "; boundary=\"" + boundary + "\"\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] mail = new byte[header.length + content.length];
        System.arraycopy(header, 0, mail, 0, header.length);
        System.arraycopy(content, 0, mail, header.length, content.length);
        return mail;
    }
}
