package org.imprimatur.mail.inbound.reading;

/** A reply in its parts; each line of it stands in exactly one of them. */
record Trimmed(String said, String quoted, String signature) {

    boolean isWhole() {
        return quoted.isBlank() && signature.isBlank();
    }
}
