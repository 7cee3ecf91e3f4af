package org.imprimatur.mime;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.mime.text.CleanText;

/** Names for the files of one mail: as the mail has them, but fit for any disk and page, and each only once. */
final class AttachmentNames {

    /** What a file system takes, with room for a number. */
    private static final int LONGEST = 120;

    private static final Map<String, String> ENDINGS = Map.of(
            "text/plain", ".txt",
            "text/html", ".html",
            "text/calendar", ".ics",
            "image/jpeg", ".jpg",
            "image/png", ".png",
            "image/gif", ".gif",
            "application/pdf", ".pdf",
            "message/rfc822", ".eml",
            "message/delivery-status", ".txt",
            "text/rfc822-headers", ".txt");

    private final Set<String> taken = new HashSet<>();

    /** RFC 2231 first, which the parameters have been read by; then RFC 2047, which does not belong here but is common. */
    static Optional<String> of(MimePart part) {
        return part.disposition()
                .get("filename")
                .or(() -> part.type().get("name"))
                .map(EncodedWords::decode)
                .map(AttachmentNames::fit)
                .filter(name -> !name.isEmpty());
    }

    String unique(String wanted, String mediaType) {
        String name = fit(wanted);
        if (name.isEmpty()) {
            name = "attachment" + ENDINGS.getOrDefault(mediaType, ".bin");
        }
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        String unique = name;
        for (int n = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); n++) {
            unique = stem + "-" + n + ending;
        }
        return unique;
    }

    private static String fit(String wanted) {
        String line = CleanText.line(Normalizer.normalize(wanted, Normalizer.Form.NFC))
                .replace('\t', ' ');
        String last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        last.codePoints()
                .map(c -> "<>:\"|?*".indexOf(c) >= 0 ? '_' : c)
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(name::appendCodePoint);
        String bare = name.toString().replaceAll("^[. ]+|[. ]+$", "");
        return bare.length() <= LONGEST ? bare : shortened(bare);
    }

    /** Its ending tells what it is, and stays. */
    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int end = LONGEST - ending.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + ending;
    }
}
