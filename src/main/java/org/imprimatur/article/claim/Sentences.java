package org.imprimatur.article.claim;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes a passage apart into sentences, past the full stops that end none. */
final class Sentences {

    private static final Pattern GOES_ON = Pattern.compile("(?:^|[\\s(\\[\u201c\"])(?:"
            + "e\\.\\s?g|i\\.\\s?e|cf|vs|al|ca|approx|resp|viz|Dr|Drs|Mr|Mrs|Ms|Prof|St|Jr|Sr|Fig|Figs|No|Nos|Vol|pp?|Eq|Ref|Refs"
            + "|[A-Z]|[A-Z]\\.\\s?[A-Z])\\.[\\s\u00a0]*$");

    /** The longest abbreviation, with what may stand around it. */
    private static final int LOOKED_AT = 16;

    private Sentences() {}

    /** From one character to before another of a passage, without the blanks around it. */
    record Sentence(int start, int end) {

        String of(String passage) {
            return passage.substring(start, end);
        }
    }

    static List<Sentence> in(String passage) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(passage);
        List<Sentence> sentences = new ArrayList<>();
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end < passage.length() && goesOn(passage, start, end)) {
                continue;
            }
            add(sentences, passage, start, end);
            start = end;
        }
        add(sentences, passage, start, passage.length());
        return sentences;
    }

    private static boolean goesOn(String passage, int start, int end) {
        return Character.isLowerCase(passage.codePointAt(end))
                || GOES_ON.matcher(passage.substring(Math.max(start, end - LOOKED_AT), end))
                        .find();
    }

    private static void add(List<Sentence> sentences, String passage, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(passage.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(passage.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(new Sentence(start, end));
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
