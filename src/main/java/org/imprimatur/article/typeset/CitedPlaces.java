package org.imprimatur.article.typeset;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.Citation;
import org.imprimatur.article.source.CitationGroup;
import org.imprimatur.article.source.CitationNumbering;
import org.imprimatur.article.source.SourceList;

/** Where a text cites its sources: in which order, how often, and in which sentences. */
public final class CitedPlaces {

    /** Signs for private use stand for a citation while sentences are told apart, and numbers for which it is. */
    private static final Pattern MARK = Pattern.compile("\uE000(\\d+)\uE001");

    private final List<Integer> order;
    private final Map<String, List<String>> sentences = new LinkedHashMap<>();
    private final Map<String, Integer> times = new LinkedHashMap<>();

    private CitedPlaces(List<Integer> order) {
        this.order = order;
    }

    public static CitedPlaces of(RevisionText text) {
        ParsedBody body = ParsedBody.of(text);
        List<CitationGroup> groups = body.citations();
        CitedPlaces places = new CitedPlaces(
                CitationNumbering.of(groups, SourceList.parse(text.sources()).sources())
                        .order());
        groups.stream().flatMap(group -> group.citations().stream()).forEach(places::count);
        mark(groups);
        places.read(body.document(), groups);
        return places;
    }

    private void count(Citation citation) {
        times.merge(citation.key(), 1, Integer::sum);
    }

    private static void mark(List<CitationGroup> groups) {
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).insertBefore(new Text("\uE000" + i + "\uE001"));
        }
    }

    private void read(Node document, List<CitationGroup> groups) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                take(paragraph, groups);
            }

            @Override
            public void visit(Heading heading) {
                take(heading, groups);
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableCell) {
                    take(node, groups);
                } else {
                    visitChildren(node);
                }
            }
        });
    }

    private void take(Node block, List<CitationGroup> groups) {
        String marked = ParsedBody.plain(block);
        Matcher mark = MARK.matcher(marked);
        StringBuilder plain = new StringBuilder();
        List<int[]> places = new ArrayList<>();
        while (mark.find()) {
            mark.appendReplacement(plain, "");
            int which = mark.group(1).length() > 9 ? groups.size() : Integer.parseInt(mark.group(1));
            if (which < groups.size()) {
                places.add(new int[] {plain.length(), which});
            }
        }
        mark.appendTail(plain);
        if (!places.isEmpty()) {
            share(plain.toString(), places, groups);
        }
    }

    /** A citation behind the full stop belongs to the sentence before it. */
    private void share(String text, List<int[]> places, List<CitationGroup> groups) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        int start = breaks.first();
        int next = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            int until = start + text.substring(start, end).stripTrailing().length();
            String sentence = text.substring(start, until).strip();
            while (next < places.size() && (places.get(next)[0] <= until || end == text.length())) {
                groups.get(places.get(next)[1]).citations().forEach(citation -> keep(citation.key(), sentence));
                next++;
            }
            start = end;
        }
    }

    private void keep(String key, String sentence) {
        List<String> kept = sentences.computeIfAbsent(key, none -> new ArrayList<>());
        if (!sentence.isEmpty() && !kept.contains(sentence)) {
            kept.add(sentence);
        }
    }

    /** Positions in the source list, the source numbered 1 first. */
    public List<Integer> order() {
        return order;
    }

    /** How often this source is cited. */
    public int times(String key) {
        return times.getOrDefault(key, 0);
    }

    /** How often any source is cited. */
    public int times() {
        return times.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The sentences that rest on this source, in the order of the text. */
    public List<String> sentences(String key) {
        return List.copyOf(sentences.getOrDefault(key, List.of()));
    }
}
