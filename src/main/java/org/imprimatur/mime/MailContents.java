package org.imprimatur.mime;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a mail holds below its headers. */
record MailContents(
        ParseLevel level,
        Body body,
        List<Attachment> attachments,
        @Nullable BounceReport returned,
        Set<ParseWarning> warnings) {}
