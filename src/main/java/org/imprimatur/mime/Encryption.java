package org.imprimatur.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Tells what is encrypted, so that nobody looks for words in it. */
final class Encryption {

    private static final String PGP = "-----BEGIN PGP MESSAGE-----";
    private static final int TELLING = 4_096;

    private Encryption() {}

    /** Encrypted with PGP within the text. */
    static boolean isIn(String text) {
        return text.contains(PGP);
    }

    static boolean isIn(MimePart part) {
        String kind = part.type().get("smime-type").orElse("").toLowerCase(Locale.ROOT);
        String name = AttachmentNames.of(part).orElse("").toLowerCase(Locale.ROOT);
        return kind.contains("enveloped")
                || part.is("application/pgp-encrypted")
                || part.is("application/x-microsoft-rpmsg-message")
                || name.endsWith(".rpmsg")
                || isIn(beginning(part.content()));
    }

    private static String beginning(byte[] file) {
        return new String(file, 0, Math.min(file.length, TELLING), StandardCharsets.ISO_8859_1);
    }
}
