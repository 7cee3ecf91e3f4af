package org.imprimatur.article.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One reference into the source list, as Pandoc writes them: {@code @key} or {@code @key, p. 3}.
 *
 * @param locator where in the source, may be empty
 */
public record Citation(String key, String locator) {

    /** A key that needs no braces. A trailing full stop or comma is the sentence's, not the key's. */
    private static final String BARE = "[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_:.#$%&+?<>~/-]*[\\p{L}\\p{N}_/])?";

    private static final Pattern ONE = Pattern.compile(
            "\\s*-?@(?:\\{(?<braced>[^{}\\s]+)}|(?<bare>" + BARE + "))" + "(?:\\s*,\\s*(?<locator>\\S.*?))?\\s*");

    /** Between brackets, as it is read again. */
    public String written() {
        return "@" + (key.matches(BARE) ? key : "{" + key + "}") + (locator.isEmpty() ? "" : ", " + locator);
    }

    /** What stands between the brackets, or nothing if that is not a citation and no more than words in brackets. */
    static List<Citation> read(String bracketed) {
        List<Citation> citations = new ArrayList<>();
        for (String part : bracketed.replace('\n', ' ').split(";", -1)) {
            Matcher one = ONE.matcher(part);
            if (!one.matches()) {
                return List.of();
            }
            String key = one.group("bare") != null ? one.group("bare") : one.group("braced");
            String locator = one.group("locator");
            citations.add(new Citation(key, locator == null ? "" : locator));
        }
        return List.copyOf(citations);
    }
}
