package org.imprimatur.article.markdown;

import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
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

    private static final Parser FIRST =
            first().extensions(List.of(TablesExtension.create())).build();
    private static final Parser FIRST_WITHOUT_TABLES = first().build();

    private BodyParser() {}

    /**
     * With citations, as readers see it. A table of more than a million cells is none to a reader either: it is read as
     * the lines it was written in.
     */
    public static Node parse(String body, TextFormat format) {
        if (format != TextFormat.IMPRIMATUR_1) {
            return second(body, BodyParser::cited);
        }
        try {
            return FIRST.parse(body);
        } catch (IllegalArgumentException tooManyCells) {
            return FIRST_WITHOUT_TABLES.parse(body);
        }
    }

    /**
     * In the newest format, citations as the words they were typed as, and each node with its place in the body; nested
     * deeper than a text may be, so that an import can refuse it.
     */
    public static Node parseAsTyped(String body) {
        return second(body, BodyParser::typed);
    }

    /** In the newest format, the marks of runs still as they stand. */
    static Node parseWithMarks(String body) {
        return second(body, BodyParser::marked);
    }

    /** Where labels of lettered lists begin. */
    static BitSet labels(String body) {
        return withOrWithoutTables(tables ->
                LetteredLines.labels(body, lists -> marked(tabling(lettered(lists), tables))));
    }

    private static Node second(String body, Function<Parser.Builder, Parser> ending) {
        return withOrWithoutTables(tables ->
                LetteredLines.parse(body, lists -> ending.apply(tabling(lettered(lists), tables))));
    }

    private static <T> T withOrWithoutTables(Function<Boolean, T> parsing) {
        try {
            return parsing.apply(true);
        } catch (IllegalArgumentException tooManyCells) {
            return parsing.apply(false);
        }
    }

    private static Parser.Builder first() {
        return nested(Parser.builder(), DEEPEST).linkProcessor(new CitationLinkProcessor());
    }

    private static Parser.Builder lettered(LetteredListParser.Factory lists) {
        return Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .customInlineContentParserFactory(new MarkParser.Factory())
                .customBlockParserFactory(lists);
    }

    private static Parser.Builder tabling(Parser.Builder parser, boolean tables) {
        return tables ? parser.customBlockParserFactory(new TableParser.Factory()) : parser;
    }

    private static Parser marked(Parser.Builder parser) {
        return nested(parser, DEEPEST)
                .linkProcessor(new CitationLinkProcessor())
                .postProcessor(new Separators())
                .build();
    }

    private static Parser cited(Parser.Builder parser) {
        return nested(parser, DEEPEST)
                .linkProcessor(new CitationLinkProcessor())
                .postProcessor(new Separators())
                .postProcessor(new RaisedRuns())
                .build();
    }

    private static Parser typed(Parser.Builder parser) {
        return nested(parser, TOO_DEEP)
                .postProcessor(new Separators())
                .postProcessor(new RaisedRuns())
                .build();
    }

    private static Parser.Builder nested(Parser.Builder parser, int deepest) {
        return parser.maxOpenBlockParsers(deepest).maxInlineNesting(deepest);
    }
}
