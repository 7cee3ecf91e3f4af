package org.imprimatur.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The bytes of a mail within a mail, whatever a program has put around them against the rules. */
final class InnerMail {

    /** A sign of equality that begins no encoded character. */
    private static final Pattern UNQUOTED = Pattern.compile("=(?![0-9A-Fa-f]{2}|\\r?\\n)");

    private InnerMail() {}

    /** What comes back need not be a mail; then it is what was there. */
    static byte[] of(byte[] content) {
        if (isMail(content)) {
            return content;
        }
        byte[] below = withoutBlankLines(content);
        return Stream.of(Optional.of(below), TransferEncoding.base64(below), TransferEncoding.quotedPrintable(below))
                .flatMap(Optional::stream)
                .map(InnerMail::withoutBlankLines)
                .filter(InnerMail::isMail)
                .findFirst()
                .orElse(content);
    }

    /** Decodes what is declared as quoted-printable, which Jakarta Mail leaves since it may not be, unless it is not so. */
    static byte[] unquoted(byte[] content) {
        int end = HeaderBlock.of(content).body();
        String headers = new String(content, 0, end, StandardCharsets.ISO_8859_1);
        return UNQUOTED.matcher(headers).find()
                ? content
                : TransferEncoding.quotedPrintable(content).orElse(content);
    }

    private static boolean isMail(byte[] content) {
        return HeaderBlock.of(content).isOfAMail();
    }

    private static byte[] withoutBlankLines(byte[] content) {
        int from = 0;
        while (from < content.length && (content[from] == '\r' || content[from] == '\n')) {
            from++;
        }
        return from == 0 ? content : Arrays.copyOfRange(content, from, content.length);
    }
}
