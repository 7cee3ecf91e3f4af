package org.imprimatur.article.intake;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a paragraph that looks the same throughout.
 *
 * @param target of an image
 */
record TextRun(Kind kind, String text, String target, Style style) {

    enum Kind {
        TEXT,
        CODE,
        IMAGE,
        BREAK
    }

    static TextRun text(String words, Style style) {
        return new TextRun(Kind.TEXT, words, "", style);
    }

    TextRun styled(Style other) {
        return new TextRun(kind, text, target, other);
    }

    TextRun saying(String words) {
        return new TextRun(kind, words, target, style);
    }

    boolean isSpace() {
        return kind == Kind.TEXT && text.equals(" ");
    }

    /** @param href where it leads, null for nowhere */
    record Style(boolean strong, boolean emphasis, @Nullable String href) {

        static final Style PLAIN = new Style(false, false, null);

        Style asStrong() {
            return new Style(true, emphasis, href);
        }

        Style asEmphasis() {
            return new Style(strong, true, href);
        }

        Style to(String address) {
            return new Style(strong, emphasis, address);
        }

        Style meet(Style other) {
            return new Style(
                    strong && other.strong, emphasis && other.emphasis, Objects.equals(href, other.href) ? href : null);
        }
    }
}
