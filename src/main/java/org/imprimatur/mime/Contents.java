package org.imprimatur.mime;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a mail holds below its headers. */
record Contents(
        Rung rung,
        Body body,
        List<Attachment> attachments,
        @Nullable Returned returned,
        Set<Oddity> oddities) {}
