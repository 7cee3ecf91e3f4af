package org.imprimatur.report.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.platform.VisibleText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the passages of a text that a reader quotes, and highlights them. Readers copy from pages, retype from paper
 * and leave things out, so quotation marks, capitals, hyphens and the numbers of sources do not count, and a word more
 * or less does not end a passage.
 */
final class QuoteHighlighter {

    /** Where the first passage is. */
    static final String ANCHOR = "passage";

    /** Fewer words in a row than this say nothing by themselves. */
    private static final int SHORTEST = 5;

    /** Between quotation marks fewer do, if the text has them once. */
    private static final int SHORTEST_QUOTED = 3;

    /** So many words may differ in the middle of a passage. */
    private static final int GAP = 3;

    private static final int MOST = 8;
    private static final int WORDS_OF_A_MAIL = 5_000;
    private static final int PLACES_OF_A_RUN = 20;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’ʼ]\\p{L}+)*");
    private static final Pattern NUMBERED = Pattern.compile("(\\p{L}{2,})\\p{N}+");
    /** "10^9", where the page has a raised 9; whoever copies that gets "109". */
    private static final Pattern RAISED_BY_HAND = Pattern.compile("(?<=\\p{N})\\^\\(?(\\p{N})");

    private static final Pattern QUOTED = Pattern.compile("[\"“”„«»]([^\"“”„«»]{5,400})[\"“”„«»]");

    /** Lines that are marked as quoted, one below the other. */
    private static final Pattern PASSAGE = Pattern.compile("(?m)^[ \\t]{0,3}>.*(?:\\R[ \\t]{0,3}>.*)*");

    private static final Pattern MARKS = Pattern.compile("(?m)^[ \\t]{0,3}>");

    private final Document text;
    private final List<Word> words = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();

    private QuoteHighlighter(String html) {
        text = Jsoup.parseBodyFragment(html);
        text.outputSettings().prettyPrint(false);
        collect(text.body());
    }

    /**
     * A text with what was found in it.
     *
     * @param html    the same, the passages in {@code <mark>}, the first with the id {@link #ANCHOR}
     * @param words   how many words are highlighted
     * @param excerpt the paragraph of the first passage, null if none was found
     */
    record Highlighted(
            String html, int found, int words, @Nullable String excerpt) {}

    /** A word as it is compared, and where it stands: in one piece, or in several if some of it is raised. */
    private record Word(String text, List<Piece> pieces) {}

    private record Piece(TextNode node, int from, int to) {}

    /** A row of words of the text, the last not included. */
    private record Run(int from, int to) {

        int length() {
            return to - from;
        }
    }

    /** @param html safe to print, as it comes from the typesetter */
    static Highlighted highlight(String html, String said) {
        QuoteHighlighter quoteHighlighter = new QuoteHighlighter(html);
        quoteHighlighter.find(said);
        return quoteHighlighter.result();
    }

    private void collect(Element parent) {
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode piece) {
                collect(piece, isRaised(parent) ? isBehindWords(parent) : isBehindRaised(piece));
            } else if (node instanceof Element element && !isMarker(element)) {
                collect(element);
            }
        }
    }

    /** @param touches whether its first word is one with what stands right before it */
    private void collect(TextNode piece, boolean touches) {
        Matcher word = WORD.matcher(piece.getWholeText());
        while (word.find()) {
            Piece here = new Piece(piece, word.start(), word.end());
            Word last = words.isEmpty() ? null : words.get(words.size() - 1);
            if (touches && word.start() == 0 && last != null && endsBefore(last)) {
                List<Piece> pieces = new ArrayList<>(last.pieces());
                pieces.add(here);
                words.set(words.size() - 1, new Word(normal(last.text() + word.group()), pieces));
            } else {
                words.add(new Word(normal(word.group()), List.of(here)));
            }
        }
    }

    private static boolean endsBefore(Word word) {
        Piece last = word.pieces().get(word.pieces().size() - 1);
        return last.to() == last.node().getWholeText().length();
    }

    private static boolean isBehindWords(Element run) {
        Node before = run.previousSibling();
        return before instanceof TextNode || before instanceof Element element && !VisibleText.isBlank(element.text());
    }

    private static boolean isBehindRaised(TextNode piece) {
        return piece.previousSibling() instanceof Element before && isRaised(before);
    }

    private static boolean isRaised(Element element) {
        return !isMarker(element)
                && (element.normalName().equals("sup") || element.normalName().equals("sub"));
    }

    /** The number of a source is part of the page, not of the text. */
    private static boolean isMarker(Element element) {
        return element.hasClass("cite");
    }

    private void find(String said) {
        List<String> heard = heard(said);
        Map<List<String>, List<Integer>> places = places();
        int at = 0;
        while (at + SHORTEST <= heard.size()) {
            Run longest = longest(heard, at, places);
            if (longest != null) {
                runs.add(longest);
            }
            at += longest == null ? 1 : longest.length();
        }
        Matcher quoted = QUOTED.matcher(said);
        while (quoted.find()) {
            quoted(heard(quoted.group(1)));
        }
        Matcher passage = PASSAGE.matcher(said);
        while (passage.find()) {
            passage(heard(MARKS.matcher(passage.group()).replaceAll(" ")));
        }
    }

    /** What a reader sets apart as the text's own words, in the form's field for it say, is meant however short it is. */
    private void passage(List<String> set) {
        if (set.isEmpty() || set.size() >= SHORTEST) {
            return;
        }
        List<Run> found = new ArrayList<>();
        for (int i = 0; i + set.size() <= words.size(); i++) {
            if (row(i, set.size()).equals(set)) {
                found.add(new Run(i, i + set.size()));
            }
        }
        if (set.size() > 1 || found.size() <= MOST) {
            runs.addAll(found.subList(0, Math.min(MOST, found.size())));
        }
    }

    private static List<String> heard(String said) {
        List<String> heard = new ArrayList<>();
        String typed = RAISED_BY_HAND.matcher(said).replaceAll("$1");
        Matcher word = WORD.matcher(typed.replaceAll("[\\u00ad\\u200b-\\u200d\\u2060]", ""));
        while (word.find() && heard.size() < WORDS_OF_A_MAIL) {
            heard.add(normal(word.group()));
        }
        return heard;
    }

    /** "hours1" is what a copied superscript leaves behind; "B12" is a vitamin. */
    private static String normal(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’ʼ]", "");
        Matcher numbered = NUMBERED.matcher(plain);
        return numbered.matches() ? numbered.group(1) : plain;
    }

    private Map<List<String>, List<Integer>> places() {
        Map<List<String>, List<Integer>> places = new HashMap<>();
        for (int i = 0; i + SHORTEST <= words.size(); i++) {
            List<Integer> same = places.computeIfAbsent(row(i, SHORTEST), row -> new ArrayList<>());
            if (same.size() < PLACES_OF_A_RUN) {
                same.add(i);
            }
        }
        return places;
    }

    private List<String> row(int from, int length) {
        return words.subList(from, from + length).stream().map(Word::text).toList();
    }

    private @Nullable Run longest(List<String> heard, int at, Map<List<String>, List<Integer>> places) {
        Run longest = null;
        for (int place : places.getOrDefault(List.copyOf(heard.subList(at, at + SHORTEST)), List.of())) {
            int length = SHORTEST;
            while (at + length < heard.size()
                    && place + length < words.size()
                    && heard.get(at + length).equals(words.get(place + length).text())) {
                length++;
            }
            if (longest == null || length > longest.length()) {
                longest = new Run(place, place + length);
            }
        }
        return longest;
    }

    private void quoted(List<String> said) {
        if (said.size() < SHORTEST_QUOTED || said.size() >= SHORTEST) {
            return;
        }
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i + said.size() <= words.size(); i++) {
            if (row(i, said.size()).equals(said)) {
                found.add(i);
            }
        }
        if (found.size() == 1) {
            runs.add(new Run(found.get(0), found.get(0) + said.size()));
        }
    }

    private Highlighted result() {
        List<Run> passages = joined();
        Element first = null;
        for (int i = passages.size() - 1; i >= 0; i--) {
            first = mark(passages.get(i));
        }
        if (first != null) {
            first.attr("id", ANCHOR);
        }
        return new Highlighted(
                text.body().html(),
                passages.size(),
                passages.stream().mapToInt(Run::length).sum(),
                first == null ? null : excerpt(first));
    }

    /** The longest ones, in the order of the text, those that all but touch as one. */
    private List<Run> joined() {
        List<Run> all = new ArrayList<>(runs);
        all.sort(Comparator.comparing(Run::from));
        List<Run> joined = new ArrayList<>();
        for (Run run : all) {
            Run last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && run.from() - last.to() <= GAP) {
                joined.set(joined.size() - 1, new Run(last.from(), Math.max(last.to(), run.to())));
            } else {
                joined.add(run);
            }
        }
        return joined.stream()
                .sorted(Comparator.comparing(Run::length).reversed())
                .limit(MOST)
                .sorted(Comparator.comparing(Run::from))
                .toList();
    }

    /** Piece by piece, because a passage may run through bold words and links; from behind, so that places stay. */
    private Element mark(Run run) {
        Map<TextNode, int[]> pieces = new LinkedHashMap<>();
        for (Word word : words.subList(run.from(), run.to())) {
            for (Piece piece : word.pieces()) {
                pieces.merge(piece.node(), new int[] {piece.from(), piece.to()}, (a, b) -> new int[] {a[0], b[1]});
            }
        }
        List<Map.Entry<TextNode, int[]>> backwards = new ArrayList<>(pieces.entrySet());
        Collections.reverse(backwards);
        Element first = new Element("mark");
        for (Map.Entry<TextNode, int[]> piece : backwards) {
            TextNode node = piece.getKey();
            int[] ends = piece.getValue();
            if (ends[1] < node.getWholeText().length()) {
                node.splitText(ends[1]);
            }
            TextNode quoted = ends[0] == 0 ? node : node.splitText(ends[0]);
            first = new Element("mark");
            quoted.replaceWith(first);
            first.appendChild(quoted);
        }
        return first;
    }

    private static String excerpt(Element mark) {
        Element around = mark.closest("p, li, td, th, blockquote, figcaption, h2, h3, h4");
        Element copy = (around == null ? mark : around).clone();
        copy.select("[id]").removeAttr("id");
        copy.select("a").unwrap();
        copy.select(".cite").remove();
        return copy.html();
    }
}
