package org.imprimatur.mime.text;

import org.imprimatur.platform.VisibleText;

/** A reply in its parts; each line of it stands in exactly one of them. */
public record TrimmedReply(String said, String quoted, String signature) {

    boolean isWhole() {
        return VisibleText.isBlank(quoted) && VisibleText.isBlank(signature);
    }
}
