package org.imprimatur.article.intake;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.DefinitionMap;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Parses footnotes as GitHub and Pandoc write them. The library has an extension for them, but none that fits the parser
 * we have.
 */
final class FootnoteParser extends AbstractBlockParser {

    private static final int INDENT = 4;
    private static final Pattern BEGINS = Pattern.compile("\\[\\^([^\\]\\s]{1,200})]:");

    private final Footnote note;

    private FootnoteParser(String label) {
        this.note = new Footnote(label);
    }

    /** Has a parser know notes, and marks of those that are there. */
    static final Parser.ParserExtension EXTENSION =
            parser -> parser.customBlockParserFactory(new Factory()).linkProcessor(new Marks());

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(Block child) {
        return !(child instanceof Footnote);
    }

    @Override
    public Block getBlock() {
        return note;
    }

    @Override
    public List<DefinitionMap<?>> getDefinitions() {
        DefinitionMap<Footnote> definition = new DefinitionMap<>(Footnote.class);
        definition.putIfAbsent(note.label(), note);
        return List.of(definition);
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (state.isBlank()) {
            return BlockContinue.atIndex(state.getNextNonSpaceIndex());
        }
        return state.getIndent() >= INDENT ? BlockContinue.atColumn(state.getColumn() + INDENT) : BlockContinue.none();
    }

    private static final class Factory extends AbstractBlockParserFactory {

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser around) {
            CharSequence line = state.getLine().getContent();
            Matcher begins = BEGINS.matcher(line).region(state.getNextNonSpaceIndex(), line.length());
            return state.getIndent() < INDENT && begins.lookingAt()
                    ? BlockStart.of(new FootnoteParser(begins.group(1))).atIndex(begins.end())
                    : BlockStart.none();
        }
    }

    private static final class Marks implements LinkProcessor {

        @Override
        public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
            String text = link.text(scanner);
            if (link.destination() != null || !text.startsWith("^")) {
                return LinkResult.none();
            }
            Footnote note = context.getDefinition(Footnote.class, text.substring(1));
            return note == null
                    ? LinkResult.none()
                    : LinkResult.replaceWith(new FootnoteMark(note), link.afterTextBracket());
        }
    }
}
