package org.imprimatur.mail.inbound;

import java.util.Arrays;

/** The bytes of a mail as such: where its headers end, and what is kept of one that is too large. */
final class RawMail {

    private RawMail() {}

    /** The position after the first blank line, or the end if there is none. */
    static int endOfHeaders(byte[] raw) {
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '\n' && i + 1 < raw.length) {
                if (raw[i + 1] == '\n') {
                    return i + 2;
                }
                if (raw[i + 1] == '\r' && i + 2 < raw.length && raw[i + 2] == '\n') {
                    return i + 3;
                }
            }
        }
        return raw.length;
    }

    /** The headers, themselves cut if they never end, with the beginning of what follows them. */
    static byte[] beginning(byte[] raw, int headersAtMost, int below) {
        int headers = Math.min(endOfHeaders(raw), headersAtMost);
        return Arrays.copyOf(raw, (int) Math.min(raw.length, (long) headers + below));
    }
}
