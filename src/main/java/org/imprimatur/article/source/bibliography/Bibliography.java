package org.imprimatur.article.source.bibliography;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.platform.VisibleText;

/**
 * The works a reference manager or database has exported, and the entries among them that cannot be read.
 *
 * @param items as CSL-JSON has them, in the order they stood in
 */
public record Bibliography(List<Map<String, Object>> items, List<UnreadEntry> unread) {

    /** Nobody adds more to one article at once. */
    static final int MOST = 2_000;

    public Bibliography {
        items = List.copyOf(items);
        unread = List.copyOf(unread);
    }

    /**
     * An entry that was not taken. In words: the message {@link #message()} with {@link #arguments()}.
     *
     * @param name how the entry calls itself, may be empty
     * @param line where it begins, from 1
     * @param text as it stood
     */
    public record UnreadEntry(Reason reason, String name, int line, String text) {

        public String message() {
            return "bibliography." + reason;
        }

        public Object[] arguments() {
            return new Object[] {name, line};
        }
    }

    /** Why an entry was not taken. */
    public enum Reason {
        /** A brace is opened and never closed, or the other way round. */
        UNBALANCED,
        /** Its format is kept to up to somewhere. */
        BROKEN,
        /** The list as a whole is not JSON. */
        NOT_JSON,
        NO_TITLE,
        /** There are more before it than are taken at once: it, and all behind it. */
        TOO_MANY
    }

    /** Nothing if the text is in none of the formats. */
    public static Optional<Bibliography> read(String text) {
        if (BibTexReader.reads(text)) {
            return Optional.of(BibTexReader.read(text));
        }
        if (RisReader.reads(text)) {
            return Optional.of(RisReader.read(text));
        }
        if (PubMedReader.reads(text)) {
            return Optional.of(PubMedReader.read(text));
        }
        return CslJsonReader.reads(text) ? Optional.of(CslJsonReader.read(text)) : Optional.empty();
    }

    /** Gathers what is read, one entry at a time. */
    static final class Collector {

        private final List<Map<String, Object>> items = new ArrayList<>();
        private final List<UnreadEntry> unread = new ArrayList<>();

        void take(Map<String, Object> item, String name, int line, String text) {
            Object title = item.get("title");
            if (title == null || VisibleText.isBlank(title.toString())) {
                leave(Reason.NO_TITLE, name, line, text);
            } else {
                items.add(item);
            }
        }

        void leave(Reason reason, String name, int line, String text) {
            unread.add(new UnreadEntry(reason, name, line, text));
        }

        /** Then the rest is left as it stands. */
        boolean isFull() {
            return items.size() + unread.size() >= MOST;
        }

        Bibliography bibliography() {
            return new Bibliography(items, unread);
        }
    }
}
