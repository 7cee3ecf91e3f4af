package org.imprimatur.mime;

import java.util.List;
import java.util.Set;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/** What a mail holds below its headers. */
record MailContents(
        ParseLevel level,
        Body body,
        List<Attachment> attachments,
        @Nullable BounceReport returned,
        Set<ParseWarning> warnings) {

    boolean hasWords() {
        return !VisibleText.isBlank(body.text());
    }
}
