package org.imprimatur.article.source.retraction;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of a file of comma-separated values one by one. A quotation mark that nobody closed spoils the line it stands
 * in and no other: the reading goes on with the next line. No more than a few hundred lines are ever held.
 */
final class CsvRows {

    /** Longer rows are no rows of any list. */
    private static final int LONGEST = 200_000;

    private static final int MOST_LINES = 200;

    private final Reader reader;
    private final char[] buffer = new char[16_384];
    private int filled;
    private int at;
    private final Deque<String> ahead = new ArrayDeque<>();
    private long line;

    CsvRows(Reader reader) {
        this.reader = reader;
    }

    /**
     * One row of the file.
     *
     * @param line   where it begins, from 1
     * @param fields null if no row can be made of that line
     */
    record Row(long line, @Nullable List<String> fields) {}

    /**
     * The next row that is not empty, or null at the end.
     *
     * @param columns how many fields it is to have; 0 if that is not known yet
     */
    @Nullable
    Row next(int columns) throws IOException {
        String first = nextLine();
        while (first != null && VisibleText.isBlank(first)) {
            first = nextLine();
        }
        return first == null ? null : row(first, columns);
    }

    /** Of several lines that make no whole row only the first is spoilt. */
    private Row row(String first, int columns) throws IOException {
        long start = line;
        StringBuilder text = new StringBuilder(first);
        List<String> taken = new ArrayList<>();
        boolean open = isOdd(first);
        while (open) {
            String more = taken.size() < MOST_LINES && text.length() <= LONGEST ? nextLine() : null;
            if (more == null) {
                giveBack(taken);
                return new Row(start, null);
            }
            taken.add(more);
            text.append('\n').append(more);
            open = !isOdd(more);
        }
        boolean whole = taken.isEmpty() || isQuotedProperly(text);
        List<String> fields = text.length() > LONGEST || !whole ? null : fields(text);
        if (!taken.isEmpty() && (fields == null || columns > 0 && fields.size() != columns)) {
            giveBack(taken);
            return new Row(start, null);
        }
        return new Row(start, fields);
    }

    private void giveBack(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            ahead.addFirst(lines.get(i));
            line--;
        }
    }

    private static boolean isOdd(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    /** Marks stand where a field begins and where it ends, and twice within; else lines were joined that do not belong together. */
    private static boolean isQuotedProperly(CharSequence text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '"') {
                continue;
            }
            char before = i == 0 ? ',' : text.charAt(i - 1);
            char after = i + 1 == text.length() ? ',' : text.charAt(i + 1);
            if (quoted && after == '"') {
                i++;
            } else if (quoted ? after != ',' : before != ',') {
                return false;
            } else {
                quoted = !quoted;
            }
        }
        return true;
    }

    private static List<String> fields(CharSequence text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }

    private @Nullable String nextLine() throws IOException {
        String next = ahead.isEmpty() ? read() : ahead.removeFirst();
        if (next != null) {
            line++;
        }
        return next;
    }

    /** Of a line that is far too long only the beginning is kept, which is long enough to be refused. */
    private @Nullable String read() throws IOException {
        StringBuilder text = new StringBuilder();
        boolean any = false;
        for (int c = sign(); c >= 0 && c != '\n'; c = sign()) {
            any = true;
            if (text.length() <= LONGEST) {
                text.append((char) c);
            }
        }
        if (!any && filled < 0) {
            return null;
        }
        int end = text.length();
        return end > 0 && text.charAt(end - 1) == '\r' ? text.substring(0, end - 1) : text.toString();
    }

    private int sign() throws IOException {
        if (filled >= 0 && at >= filled) {
            filled = reader.read(buffer);
            at = 0;
        }
        return filled < 0 ? -1 : buffer[at++];
    }
}
