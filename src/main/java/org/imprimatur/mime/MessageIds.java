package org.imprimatur.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.mime.text.CleanText;
import org.jspecify.annotations.Nullable;

/** Reads {@code <...>} out of headers, never the words around them. */
final class MessageIds {

    /** No line of a mail may be longer (RFC 5322). */
    private static final int LONGEST = 998;

    private MessageIds() {}

    /** All of them, in order. */
    static List<String> in(String header) {
        List<String> ids = new ArrayList<>();
        int open = header.indexOf('<');
        while (open >= 0) {
            int close = header.indexOf('>', open);
            if (close < 0) {
                break;
            }
            // Of "<<a@b>" the inner one is meant.
            int innermost = header.lastIndexOf('<', close);
            String id = normal(header.substring(innermost + 1, close));
            if (id != null) {
                ids.add(id);
            }
            open = header.indexOf('<', close);
        }
        return ids;
    }

    /** What a Message-ID header says; many programs forget the brackets. */
    static @Nullable String of(String header) {
        List<String> ids = in(header);
        return ids.isEmpty() ? normal(header) : ids.get(0);
    }

    /** Without blanks, which only folding puts there; the part behind the {@code @} in lower case, as hosts are. */
    private static @Nullable String normal(String inside) {
        if (inside.length() > LONGEST) {
            return null;
        }
        StringBuilder id = new StringBuilder();
        inside.codePoints()
                .filter(c -> !Character.isWhitespace(c) && c != '<' && c != '>' && CleanText.isFit(c))
                .forEach(id::appendCodePoint);
        if (id.length() == 0) {
            return null;
        }
        int at = id.lastIndexOf("@");
        return "<" + id.substring(0, at + 1) + id.substring(at + 1).toLowerCase(Locale.ROOT) + ">";
    }
}
