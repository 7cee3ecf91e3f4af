package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a web page Word has saved: paragraphs, each with its label as words and its level in a style of Word's
 * own, or, if the page was "filtered", only in its indent.
 */
final class WordPageLists {

    private static final int LONGEST_LABEL = 12;
    private static final Pattern LEVEL = Pattern.compile("(l\\d+)\\s+level(\\d)\\s+(lfo\\d+)");
    private static final Pattern GAP_FONT = Pattern.compile("font:\\s*7(\\.0)?pt.*", Pattern.CASE_INSENSITIVE);

    private final Map<Element, Entry> entries = new IdentityHashMap<>();
    private final Set<Node> labels = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Between a label that stays and its words. */
    private final List<TextNode> gaps = new ArrayList<>();

    private WordPageLists() {}

    /** @param level from one; zero where only the indent tells */
    private record Entry(int level, double indent, String name, ListLabel label) {}

    static WordPageLists of(Document page, PageStyles styles) {
        WordPageLists lists = new WordPageLists();
        for (Element paragraph : page.select("p")) {
            lists.look(paragraph, styles);
        }
        return lists;
    }

    /** Whether the words are a label, which the list they stand in says instead. */
    boolean isLabel(TextNode words) {
        return labels.contains(words);
    }

    private void look(Element paragraph, PageStyles styles) {
        List<TextNode> written = label(paragraph);
        if (written.isEmpty()) {
            return;
        }
        StringBuilder words = new StringBuilder();
        written.forEach(node -> words.append(node.getWholeText()));
        Optional<ListLabel> label = words.length() > 60
                ? Optional.empty()
                : ListLabel.of(words.toString().strip());
        if (label.isPresent()) {
            labels.addAll(written);
        } else {
            gaps.add(written.get(written.size() - 1));
        }
        Matcher level = LEVEL.matcher(styles.declared(paragraph, "mso-list"));
        boolean told = level.find();
        // A label that no list can count stays a word of its entry.
        entries.put(
                paragraph,
                new Entry(
                        told ? Integer.parseInt(level.group(2)) : 0,
                        styles.indent(paragraph),
                        told ? level.group(1) + level.group(3) : "",
                        label.orElse(ListLabel.BULLET)));
    }

    private static List<TextNode> label(Element paragraph) {
        List<TextNode> before = new ArrayList<>();
        for (TextNode words : texts(paragraph)) {
            if (within(words, paragraph, WordPageLists::isIgnored)) {
                before.add(words);
            } else if (!before.isEmpty() && within(before.get(0), paragraph, WordPageLists::isIgnored)) {
                return before;
            } else if (!words.isBlank() || words.getWholeText().indexOf('\u00A0') >= 0) {
                before.add(words);
                boolean gap = within(
                        words,
                        paragraph,
                        element -> GAP_FONT.matcher(element.attr("style")).matches());
                if (gap && VisibleText.isBlank(words.getWholeText())) {
                    return before.size() > 1 ? before : List.of();
                }
                if (length(before) > LONGEST_LABEL) {
                    return List.of();
                }
            }
        }
        boolean ignored = !before.isEmpty() && within(before.get(0), paragraph, WordPageLists::isIgnored);
        return ignored ? before : List.of();
    }

    private static int length(List<TextNode> words) {
        return words.stream()
                .mapToInt(node ->
                        node.getWholeText().replace("\u00A0", "").strip().length())
                .sum();
    }

    /** Those at the beginning of a paragraph: a label is among them or there is none. */
    private static List<TextNode> texts(Element paragraph) {
        List<TextNode> texts = new ArrayList<>();
        Node at = paragraph.childNodeSize() == 0 ? null : paragraph.childNode(0);
        for (int steps = 0; at != null && steps < 40; steps++) {
            if (at instanceof TextNode words) {
                texts.add(words);
            }
            at = following(at, paragraph);
        }
        return texts;
    }

    private static @Nullable Node following(Node at, Element within) {
        if (at.childNodeSize() > 0) {
            return at.childNode(0);
        }
        Node up = at;
        while (up != null && up != within) {
            if (up.nextSibling() != null) {
                return up.nextSibling();
            }
            up = up.parent();
        }
        return null;
    }

    private static boolean isIgnored(Element element) {
        return element.attr("style")
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT)
                .contains("mso-list:ignore");
    }

    private static boolean within(Node node, Element paragraph, java.util.function.Predicate<Element> test) {
        Node at = node.parent();
        while (at instanceof Element element && element != paragraph) {
            if (test.test(element)) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    void removeLabels() {
        labels.forEach(Node::remove);
        gaps.stream().filter(gap -> VisibleText.isBlank(gap.text())).forEach(gap -> gap.text(" "));
    }

    /** Makes lists of the paragraphs, where they stand. */
    void compose() {
        Set<Element> done = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element first : inOrder()) {
            if (first.parent() != null && done.add(first)) {
                done.addAll(compose(first));
            }
        }
    }

    private List<Element> inOrder() {
        Element any = entries.isEmpty() ? null : entries.keySet().iterator().next();
        Document page = any == null ? null : any.ownerDocument();
        return page == null
                ? List.of()
                : page.getAllElements().stream().filter(entries::containsKey).toList();
    }

    private List<Element> compose(Element first) {
        Element place = new Element("div");
        first.before(place);
        ListComposer composer = new ListComposer(place);
        List<Element> taken = new ArrayList<>();
        List<Double> indents = new ArrayList<>();
        @Nullable Element at = first;
        while (at != null) {
            Element next = at.nextElementSibling();
            Entry entry = entries.get(at);
            if (entry != null) {
                int level = entry.level() > 0 ? entry.level() : byIndent(entry.indent(), indents);
                List<Node> content = new ArrayList<>(at.childNodes());
                at.remove();
                composer.entry(level, entry.name(), entry.label(), content);
            } else if (isMore(at)) {
                at.remove();
                composer.more(at);
            } else {
                break;
            }
            taken.add(at);
            at = next;
        }
        return taken;
    }

    /** A paragraph without a label of its own that belongs to the entry before it. */
    private static boolean isMore(Element element) {
        return element.normalName().equals("p")
                && element.classNames().stream().anyMatch(name -> name.startsWith("MsoListParagraph"));
    }

    private static int byIndent(double indent, List<Double> indents) {
        indents.removeIf(deeper -> deeper > indent + 1);
        if (indents.isEmpty() || indents.get(indents.size() - 1) < indent - 1) {
            indents.add(indent);
        }
        return indents.size();
    }
}
