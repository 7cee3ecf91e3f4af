package org.imprimatur.article.intake;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a paragraph that looks the same throughout.
 *
 * @param target  of an image
 * @param caption of an image, empty for none of its own
 */
record TextRun(Kind kind, String text, String target, String caption, Style style) {

    TextRun(Kind kind, String text, String target, Style style) {
        this(kind, text, target, "", style);
    }

    enum Kind {
        TEXT,
        CODE,
        IMAGE,
        BREAK
    }

    static TextRun text(String words, Style style) {
        return new TextRun(Kind.TEXT, words, "", style);
    }

    static TextRun image(String alt, String target, String caption, Style style) {
        return new TextRun(Kind.IMAGE, alt, target, caption, style);
    }

    TextRun styled(Style other) {
        return new TextRun(kind, text, target, caption, other);
    }

    TextRun saying(String words) {
        return new TextRun(kind, words, target, caption, style);
    }

    boolean isSpace() {
        return kind == Kind.TEXT && text.equals(" ");
    }

    /** @param href where it leads, null for nowhere */
    record Style(
            boolean strong,
            boolean emphasis,
            VisibleWords.Height height,
            @Nullable String href) {

        static final Style PLAIN = new Style(false, false, VisibleWords.Height.LEVEL, null);

        Style asStrong() {
            return new Style(true, emphasis, height, href);
        }

        Style asEmphasis() {
            return new Style(strong, true, height, href);
        }

        Style to(String address) {
            return new Style(strong, emphasis, height, address);
        }

        Style at(VisibleWords.Height other) {
            return new Style(strong, emphasis, other, href);
        }

        boolean isLevel() {
            return height == VisibleWords.Height.LEVEL;
        }

        Style meet(Style other) {
            return new Style(
                    strong && other.strong,
                    emphasis && other.emphasis,
                    height == other.height ? height : VisibleWords.Height.LEVEL,
                    Objects.equals(href, other.href) ? href : null);
        }
    }
}
