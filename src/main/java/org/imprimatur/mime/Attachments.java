package org.imprimatur.mime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of one mail, no two of the same name. */
final class Attachments {

    private final List<Attachment> files = new ArrayList<>();
    private final AttachmentNames names = new AttachmentNames();

    /** @param fallback a name for it if the mail gives none, null to make one from its type */
    void add(MimePart part, @Nullable String fallback) {
        String name = AttachmentNames.of(part).orElse(fallback == null ? "" : fallback);
        add(name, part.mediaType(), part.content());
    }

    void add(String name, String mediaType, byte[] bytes) {
        String unique = names.unique(name, mediaType);
        files.add(new Attachment(unique, mediaType, bytes, DangerousAttachments.isIn(unique, bytes)));
    }

    void addAll(List<Attachment> others) {
        others.forEach(file -> add(file.name(), file.mediaType(), file.bytes()));
    }

    List<Attachment> all() {
        return files;
    }
}
