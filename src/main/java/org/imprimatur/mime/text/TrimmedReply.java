package org.imprimatur.mime.text;

/** A reply in its parts; each line of it stands in exactly one of them. */
public record TrimmedReply(String said, String quoted, String signature) {

    boolean isWhole() {
        return quoted.isBlank() && signature.isBlank();
    }
}
