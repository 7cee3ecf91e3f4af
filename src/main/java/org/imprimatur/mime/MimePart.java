package org.imprimatur.mime;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of a mail, whichever parser found it.
 *
 * @param type        Content-Type as it stands in the header
 * @param disposition Content-Disposition as it stands in the header
 * @param content     transfer encoding undone; of a part with children only what stands before or below them
 */
record MimePart(HeaderParameters type, HeaderParameters disposition, byte[] content, List<MimePart> children) {

    static MimePart of(@Nullable String type, @Nullable String disposition, byte[] content, List<MimePart> children) {
        return new MimePart(
                HeaderParameters.of(type == null ? "text/plain" : type),
                HeaderParameters.of(disposition == null ? "" : disposition),
                content,
                List.copyOf(children));
    }

    String mediaType() {
        String value = type.value().toLowerCase(Locale.ROOT);
        int slash = value.indexOf('/');
        return slash > 0 && slash < value.length() - 1 && value.indexOf(' ') < 0 && value.length() < 128
                ? value
                : "text/plain".startsWith(value) || value.startsWith("text")
                        ? "text/plain"
                        : "application/octet-stream";
    }

    boolean is(String mediaType) {
        return mediaType().equals(mediaType);
    }

    boolean isMultipart() {
        return mediaType().startsWith("multipart/");
    }

    boolean isAttachment() {
        return disposition.value().equalsIgnoreCase("attachment");
    }
}
