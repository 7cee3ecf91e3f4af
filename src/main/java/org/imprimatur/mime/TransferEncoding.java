package org.imprimatur.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** Undoes the transfer encoding of what may not have one, and has one all the same: a mail or multipart within a mail. */
final class TransferEncoding {

    private static final int TELLING = 4_096;

    private TransferEncoding() {}

    static Optional<byte[]> base64(byte[] content) {
        if (!looksLikeBase64(content)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(content)).filter(decoded -> decoded.length > 0);
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    static Optional<byte[]> quotedPrintable(byte[] content) {
        try (QuotedPrintableInputStream in = new QuotedPrintableInputStream(new ByteArrayInputStream(content))) {
            return Optional.of(in.readAllBytes());
        } catch (IOException other) {
            return Optional.empty();
        }
    }

    private static boolean looksLikeBase64(byte[] content) {
        int signs = 0;
        for (int i = 0; i < Math.min(content.length, TELLING); i++) {
            char c = (char) (content[i] & 0xFF);
            boolean sign = c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=');
            if (!sign && c != '\r' && c != '\n') {
                return false;
            }
            signs += sign ? 1 : 0;
        }
        return signs >= 8;
    }

    /** Without the armour that some programs put around base64. */
    static byte[] withoutArmour(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 64), StandardCharsets.ISO_8859_1);
        if (!head.startsWith("-----BEGIN")) {
            return content;
        }
        String armoured = new String(content, StandardCharsets.ISO_8859_1);
        int from = armoured.indexOf('\n') + 1;
        int to = armoured.indexOf("-----END", from);
        return armoured.substring(from, to < 0 ? armoured.length() : to).strip().getBytes(StandardCharsets.ISO_8859_1);
    }
}
