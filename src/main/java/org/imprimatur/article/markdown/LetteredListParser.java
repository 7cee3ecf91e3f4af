package org.imprimatur.article.markdown;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.commonmark.node.Block;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Parses lettered lists as CommonMark's parser does numbered ones, but for one thing: an item whose label is not the next
 * begins a list of its own, so that what is written before an item is what is shown.
 */
final class LetteredListParser extends AbstractBlockParser {

    private static final int CODE_INDENT = 4;

    private final LetteredList list;
    private final LabelReadings readings;
    private boolean hadBlankLine;
    private int linesAfterBlank;

    private LetteredListParser(LabelReadings readings) {
        this.readings = readings;
        this.list = new LetteredList(readings.labels(), readings.first());
        list.setTight(true);
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(Block child) {
        if (!(child instanceof ListItem)) {
            return false;
        }
        if (hadBlankLine && linesAfterBlank == 1) {
            list.setTight(false);
            hadBlankLine = false;
        }
        return true;
    }

    @Override
    public Block getBlock() {
        return list;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (isEmpty(state)) {
            hadBlankLine = true;
            linesAfterBlank = 0;
        } else if (hadBlankLine) {
            linesAfterBlank++;
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    /** Nothing but spaces and tabs, which is all that a blank line is to Markdown. */
    private static boolean isEmpty(ParserState state) {
        return state.getNextNonSpaceIndex() == state.getLine().getContent().length();
    }

    private boolean isContinuedBy(String label) {
        boolean continued = readings.isContinuedBy(label);
        list.read(readings.labels(), readings.first());
        return continued;
    }

    /** One item, up to where a line is no longer indented as far. */
    private static final class Item extends AbstractBlockParser {

        private final ListItem item = new ListItem();
        private final int contentIndent;
        private boolean hadBlankLine;

        Item(int markerIndent, int contentIndent) {
            this.contentIndent = contentIndent;
            item.setMarkerIndent(markerIndent);
            item.setContentIndent(contentIndent);
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(Block child) {
            if (hadBlankLine && item.getParent() instanceof ListBlock around) {
                around.setTight(false);
            }
            return true;
        }

        @Override
        public Block getBlock() {
            return item;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            if (isEmpty(state)) {
                Block active = state.getActiveBlockParser().getBlock();
                hadBlankLine = active instanceof Paragraph || active instanceof ListItem;
                return BlockContinue.atIndex(state.getNextNonSpaceIndex());
            }
            return state.getIndent() >= contentIndent
                    ? BlockContinue.atColumn(state.getColumn() + contentIndent)
                    : BlockContinue.none();
        }
    }

    /** Begins lists and items where {@link LetteredLines} has put a sign in place of a label's first letter. */
    static final class Factory extends AbstractBlockParserFactory {

        private final String body;
        private final IntPredicate candidates;
        private final IntConsumer accepted;

        /**
         * @param candidates whether a label may begin at this place of the body
         * @param accepted   is told where one does
         */
        Factory(String body, IntPredicate candidates, IntConsumer accepted) {
            this.body = body;
            this.candidates = candidates;
            this.accepted = accepted;
        }

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            int at = place(state);
            if (state.getIndent() >= CODE_INDENT || !candidates.test(at)) {
                return BlockStart.none();
            }
            String label = body.substring(at, body.indexOf(')', at));
            boolean continues =
                    matched.getMatchedBlockParser() instanceof LetteredListParser open && open.isContinuedBy(label);
            LabelReadings readings = new LabelReadings(label);
            boolean withinParagraph = !matched.getParagraphLines().isEmpty();
            if (!continues && (readings.isEmpty() || withinParagraph && !readings.mayBeFirst())) {
                return BlockStart.none();
            }
            accepted.accept(at);
            int column = contentColumn(state, label);
            Item item = new Item(state.getIndent(), column - state.getColumn());
            return (continues ? BlockStart.of(item) : BlockStart.of(new LetteredListParser(readings), item))
                    .atColumn(column);
        }

        private static int place(ParserState state) {
            return state.getLine().getSourceSpan().getInputIndex() + state.getNextNonSpaceIndex();
        }

        /** Behind the label and one to four blanks; before code, behind one. */
        private static int contentColumn(ParserState state, String label) {
            CharSequence line = state.getLine().getContent();
            int behind = state.getColumn() + state.getIndent() + label.length() + 1;
            int column = behind;
            for (int i = state.getNextNonSpaceIndex() + label.length() + 1; i < line.length(); i++) {
                if (line.charAt(i) == '\t') {
                    column += 4 - column % 4;
                } else if (line.charAt(i) == ' ') {
                    column++;
                } else {
                    break;
                }
            }
            return column - behind > CODE_INDENT ? behind + 1 : column;
        }
    }
}
