package org.imprimatur.article.markdown;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.source.CitationLinkProcessor;

/**
 * Parses the body of a text as its format says. What is parsed in an older format comes out as it did when that was the
 * newest, so nothing here changes for it.
 */
public final class BodyParser {

    /** Nobody writes lists within lists within lists forty deep; somebody may paste it, and each level costs stack. */
    private static final int DEEPEST = 40;

    /** As deep as whoever refuses what is nested beyond all reading has to see. */
    private static final int TOO_DEEP = 150;

    private static final Parser FIRST = tabling(citing(first())).build();
    private static final Parser FIRST_WITHOUT_TABLES = citing(first()).build();
    private static final Parser SECOND = tabling(citing(second())).build();
    private static final Parser SECOND_WITHOUT_TABLES = citing(second()).build();
    private static final Parser SECOND_AS_TYPED = tabling(second())
            .maxOpenBlockParsers(TOO_DEEP)
            .maxInlineNesting(TOO_DEEP)
            .build();
    private static final Parser MARKED = tabling(citing(marked())).build();
    private static final Parser MARKED_WITHOUT_TABLES = citing(marked()).build();

    private BodyParser() {}

    /**
     * With citations, as readers see it. A table of more than a million cells is none to a reader either: it is read as
     * the lines it was written in.
     */
    public static Node parse(String body, TextFormat format) {
        boolean first = format == TextFormat.IMPRIMATUR_1;
        try {
            return (first ? FIRST : SECOND).parse(body);
        } catch (IllegalArgumentException tooManyCells) {
            return (first ? FIRST_WITHOUT_TABLES : SECOND_WITHOUT_TABLES).parse(body);
        }
    }

    /**
     * In the newest format, citations as the words they were typed as, and each node with its place in the body; nested
     * deeper than a text may be, so that an import can refuse it.
     */
    public static Node parseAsTyped(String body) {
        return SECOND_AS_TYPED.parse(body);
    }

    /** In the newest format, the marks of runs still as they stand. */
    static Node parseWithMarks(String body) {
        try {
            return MARKED.parse(body);
        } catch (IllegalArgumentException tooManyCells) {
            return MARKED_WITHOUT_TABLES.parse(body);
        }
    }

    private static Parser.Builder marked() {
        return Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .customInlineContentParserFactory(new MarkParser.Factory())
                .maxOpenBlockParsers(DEEPEST)
                .maxInlineNesting(DEEPEST);
    }

    private static Parser.Builder second() {
        return marked().postProcessor(new RaisedRuns());
    }

    private static Parser.Builder first() {
        return Parser.builder().maxOpenBlockParsers(DEEPEST).maxInlineNesting(DEEPEST);
    }

    private static Parser.Builder citing(Parser.Builder parser) {
        return parser.linkProcessor(new CitationLinkProcessor());
    }

    private static Parser.Builder tabling(Parser.Builder parser) {
        return parser.extensions(List.of(TablesExtension.create()));
    }
}
