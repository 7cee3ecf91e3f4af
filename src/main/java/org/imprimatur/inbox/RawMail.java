package org.imprimatur.inbox;

import java.util.Arrays;

/** The bytes of a mail as such: where its headers end, and what is kept of one that is too large. */
final class RawMail {

    /** Headers that go on for longer are cut themselves. */
    static final int LONGEST_HEADERS = 1 << 20;

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

    /** The headers, with the beginning of what follows them. */
    static byte[] beginning(byte[] raw, InboundMailSettings settings) {
        long end = Math.min(endOfHeaders(raw), LONGEST_HEADERS)
                + settings.beginning().toBytes();
        return Arrays.copyOf(raw, (int) Math.min(raw.length, end));
    }
}
