package org.imprimatur.mime;

import java.nio.charset.StandardCharsets;
import org.imprimatur.platform.Charsets;

/** A header as the mail libraries hand it out: folded, and bytes beyond ASCII each as a character of their own. */
final class RawHeader {

    private RawHeader() {}

    static String unfolded(String value) {
        String line = value.replace("\r", "").replace("\n", "").strip();
        boolean bytes = line.chars().anyMatch(c -> c > 0x7F) && line.chars().allMatch(c -> c <= 0xFF);
        return bytes
                ? Charsets.decode(line.getBytes(StandardCharsets.ISO_8859_1)).text()
                : line;
    }
}
