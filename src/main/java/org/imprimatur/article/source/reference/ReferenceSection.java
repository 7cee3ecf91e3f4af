package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.imprimatur.article.markdown.BodyParser;
import org.imprimatur.article.markdown.PlainWords;

/**
 * The part of a body in which its references stand as text, under a heading that says so.
 *
 * @param from   where its heading begins in the body
 * @param to     where its last line ends
 * @param others other parts of the body under such headings, whose numbers begin with 1 as well
 */
public record ReferenceSection(String heading, int from, int to, List<Entry> entries, List<ReferenceSection> others) {

    private static final Set<String> OF_NOTES = Set.of("notes", "endnotes", "footnotes", "注释");

    private static final Set<String> NAMES = Set.of(
            "references",
            "reference list",
            "reference",
            "references and notes",
            "sources",
            "sources and references",
            "bibliography",
            "works cited",
            "literature",
            "literature cited",
            "further sources",
            "notes",
            "endnotes",
            "footnotes",
            "citations",
            "literatur",
            "literaturverzeichnis",
            "quellen",
            "quellenverzeichnis",
            "referenzen",
            "références",
            "bibliographie",
            "sources et références",
            "bibliografía",
            "referencias",
            "referencias bibliográficas",
            "fuentes",
            "bibliografia",
            "riferimenti",
            "riferimenti bibliografici",
            "fonti",
            "referências",
            "referências bibliográficas",
            "fontes",
            "источники",
            "литература",
            "список литературы",
            "参考文献",
            "注释");

    private static final Pattern LABEL = Pattern.compile(
            "^\\s*(?:\\[(?<square>\\d{1,4})]|\\((?<round>\\d{1,4})\\)|(?<plain>\\d{1,4})[.)](?=\\s))\\s*");

    /** No list of references is longer. */
    private static final int MOST = 5_000;

    public ReferenceSection {
        entries = List.copyOf(entries);
        others = List.copyOf(others);
    }

    /**
     * One line of it.
     *
     * @param label the number it goes by, empty if it has none
     * @param from  where it begins in the body, with its label
     */
    public record Entry(String label, String text, int from, int to, ReadReference read) {

        /** Whether it says enough to be somebody's work. */
        public boolean isReference() {
            boolean told = read.item().keySet().stream()
                    .anyMatch(Set.of("container-title", "publisher", "issued", "DOI", "URL", "PMID")::contains);
            return !read.title().isEmpty() && told;
        }
    }

    /** The last one in the body of which at least half the lines are references. */
    public static Optional<ReferenceSection> of(String body) {
        List<ReferenceSection> named = new ArrayList<>();
        for (Node node = BodyParser.parseAsTyped(body).getFirstChild(); node != null; node = node.getNext()) {
            if (isNamed(node)) {
                named.add(under(node, body));
            }
        }
        List<ReferenceSection> found =
                named.stream().filter(ReferenceSection::isOne).toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.get(found.size() - 1).beside(named));
    }

    private ReferenceSection beside(List<ReferenceSection> named) {
        List<ReferenceSection> rest =
                named.stream().filter(section -> section.from != from).toList();
        return new ReferenceSection(heading, from, to, entries, rest);
    }

    /** Whether a place in the body is in this part, or in another that lists references. */
    boolean lists(int place) {
        return place >= from && place < to || others.stream().anyMatch(other -> other.isOne() && other.lists(place));
    }

    /** Whether its lines are footnotes, which a text names as such: "(note 3)". */
    boolean isOfNotes() {
        return OF_NOTES.contains(heading.toLowerCase(Locale.ROOT));
    }

    /** Whether at least half its lines are references. */
    boolean isOne() {
        long references = entries.stream().filter(Entry::isReference).count();
        return references > 0 && references * 2 >= entries.size();
    }

    private static boolean isNamed(Node node) {
        boolean titled = node instanceof Heading || isBold(node);
        return titled && NAMES.contains(name(node).toLowerCase(Locale.ROOT));
    }

    private static String name(Node node) {
        return PlainWords.of(node)
                .strip()
                .replaceFirst("^\\d{1,2}(?:\\.\\d{1,2})*\\.?\\s+", "")
                .replaceFirst("\\s*[:：.]$", "");
    }

    private static boolean isBold(Node node) {
        return node instanceof Paragraph
                && node.getFirstChild() instanceof StrongEmphasis
                && node.getFirstChild().getNext() == null;
    }

    private static ReferenceSection under(Node heading, String body) {
        List<Entry> entries = new ArrayList<>();
        int to = end(heading);
        for (Node node = heading.getNext(); node != null && !ends(node, heading); node = node.getNext()) {
            if (node.getSourceSpans().isEmpty() || entries.size() > MOST) {
                break;
            }
            if (node instanceof OrderedList list) {
                items(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber(), entries, body);
            } else if (node instanceof BulletList list) {
                items(list, -1, entries, body);
            } else if (node instanceof Paragraph paragraph) {
                lines(paragraph, entries);
            } else {
                break;
            }
            to = end(node);
        }
        return new ReferenceSection(name(heading), begin(heading), to, entries, List.of());
    }

    private static boolean ends(Node node, Node heading) {
        return node instanceof Heading || isBold(node) && !(heading instanceof Heading) || isNamed(node);
    }

    private static void items(Node list, int start, List<Entry> entries, String body) {
        int number = start;
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            String label = start < 0 ? "" : String.valueOf(number++);
            String words = words(item);
            Matcher own = LABEL.matcher(words);
            if (label.isEmpty() && own.lookingAt()) {
                entries.add(entry(number(own), words.substring(own.end()), begin(item), end(item)));
            } else if (!words.isEmpty()) {
                entries.add(entry(label, words, begin(item), end(item)));
            }
        }
    }

    /** A paragraph is one reference, unless its lines have numbers of their own. */
    private static void lines(Paragraph paragraph, List<Entry> entries) {
        String[] lines = ReferenceWords.of(paragraph).split("\n", -1);
        List<SourceSpan> spans = paragraph.getSourceSpans();
        int first = 0;
        for (int line = 1; line <= lines.length; line++) {
            boolean begins = line < lines.length
                    && spans.size() == lines.length
                    && LABEL.matcher(lines[line]).lookingAt();
            if (begins || line == lines.length) {
                String words =
                        String.join(" ", List.of(lines).subList(first, line)).strip();
                int to = line == lines.length ? end(paragraph) : end(spans.get(line - 1));
                int from = first == 0 ? begin(paragraph) : spans.get(first).getInputIndex();
                Matcher label = LABEL.matcher(words);
                if (label.lookingAt()) {
                    entries.add(entry(number(label), words.substring(label.end()), from, to));
                } else if (!words.isEmpty()) {
                    entries.add(entry("", words, from, to));
                }
                first = line;
            }
        }
    }

    private static String number(Matcher label) {
        String square = label.group("square");
        String round = label.group("round");
        return square != null ? square : round != null ? round : label.group("plain");
    }

    private static Entry entry(String label, String words, int from, int to) {
        return new Entry(label, words, from, to, ReferenceReader.read(words));
    }

    private static String words(Node item) {
        List<String> words = new ArrayList<>();
        for (Node part = item.getFirstChild(); part != null; part = part.getNext()) {
            words.add(ReferenceWords.of(part).replace('\n', ' ').strip());
        }
        return String.join(" ", words).strip();
    }

    private static int begin(Node node) {
        return node.getSourceSpans().get(0).getInputIndex();
    }

    private static int end(Node node) {
        return end(node.getSourceSpans().get(node.getSourceSpans().size() - 1));
    }

    private static int end(SourceSpan span) {
        return span.getInputIndex() + span.getLength();
    }
}
