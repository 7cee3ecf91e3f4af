package org.imprimatur.mime.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * HTML as text: paragraphs apart, items with a dash or their number, quotations with {@code >}, links with their target.
 * What is raised, lowered or struck keeps a mark of it, since 10 to the power of six is not 106: {@code 10^6^},
 * {@code H~2~O}, {@code ~~5~~ 50}.
 */
public final class HtmlText implements NodeVisitor {

    /** Characters of what is said; a long book has fewer. */
    public static final int LONGEST = 1_000_000;

    private static final String STRUCK = "~~";

    private static final Set<String> UNSEEN = Set.of(
            "script", "style", "head", "title", "noscript", "template", "object", "embed", "svg", "select", "textarea");

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "blockquote");

    private static final Set<String> LINES = Set.of(
            "div", "tr", "li", "dt", "dd", "address", "article", "section", "header", "footer", "center", "form");

    private static final int DEEPEST_QUOTATION = 10;

    private static final Map<String, String> MARKS =
            Map.of("sup", "^", "sub", "~", "del", STRUCK, "s", STRUCK, "strike", STRUCK);

    private final StringBuilder text = new StringBuilder();
    /** Begun, and to be written before the next character, if there is one. */
    private final Deque<String> awaited = new ArrayDeque<>();

    private final Map<String, Integer> within = new HashMap<>();
    private String closed = "";
    private int closedAt;
    private int insertedTo = -1;
    /** How many items each open list has had; to ask the items themselves takes long in a long list. */
    private final Deque<int[]> counts = new ArrayDeque<>();

    private int quotation;
    private int quotationBefore;
    private int unseen;
    private int preformatted;
    private int breaks;
    private boolean gap;
    private boolean full;

    private HtmlText() {}

    static String of(Element page) {
        return CleanText.text(walk(page).text.toString()).strip();
    }

    /** Whether all that it says is within the limit. */
    public static boolean fits(Document page) {
        return !walk(page.body()).full;
    }

    private static HtmlText walk(Element page) {
        HtmlText walk = new HtmlText();
        page.traverse(walk);
        return walk;
    }

    public static String of(Document page) {
        return of(page.body());
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            if (unseen == 0) {
                write(words.getWholeText());
            }
        } else if (node instanceof Element element) {
            open(element.normalName(), element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element.normalName(), element);
        }
    }

    private void open(String name, Element element) {
        if (UNSEEN.contains(name)) {
            unseen++;
        }
        if (PARAGRAPHS.contains(name)) {
            atLeast(isInList(element) ? 1 : 2);
        } else if (LINES.contains(name)) {
            atLeast(1);
        }
        if (MARKS.containsKey(name)) {
            begin(MARKS.get(name));
        }
        switch (name) {
            case "br" -> breaks++;
            case "ins", "u" -> gap |= closed.equals(STRUCK) && closedAt == text.length();
            case "hr" -> {
                atLeast(1);
                put("---");
                atLeast(1);
            }
            case "ol" -> counts.push(new int[1]);
            case "li" -> put(mark(element));
            case "td", "th" -> gap = true;
            case "pre" -> preformatted++;
            case "blockquote" -> quotation++;
            default -> {
                // Says nothing by itself.
            }
        }
    }

    private void close(String name, Element element) {
        switch (name) {
            case "a" -> target(element);
            case "ins" -> insertedTo = text.length();
            case "ol" -> counts.poll();
            case "pre" -> preformatted--;
            case "blockquote" -> quotation--;
            default -> {
                // Says nothing by itself.
            }
        }
        if (MARKS.containsKey(name)) {
            end(MARKS.get(name));
        }
        if (PARAGRAPHS.contains(name)) {
            atLeast(isInList(element) ? 1 : 2);
        } else if (LINES.contains(name)) {
            atLeast(1);
        }
        if (UNSEEN.contains(name)) {
            unseen--;
        }
    }

    /** What stands in its like already needs no second mark. */
    private void begin(String mark) {
        if (within.merge(mark, 1, Integer::sum) == 1) {
            awaited.addLast(mark);
            gap |= mark.equals(STRUCK) && insertedTo == text.length();
        }
    }

    private void end(String mark) {
        if (within.merge(mark, -1, Integer::sum) > 0 || awaited.remove(mark)) {
            return;
        }
        text.append(mark);
        closed = mark;
        closedAt = text.length();
    }

    /** Two of a kind without anything between them are one. */
    private void writeAwaited() {
        for (String mark : awaited) {
            if (closed.equals(mark) && closedAt == text.length()) {
                text.setLength(text.length() - mark.length());
                closed = "";
            } else {
                text.append(mark);
            }
        }
        awaited.clear();
    }

    private static boolean isInList(Element element) {
        Element parent = element.parent();
        return parent != null && parent.normalName().equals("li");
    }

    private String mark(Element item) {
        Element list = item.parent();
        int[] count = counts.peek();
        boolean numbered = list != null && list.normalName().equals("ol") && count != null;
        return numbered ? ++count[0] + ". " : "- ";
    }

    /** Where a link leads, unless its words say so themselves. */
    private void target(Element link) {
        String target = link.attr("href").strip();
        String words = link.hasText() && target.length() < 2_000 ? link.text().strip() : "";
        String plain = target.startsWith("mailto:") ? target.substring(7) : target;
        boolean leads = target.startsWith("http:") || target.startsWith("https:") || target.startsWith("mailto:");
        if (leads && unseen == 0 && target.length() < 2_000 && !words.equals(plain) && !words.isEmpty()) {
            gap = true;
            put("<" + plain + ">");
        }
    }

    private void write(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (preformatted > 0 && c == '\n') {
                breaks++;
            } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                gap = true;
            } else {
                put(c);
            }
        }
    }

    private void put(String words) {
        for (int i = 0; i < words.length(); i++) {
            put(words.charAt(i));
        }
        gap = words.endsWith(" ");
        if (gap) {
            text.setLength(text.length() - 1);
        }
    }

    private void put(char c) {
        if (text.length() >= LONGEST) {
            full = true;
            return;
        }
        boolean begins = text.length() == 0;
        String prefix = prefix(quotation);
        if (breaks > 0 && !begins) {
            text.append(
                    breaks > 1
                            ? "\n"
                                    + prefix(Math.min(quotation, quotationBefore))
                                            .stripTrailing()
                            : "");
            text.append('\n').append(prefix);
        } else if (begins) {
            text.append(prefix);
        } else if (gap) {
            text.append(' ');
        }
        breaks = 0;
        gap = false;
        quotationBefore = quotation;
        writeAwaited();
        text.append(c);
    }

    private static String prefix(int quotation) {
        return "> ".repeat(Math.min(quotation, DEEPEST_QUOTATION));
    }

    private void atLeast(int lines) {
        breaks = Math.max(breaks, lines);
    }
}
