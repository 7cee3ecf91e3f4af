package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites definition lists, for which CommonMark's library has nothing: a term in bold, and each of its definitions as a
 * paragraph below it, as those of web pages come in. A definition begins on a line of its own with a colon and a blank.
 */
final class DefinitionLists {

    private static final Pattern DEFINITION = Pattern.compile("[ \\t]*:[ \\t]+\\S.*");
    private static final Pattern MARKER = Pattern.compile("^[ \\t]*:[ \\t]+");
    private static final Pattern INDENT = Pattern.compile("(?m)^(?:[ ]{1,4}|\\t)");
    private static final int LONGEST_TERM = 200;

    private final SourceEdits edits;

    private DefinitionLists(SourceEdits edits) {
        this.edits = edits;
    }

    static String rewritten(String text) {
        if (!text.contains("\n:") && !text.contains("\n ")) {
            return text;
        }
        DefinitionLists lists = new DefinitionLists(new SourceEdits(text));
        boolean defined = false;
        for (Node node = MarkdownDialect.parse(text).getFirstChild(); node != null; node = node.getNext()) {
            defined = lists.look(node, defined);
        }
        return lists.edits.applied();
    }

    /** @return whether what comes next may go on with a definition */
    private boolean look(Node node, boolean defined) {
        if (node instanceof Paragraph paragraph) {
            List<String> lines = lines(paragraph);
            boolean begins = DEFINITION.matcher(lines.get(0)).matches();
            Node term = begins ? term(paragraph.getPrevious(), defined) : null;
            boolean defines =
                    lines.stream().anyMatch(line -> DEFINITION.matcher(line).matches());
            if (!defines || begins && !defined && term == null || isLong(lines)) {
                return false;
            }
            if (term != null) {
                edits.replace(term, bold(lines((Paragraph) term).get(0)));
            }
            boolean apart = edits.source().startsWith("\n\n", SourceEdits.start(paragraph) - 2);
            edits.replace(paragraph, (begins && !apart ? "\n" : "") + String.join("\n\n", paragraphs(lines)));
            return true;
        }
        if (defined && node instanceof IndentedCodeBlock more) {
            int from = edits.source().lastIndexOf('\n', SourceEdits.start(more)) + 1;
            int to = SourceEdits.end(more);
            edits.replace(
                    from, to, INDENT.matcher(edits.source().substring(from, to)).replaceAll(""));
            return true;
        }
        return false;
    }

    /** A line by itself above the definition. */
    private @Nullable Node term(@Nullable Node before, boolean defined) {
        return !defined
                        && before instanceof Paragraph paragraph
                        && paragraph.getSourceSpans().size() == 1
                        && lines(paragraph).get(0).length() <= LONGEST_TERM
                ? before
                : null;
    }

    private List<String> lines(Paragraph paragraph) {
        List<String> lines = new ArrayList<>();
        for (SourceSpan line : paragraph.getSourceSpans()) {
            lines.add(edits.source().substring(line.getInputIndex(), line.getInputIndex() + line.getLength()));
        }
        return lines;
    }

    private static boolean isLong(List<String> lines) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            boolean term = !DEFINITION.matcher(lines.get(i)).matches()
                    && DEFINITION.matcher(lines.get(i + 1)).matches();
            if (term && lines.get(i).length() > LONGEST_TERM) {
                return true;
            }
        }
        return false;
    }

    private static List<String> paragraphs(List<String> lines) {
        List<String> paragraphs = new ArrayList<>();
        boolean first = DEFINITION.matcher(lines.get(0)).matches();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean defines = DEFINITION.matcher(line).matches();
            boolean term = !defines
                    && (!first
                            || i + 1 < lines.size()
                                    && DEFINITION.matcher(lines.get(i + 1)).matches());
            first |= defines;
            if (defines) {
                paragraphs.add(MARKER.matcher(line).replaceFirst(""));
            } else if (term) {
                paragraphs.add(bold(line));
            } else {
                paragraphs.set(paragraphs.size() - 1, paragraphs.get(paragraphs.size() - 1) + "\n" + line.strip());
            }
        }
        return paragraphs;
    }

    private static String bold(String term) {
        String words = term.strip();
        return words.matches(".*[*_\\\\].*") ? words : "**" + words + "**";
    }
}
