package org.imprimatur.article.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.SourceLine;
import org.jspecify.annotations.Nullable;

/**
 * What stands between two pipes of a row.
 *
 * @param content without the blanks around it, and with {@code |} where {@code \|} was written
 * @param isNothing whether the pipes touch
 * @param at      where the content begins in the body; null if that is not known, or the row is too short to have it
 */
record CellSource(
        String content, boolean isNothing, @Nullable SourceSpan at) {

    Optional<SourceSpan> span() {
        return Optional.ofNullable(at);
    }

    static CellSource missing() {
        return new CellSource("", false, null);
    }

    /** The pipe before the first and the one behind the last cell may be there or not. */
    static List<CellSource> of(SourceLine line) {
        String row = line.getContent().toString();
        int from = skip(row, 0);
        int to = row.length();
        if (row.startsWith("|", from)) {
            from++;
            while (to > from && isBlank(row.charAt(to - 1))) {
                to--;
            }
        }
        List<CellSource> cells = new ArrayList<>();
        int begin = from;
        for (int i = from; i < to; i++) {
            if (row.charAt(i) == '\\' && i + 1 < to && row.charAt(i + 1) == '|') {
                i++;
            } else if (row.charAt(i) == '|') {
                cells.add(of(line, row, begin, i));
                begin = i + 1;
            }
        }
        if (begin < to) {
            cells.add(of(line, row, begin, to));
        }
        return cells;
    }

    private static CellSource of(SourceLine line, String row, int from, int to) {
        int begin = Math.min(skip(row, from), to);
        int end = to;
        while (end > begin && isBlank(row.charAt(end - 1))) {
            end--;
        }
        SourceSpan place = line.getSourceSpan();
        SourceSpan at = place == null
                ? null
                : SourceSpan.of(
                        place.getLineIndex(),
                        place.getColumnIndex() + begin,
                        place.getInputIndex() + begin,
                        end - begin);
        return new CellSource(row.substring(begin, end).replace("\\|", "|"), from == to, at);
    }

    private static int skip(String row, int from) {
        int at = from;
        while (at < row.length() && isBlank(row.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
