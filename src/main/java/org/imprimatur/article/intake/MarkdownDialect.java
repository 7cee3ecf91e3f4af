package org.imprimatur.article.intake;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.imprimatur.article.markdown.PlainWords;

/**
 * Turns what dialects of Markdown have beyond CommonMark into what our text format can say: footnotes, definition lists,
 * struck-out words, task lists, attributes. What it cannot say is left out and told.
 */
final class MarkdownDialect {

    private static final int DEEPEST = 150;

    /** What stands in braces behind a heading: {@code {#doses .wide}}. */
    private static final Pattern ATTRIBUTES = Pattern.compile("[ \\t]*\\{[#.:][^{}\\n]{0,200}}(?=[ \\t]*#*[ \\t]*$)");

    private static final Pattern FENCED_DIV = Pattern.compile(":{3,}[ \\t]*(?:\\{[^{}]*}|[\\w.-]*)[ \\t]*:*[ \\t]*");
    private static final Pattern CONTENTS =
            Pattern.compile("(?i)\\[TOC]|\\[\\[_?TOC_?]]|\\{:toc}|\\[\\[toc]]|\\$\\{toc}");
    private static final Pattern FORMULA = Pattern.compile("(?s)\\$\\$.+?\\$\\$");
    /** At the beginning of an entry of a list. */
    static final Pattern TASK = Pattern.compile("(?<box>\\[(?<done>[ xX])])[ \\t]+(?=\\S)");

    private static final Pattern BLOCK_BEGINS = Pattern.compile("[ \\t]*[#>+*=-]");

    private final SourceEdits edits;
    private final DraftBuilder draftBuilder;

    private MarkdownDialect(SourceEdits edits, DraftBuilder draftBuilder) {
        this.edits = edits;
        this.draftBuilder = draftBuilder;
    }

    /** By the library that reads our own format, with its extensions; each node with its place. */
    static Node parse(String text) {
        try {
            return parser(List.of(
                            FootnoteParser.EXTENSION,
                            StrikethroughExtension.builder()
                                    .requireTwoTildes(true)
                                    .build(),
                            TablesExtension.create()))
                    .parse(text);
        } catch (IllegalArgumentException tooManyCells) {
            throw new FileImporter.TooIntricate();
        }
    }

    private static Parser parser(List<Extension> extensions) {
        return Parser.builder()
                .extensions(extensions)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(DEEPEST)
                .maxInlineNesting(DEEPEST)
                .build();
    }

    /** The text in CommonMark and tables alone. */
    static String rewritten(String text, DraftBuilder draftBuilder) {
        Node document = parse(text);
        SourceEdits edits = new SourceEdits(text);
        new MarkdownDialect(edits, draftBuilder).look(document);
        MarkdownNotes notes = MarkdownNotes.in(document, edits);
        return DefinitionLists.rewritten(notes.applied(draftBuilder));
    }

    private void look(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof Strikethrough) {
                    strike(node);
                } else {
                    visitChildren(node);
                }
            }

            @Override
            public void visit(ListItem item) {
                task(item);
                visitChildren(item);
            }

            @Override
            public void visit(Heading heading) {
                attributes(heading);
                visitChildren(heading);
            }

            @Override
            public void visit(Paragraph paragraph) {
                lines(paragraph);
                visitChildren(paragraph);
            }
        });
    }

    /** As in a Word file; what then begins the line must not begin a block. */
    private void strike(Node struck) {
        draftBuilder.lossCollector.tell(LossKind.STRUCK_OUT, PlainWords.of(struck));
        String source = edits.source();
        int end = SourceEdits.end(struck);
        edits.remove(SourceEdits.start(struck), end);
        boolean first = struck.getPrevious() == null && struck.getParent() instanceof Paragraph;
        Matcher begins = BLOCK_BEGINS.matcher(source).region(end, source.length());
        if (first && begins.lookingAt()) {
            edits.replace(begins.end() - 1, begins.end() - 1, "\\");
        }
    }

    private void task(ListItem item) {
        if (item.getFirstChild() instanceof Paragraph words) {
            int from = SourceEdits.start(words);
            Matcher task =
                    TASK.matcher(edits.source()).region(from, edits.source().length());
            if (task.lookingAt()) {
                edits.replace(from, task.end("box"), task.group("done").equals(" ") ? "☐" : "☑");
            }
        }
    }

    private void attributes(Heading heading) {
        for (SourceSpan line : heading.getSourceSpans()) {
            String words = edits.source().substring(line.getInputIndex(), line.getInputIndex() + line.getLength());
            Matcher attributes = ATTRIBUTES.matcher(words);
            if (attributes.find()) {
                leaveOut(
                        line.getInputIndex() + attributes.start(),
                        line.getInputIndex() + attributes.end(),
                        LossKind.DIALECT);
            }
        }
    }

    private void lines(Paragraph paragraph) {
        int from = SourceEdits.start(paragraph);
        int to = SourceEdits.end(paragraph);
        String words = edits.source().substring(from, to);
        if (CONTENTS.matcher(words.strip()).matches()) {
            leaveOut(from, to, LossKind.CONTENTS);
            return;
        }
        FORMULA.matcher(words).results().forEach(formula -> draftBuilder.lossCollector.tell(LossKind.EQUATION));
        for (SourceSpan line : paragraph.getSourceSpans()) {
            int begin = line.getInputIndex();
            int end = begin + line.getLength();
            if (FENCED_DIV.matcher(edits.source().substring(begin, end)).matches()) {
                leaveOut(begin, end, LossKind.DIALECT);
            }
        }
    }

    private void leaveOut(int from, int to, LossKind kind) {
        String words = edits.source().substring(from, to).strip();
        draftBuilder.lossCollector.tell(kind, words);
        draftBuilder.replaced.add(words);
        draftBuilder.replaced.gap();
        edits.replace(from, to, "");
    }
}
