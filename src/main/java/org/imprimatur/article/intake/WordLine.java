package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** The words of a paragraph as they are read, piece by piece, and as HTML in the end. */
final class WordLine {

    /** How a piece looks, as far as the draft can show it. */
    record Style(
            boolean strong,
            boolean emphasis,
            boolean struck,
            Height height,
            @Nullable String href) {

        static final Style PLAIN = new Style(false, false, false, Height.LEVEL, null);

        Style weak() {
            return new Style(false, emphasis, struck, height, href);
        }

        Style kept() {
            return new Style(strong, emphasis, false, height, href);
        }

        Style upright() {
            return new Style(strong, false, struck, height, href);
        }
    }

    /** @param words null where it is an element instead */
    private record Piece(@Nullable String words, @Nullable Element element, Style style) {

        boolean hasWords() {
            return words != null && !VisibleText.isBlank(words);
        }
    }

    private final List<Piece> pieces = new ArrayList<>();

    void text(String words, Style style) {
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && last.words() != null && last.style().equals(style)) {
            pieces.set(pieces.size() - 1, new Piece(last.words() + words, null, style));
        } else if (!words.isEmpty()) {
            pieces.add(new Piece(words, null, style));
        }
    }

    /** Struck out are words, not pictures. */
    void element(Element element, Style style) {
        pieces.add(new Piece(null, element, style.kept()));
    }

    boolean endsInWord() {
        String last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1).words();
        return last != null && !last.isEmpty() && Character.isLetterOrDigit(last.codePointBefore(last.length()));
    }

    /** A citation stands apart from the word before it, as writers type it, unless it is said to stand close. */
    void citation(String citation, boolean close) {
        String last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1).words();
        boolean apart = last == null || last.isEmpty() || last.matches("(?s).*[\\s\\u00a0\\](\\[{“‘«/–—-]");
        text(apart || close ? citation : " " + citation, Style.PLAIN);
    }

    boolean isEmpty() {
        return pieces.stream()
                .noneMatch(piece -> piece.hasWords()
                        || (piece.element() != null
                                && !piece.element().normalName().equals("br")));
    }

    boolean hasWords() {
        return pieces.stream().anyMatch(Piece::hasWords);
    }

    /** Where a whole heading is bold, that is its look and no stress on any word. */
    void withoutStressOnAll() {
        if (all(Style::strong)) {
            restyle(Style::weak);
        }
        if (all(Style::emphasis)) {
            restyle(Style::upright);
        }
    }

    boolean isAllStrong() {
        return all(Style::strong);
    }

    private boolean all(Predicate<Style> predicate) {
        return hasWords() && pieces.stream().filter(Piece::hasWords).allMatch(piece -> predicate.test(piece.style()));
    }

    private void restyle(UnaryOperator<Style> change) {
        pieces.replaceAll(piece -> new Piece(piece.words(), piece.element(), change.apply(piece.style())));
    }

    /** Links outside, then strong, then emphasis, and the height innermost; neighbours share what they can. */
    void writeTo(Element paragraph) {
        write(pieces, paragraph, 0);
    }

    private static void write(List<Piece> pieces, Element into, int level) {
        int from = 0;
        while (from < pieces.size()) {
            String tag = tag(pieces.get(from).style(), level);
            int to = from + 1;
            while (level < 5
                    && to < pieces.size()
                    && Objects.equals(tag, tag(pieces.get(to).style(), level))) {
                to++;
            }
            if (level == 5) {
                into.appendChild(leaf(pieces.get(from)));
            } else {
                Element inside = tag == null ? into : opened(tag, into);
                write(pieces.subList(from, to), inside, level + 1);
            }
            from = to;
        }
    }

    private static Node leaf(Piece piece) {
        return piece.element() == null ? new TextNode(Objects.requireNonNull(piece.words())) : piece.element();
    }

    private static Element opened(String tag, Element into) {
        return tag.startsWith("a ") ? into.appendElement("a").attr("href", tag.substring(2)) : into.appendElement(tag);
    }

    private static @Nullable String tag(Style style, int level) {
        return switch (level) {
            case 0 -> style.href() == null ? null : "a " + style.href();
            case 1 -> style.struck() ? "s" : null;
            case 2 -> style.strong() ? "strong" : null;
            case 3 -> style.emphasis() ? "em" : null;
            default ->
                level > 4 || style.height() == Height.LEVEL ? null : style.height() == Height.RAISED ? "sup" : "sub";
        };
    }
}
