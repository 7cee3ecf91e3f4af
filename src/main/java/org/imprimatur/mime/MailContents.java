package org.imprimatur.mime;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a mail holds below its headers. */
record MailContents(
        ParseLevel rung,
        Body body,
        List<Attachment> attachments,
        @Nullable BounceReport returned,
        Set<ParseWarning> oddities) {}
