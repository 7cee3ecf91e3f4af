package org.imprimatur.mime.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out of the source of a text what only programs read: images pasted into it as {@code data:} addresses, files
 * written into it as lines of letters and digits, remarks and scripts of a page. None of it is words, and all of it may
 * be longer than a book.
 */
public final class EmbeddedData {

    private static final String ADDRESS = "data:";

    /** Between the scheme and the data: a type and its parameters. */
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9.+/-]{0,80}(?:;[A-Za-z0-9=._-]{1,80}){0,4},");

    private static final int LONGEST_TYPE = 500;
    private static final int LONGEST_ADDRESS = 200;

    private static final Pattern ENCODED_LINE = Pattern.compile("[A-Za-z0-9+/=_-]{40,}+|M[ -`]{60}");
    private static final int LONG_LINE = 1_000;
    private static final int FEWEST_LINES = 10;

    private EmbeddedData() {}

    public static String leftOutOfPage(String source) {
        return withoutAddresses(without(without(source, "<!--", "-->"), "<script", "</script>"));
    }

    public static String leftOutOfText(String text) {
        return withoutEncodedLines(withoutAddresses(text));
    }

    /** What has no end is left as it is. */
    private static String without(String source, String begin, String end) {
        StringBuilder rest = new StringBuilder(source.length());
        int at = 0;
        for (int from = source.indexOf(begin); from >= 0; from = source.indexOf(begin, at)) {
            int to = source.indexOf(end, from + begin.length());
            if (to < 0) {
                break;
            }
            rest.append(source, at, from);
            at = to + end.length();
        }
        return rest.append(source, at, source.length()).toString();
    }

    private static String withoutAddresses(String source) {
        StringBuilder rest = new StringBuilder(source.length());
        int at = 0;
        for (int from = source.indexOf(ADDRESS); from >= 0; from = source.indexOf(ADDRESS, Math.max(at, from + 1))) {
            int start = from + ADDRESS.length();
            Matcher type = TYPE.matcher(source).region(start, Math.min(source.length(), start + LONGEST_TYPE));
            if (!type.lookingAt()) {
                continue;
            }
            int end = end(source, type.end(), from == 0 ? ' ' : source.charAt(from - 1));
            if (end - from > LONGEST_ADDRESS) {
                rest.append(source, at, type.end());
                at = end;
            }
        }
        return rest.append(source, at, source.length()).toString();
    }

    /** Within quotation marks it goes on over blanks and line ends. */
    private static int end(String source, int from, char before) {
        if (before == '"' || before == '\'') {
            int quote = source.indexOf(before, from);
            return quote < 0 ? source.length() : quote;
        }
        int end = from;
        while (end < source.length() && " \t\r\n\"'<>()".indexOf(source.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String withoutEncodedLines(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        StringBuilder held = new StringBuilder();
        int lines = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (ENCODED_LINE.matcher(line).matches()) {
                held.append(line).append('\n');
                lines++;
                continue;
            }
            release(rest, held, lines);
            lines = 0;
            rest.append(line).append('\n');
        }
        release(rest, held, lines);
        return rest.toString();
    }

    /** A few such lines may be anything. */
    private static void release(StringBuilder rest, StringBuilder held, int lines) {
        boolean data = lines >= FEWEST_LINES || held.length() >= LONG_LINE;
        rest.append(data ? "[\u2026]\n" : held);
        held.setLength(0);
    }
}
