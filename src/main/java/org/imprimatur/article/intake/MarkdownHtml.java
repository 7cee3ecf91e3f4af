package org.imprimatur.article.intake;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.imprimatur.article.markdown.PlainWords;
import org.imprimatur.platform.VisibleText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Replaces the tags of HTML within a line of Markdown by what Markdown has for them, or takes them out and tells. */
final class MarkdownHtml {

    private static final Pattern TAG = Pattern.compile("(?s)<(/?)([A-Za-z][A-Za-z0-9-]*).*>");
    private static final Pattern INNER_TAG = Pattern.compile("</?[A-Za-z][^>]*>");

    private final SourceEdits edits;
    private final LossCollector losses;
    private final Function<Element, String> picture;
    private final Set<Node> ends = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> paired = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Node, HtmlInline> endOf = new IdentityHashMap<>();
    private int goneUntil;

    /** @param picture what stands for an {@code img} */
    MarkdownHtml(SourceEdits edits, LossCollector losses, Function<Element, String> picture) {
        this.edits = edits;
        this.losses = losses;
        this.picture = picture;
    }

    /** Whether it stands in a piece that is left out. */
    boolean isGone(Node node) {
        return SourceEdits.start(node) < goneUntil;
    }

    void look(HtmlInline html) {
        Matcher tag = TAG.matcher(html.getLiteral());
        if (!tag.matches()) {
            edits.replace(html, "");
            losses.tell(html.getLiteral().startsWith("<!--") ? LossKind.COMMENTS : LossKind.HTML);
        } else if (!ends.contains(html)) {
            begun(html, tag.group(1).isEmpty() ? tag.group(2).toLowerCase(java.util.Locale.ROOT) : "");
        }
    }

    /** @param name empty for the end of something that never began */
    private void begun(HtmlInline html, String name) {
        HtmlInline end = name.isEmpty() ? null : end(html);
        switch (name) {
            case "br" -> edits.replace(html, "\\\n");
            case "img" -> edits.replace(html, picture.apply(element(html)));
            case "sup" -> raised(html, end, "^");
            case "sub" -> raised(html, end, "~");
            case "s", "strike", "del" -> leftOut(html, end, LossKind.STRUCK_OUT);
            case "script" -> leftOut(html, end, LossKind.SCRIPT);
            case "style" -> leftOut(html, end, LossKind.STYLE);
            case "template" -> leftOut(html, end, LossKind.HIDDEN);
            case "b", "strong" -> emphasis(html, end, "**");
            case "i", "em" -> emphasis(html, end, "*");
            case "a" -> link(html, end);
            default -> takenOut(html);
        }
    }

    /** The words around it stay. */
    private void takenOut(HtmlInline html) {
        edits.replace(html, "");
        losses.tell(LossKind.HTML);
    }

    /** Each tag's end, found once for all tags of a line. */
    private @Nullable HtmlInline end(HtmlInline begin) {
        Node around = begin.getParent();
        if (around != null && paired.add(around)) {
            Map<String, Deque<HtmlInline>> open = new HashMap<>();
            for (Node node = around.getFirstChild(); node != null; node = node.getNext()) {
                if (node instanceof HtmlInline html) {
                    pair(html, open);
                }
            }
        }
        return endOf.get(begin);
    }

    private void pair(HtmlInline html, Map<String, Deque<HtmlInline>> open) {
        Matcher tag = TAG.matcher(html.getLiteral());
        if (tag.matches()) {
            Deque<HtmlInline> alike =
                    open.computeIfAbsent(tag.group(2).toLowerCase(java.util.Locale.ROOT), name -> new ArrayDeque<>());
            if (tag.group(1).isEmpty()) {
                alike.push(html);
            } else if (!alike.isEmpty()) {
                endOf.put(alike.pop(), html);
            }
        }
    }

    private void raised(HtmlInline begin, @Nullable HtmlInline end, String mark) {
        if (end == null) {
            takenOut(begin);
            return;
        }
        String words = edits.source().substring(SourceEdits.end(begin), SourceEdits.start(end));
        edits.replace(SourceEdits.start(begin), SourceEdits.end(end), run(words, mark));
        goneUntil = Math.max(goneUntil, SourceEdits.end(end));
    }

    /** Written as the newest format does, with all between the tags. */
    private static String run(String words, String mark) {
        String inside = INNER_TAG.matcher(words.strip()).replaceAll("");
        if (inside.isEmpty()) {
            return words;
        }
        String escaped = inside.replace(mark, "\\" + mark).replaceAll("\\s+", "\\\\ ");
        int from = words.indexOf(words.strip());
        return words.substring(0, from)
                + mark
                + escaped
                + mark
                + words.substring(from + words.strip().length());
    }

    private void leftOut(HtmlInline begin, @Nullable HtmlInline end, LossKind kind) {
        if (end == null) {
            takenOut(begin);
            return;
        }
        StringBuilder words = new StringBuilder();
        for (Node node = begin.getNext(); node != null && node != end; node = node.getNext()) {
            words.append(PlainWords.of(node)).append(' ');
        }
        losses.tell(kind, words.toString().strip());
        edits.remove(SourceEdits.start(begin), SourceEdits.end(end));
        goneUntil = Math.max(goneUntil, SourceEdits.end(end));
    }

    /** Where its marks would surely be read as marks: around whole words. */
    private void emphasis(HtmlInline begin, @Nullable HtmlInline end, String mark) {
        String source = edits.source();
        if (end == null
                || isLetter(SourceEdits.start(begin) - 1)
                || isLetter(SourceEdits.end(end))
                || !isLetter(SourceEdits.end(begin))
                || !isLetter(SourceEdits.start(end) - 1)
                || source.substring(SourceEdits.end(begin), SourceEdits.start(end))
                        .contains("*")) {
            takenOut(begin);
            return;
        }
        pair(begin, end, mark, mark);
    }

    private boolean isLetter(int at) {
        return at >= 0
                && at < edits.source().length()
                && Character.isLetterOrDigit(edits.source().charAt(at));
    }

    private void link(HtmlInline begin, @Nullable HtmlInline end) {
        String address = element(begin).attr("href").strip();
        boolean web = address.matches("(?i)(https?://|mailto:)[^\\s<>]+");
        if (end != null && web && !linksWithin(begin, end)) {
            pair(begin, end, "[", "](<" + address + ">)");
            return;
        }
        edits.replace(begin, "");
        if (!address.isEmpty() && !address.startsWith("#")) {
            losses.tell(LossKind.LINK, address);
        }
    }

    /** Whether one begins between them, which no link can hold. */
    private static boolean linksWithin(Node begin, Node end) {
        for (Node node = begin.getNext(); node != null && node != end; node = node.getNext()) {
            boolean tag = node instanceof HtmlInline html && html.getLiteral().matches("(?is)<a\\b.*");
            if (node instanceof Link || tag) {
                return true;
            }
        }
        return false;
    }

    private void pair(HtmlInline begin, HtmlInline end, String before, String behind) {
        edits.replace(begin, before);
        edits.replace(end, behind);
        ends.add(end);
    }

    private static Element element(HtmlInline html) {
        return Optional.ofNullable(Jsoup.parse(html.getLiteral()).body().firstElementChild())
                .filter(element -> !VisibleText.isBlank(element.normalName()))
                .orElseGet(() -> new Element("span"));
    }
}
