package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** Collects what changes where in the source of a text that else stays as it was written, character for character. */
final class SourceEdits {

    private static final Comparator<Edit> ORDER = Comparator.comparingInt(Edit::from)
            .thenComparing(Comparator.comparingInt(Edit::to).reversed());

    private record Edit(int from, int to, String text) {}

    private final String source;
    private final List<Edit> edits = new ArrayList<>();
    private boolean sorted = true;

    SourceEdits(String source) {
        this.source = source;
    }

    /** Where a node of the source begins. */
    static int start(Node node) {
        return node.getSourceSpans().get(0).getInputIndex();
    }

    static int end(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        SourceSpan last = spans.get(spans.size() - 1);
        return last.getInputIndex() + last.getLength();
    }

    String source() {
        return source;
    }

    /** Of edits that overlap the one that begins first counts; of those that begin together, the longest. */
    void replace(int from, int to, String text) {
        edits.add(new Edit(from, to, text));
        sorted = false;
    }

    void replace(Node node, String text) {
        replace(start(node), end(node), text);
    }

    /** Takes the words away with the blank that would else stand twice. */
    void remove(int from, int to) {
        boolean blankBefore = from > 0 && source.charAt(from - 1) == ' ';
        boolean blankAfter = to == source.length() || " \n".indexOf(source.charAt(to)) >= 0;
        replace(blankBefore && blankAfter ? from - 1 : from, to, "");
    }

    String applied() {
        return applied(edits, 0, source.length());
    }

    /** What stands within these bounds, with the edits that are smaller than it and lie wholly in it. */
    String applied(int begin, int end) {
        if (!sorted) {
            edits.sort(ORDER);
            sorted = true;
        }
        int first = firstFrom(begin);
        int last = first;
        while (last < edits.size() && edits.get(last).from() < end) {
            last++;
        }
        return applied(
                edits.subList(first, last).stream()
                        .filter(edit -> edit.to() <= end && edit.to() - edit.from() < end - begin)
                        .toList(),
                begin,
                end);
    }

    private int firstFrom(int begin) {
        int low = 0;
        int high = edits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edits.get(middle).from() < begin) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private String applied(List<Edit> within, int begin, int end) {
        StringBuilder result = new StringBuilder();
        int at = begin;
        for (Edit edit : within.stream().sorted(ORDER).toList()) {
            if (edit.from() >= at) {
                result.append(source, at, edit.from()).append(edit.text());
                at = edit.to();
            }
        }
        return result.append(source, at, end).toString();
    }
}
