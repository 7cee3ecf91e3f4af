package org.imprimatur.mime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The charset that a page of HTML says of itself, in its head or the line above it. */
final class DeclaredInPage {

    private static final int HEAD = 8 * 1024;

    private static final Pattern CHARSET = Pattern.compile(
            "<(?:meta[^>]{1,300}?charset|\\?xml[^>]{1,100}?encoding)\\s{0,5}=\\s{0,5}[\"']?([A-Za-z0-9_.:-]{2,40})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WIDE =
            Pattern.compile("utf-?(?:16|32)|unicode|ucs|iso-10646", Pattern.CASE_INSENSITIVE);

    private DeclaredInPage() {}

    static Optional<String> charset(byte[] page) {
        String head = new String(page, 0, Math.min(page.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher declared = CHARSET.matcher(head);
        // Where these could be read as bytes of ASCII, it is not in them.
        return declared.find() && !WIDE.matcher(declared.group(1)).lookingAt()
                ? Optional.of(declared.group(1))
                : Optional.empty();
    }
}
