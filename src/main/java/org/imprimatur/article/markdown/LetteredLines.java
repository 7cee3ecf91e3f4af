package org.imprimatur.article.markdown;

import java.util.BitSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * Lets CommonMark's parser see lettered lists. It begins no block at a letter without asking anybody, so the first letter
 * of each label is replaced by a sign: once of all that might be labels, to learn which are, and then of these alone, so
 * that nothing else in the text has changed. Every other character stays in its place.
 */
final class LetteredLines {

    /** Behind a bracket a blank and a word: what stands in the middle of a line may be one, for a list may begin in an item. */
    private static final Pattern LABEL = Pattern.compile("(?<![^\\s>])(?:[A-Za-z]{1,8})(?=\\)[ \\t]+[^ \\t\\n])");

    /** No letter, and begins no block by itself. */
    private static final char SIGN = '\uFDD0';

    private LetteredLines() {}

    /** @param parser makes a parser that asks this factory first */
    static Node parse(String body, Function<LetteredListParser.Factory, Parser> parser) {
        BitSet labels = labels(body, parser);
        return labels.isEmpty()
                ? parser.apply(new LetteredListParser.Factory(body, at -> false, at -> {}))
                        .parse(body)
                : parser.apply(new LetteredListParser.Factory(body, labels::get, at -> {}))
                        .parse(marked(body, labels));
    }

    /** Where the labels of lettered lists begin. */
    static BitSet labels(String body, Function<LetteredListParser.Factory, Parser> parser) {
        BitSet candidates = new BitSet();
        Matcher label = LABEL.matcher(body);
        while (label.find()) {
            candidates.set(label.start());
        }
        BitSet accepted = new BitSet();
        if (!candidates.isEmpty()) {
            parser.apply(new LetteredListParser.Factory(body, candidates::get, accepted::set))
                    .parse(marked(body, candidates));
        }
        return accepted;
    }

    private static String marked(String body, BitSet places) {
        StringBuilder marked = new StringBuilder(body);
        places.stream().forEach(at -> marked.setCharAt(at, SIGN));
        return marked.toString();
    }
}
