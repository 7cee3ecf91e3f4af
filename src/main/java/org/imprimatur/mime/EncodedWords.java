package org.imprimatur.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Turns {@code =?utf-8?Q?...?=} (RFC 2047) into what it says. What comes out may hold anything, line ends too. */
final class EncodedWords {

    private static final Charset WHEN_UNKNOWN = StandardCharsets.UTF_8;

    private EncodedWords() {}

    static String decode(String header) {
        if (!header.contains("=?")) {
            return header;
        }
        try {
            return DecoderUtil.decodeEncodedWords(header, DecodeMonitor.SILENT, WHEN_UNKNOWN);
        } catch (RuntimeException undecodable) {
            return header;
        }
    }
}
