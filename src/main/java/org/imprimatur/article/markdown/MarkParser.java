package org.imprimatur.article.markdown;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Finds the marks of raised and lowered runs. CommonMark's parser asks here once it knows that one is neither in code nor
 * in an address nor escaped. Two or more of a kind in a row are no mark.
 */
final class MarkParser implements InlineContentParser {

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        char sign = scanner.peek();
        if (sign == '\\') {
            return escapedBlank(scanner);
        }
        int row = scanner.matchMultiple(sign);
        return ParsedInline.of(
                row == 1 ? new Mark(sign) : new Text(String.valueOf(sign).repeat(row)), scanner.position());
    }

    /** Blanks before a line's end are no part of the line, with a backslash before them or without. */
    private static ParsedInline escapedBlank(Scanner scanner) {
        scanner.next();
        if (!scanner.next(' ')) {
            return ParsedInline.none();
        }
        char next = scanner.peek();
        return next == ' ' || next == '\t' || next == '\n' || next == Scanner.END
                ? ParsedInline.none()
                : ParsedInline.of(new EscapedBlank(), scanner.position());
    }

    /** One for each paragraph. */
    static final class Factory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('^', '~', '\\');
        }

        @Override
        public InlineContentParser create() {
            return new MarkParser();
        }
    }
}
