package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parts a stretch of a reference where one element ends and the next begins: at full stops, but not at abbreviations. */
final class Sentences {

    private static final Set<String> ABBREVIATIONS =
            Set.of(("vs dr st no nr vol ed eds hrsg al e.g i.e cf approx mr mrs prof suppl pt ver rev resp "
                            + "fig spp sp subsp var mt ft dept univ int natl assoc soc am clin med engl ann arch exp "
                            + "surg dermatol br eur intern psychiatr psychol pharmacol ther obstet gynecol pediatr "
                            + "neurol cardiol acad")
                    .split(" "));

    /**
     * A stretch between two marks.
     *
     * @param end the mark behind it, a blank if there is none
     */
    record Piece(int from, int to, char end) {}

    private Sentences() {}

    static List<Piece> of(String view, int from, int to) {
        List<Piece> pieces = new ArrayList<>();
        int begin = from;
        for (int i = from; i < to; i++) {
            char c = view.charAt(i);
            if (c == ReferenceText.TAKEN) {
                add(pieces, view, begin, i, ' ');
                begin = i + 1;
            } else if (ends(view, i, begin, to)) {
                add(pieces, view, begin, i + (c == '.' || c == '。' ? 0 : 1), c);
                begin = i + 1;
            }
        }
        add(pieces, view, begin, to, ' ');
        return pieces;
    }

    private static boolean ends(String view, int i, int begin, int to) {
        char c = view.charAt(i);
        if (c == '。' || c == '？') {
            return true;
        }
        if (c != '.' && c != '?' && c != '!') {
            return false;
        }
        int next = i + 1;
        while (next < to && "”’\"'»)]".indexOf(view.charAt(next)) >= 0) {
            next++;
        }
        if (next < to && view.charAt(next) != ' ' && view.charAt(next) != ReferenceText.TAKEN) {
            return c == '.' && isHan(view, i - 1) && !Character.isDigit(view.charAt(next));
        }
        while (next < to && (view.charAt(next) == ' ')) {
            next++;
        }
        boolean goesOn = next < to && Character.isLowerCase(view.charAt(next)) && !startsWithSmallLetter(view, next);
        return !goesOn && !(c == '.' && isAbbreviation(view, i, begin));
    }

    private static boolean startsWithSmallLetter(String view, int at) {
        return at + 1 < view.length() && Character.isUpperCase(view.charAt(at + 1));
    }

    private static boolean isHan(String view, int at) {
        return at >= 0 && Character.UnicodeScript.of(view.charAt(at)) == Character.UnicodeScript.HAN;
    }

    private static boolean isAbbreviation(String view, int stop, int begin) {
        int from = stop;
        while (from > begin && (Character.isLetter(view.charAt(from - 1)) || view.charAt(from - 1) == '.')) {
            from--;
        }
        String word = view.substring(from, stop);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0)) && from > begin + 1
                || word.length() >= 3 && word.charAt(1) == '.' && word.length() % 2 == 1;
        boolean single = word.length() == 1 && from <= begin + 1 && Character.isUpperCase(word.charAt(0));
        return single || initial && !endsAList(view, from) || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** "vitamin D." at the end of a title is no initial: a small word stands before it. */
    private static boolean endsAList(String view, int from) {
        int end = from - 1;
        while (end > 0 && view.charAt(end) == ' ') {
            end--;
        }
        return end > 0 && Character.isLowerCase(view.charAt(end)) && isSmallWord(view, end);
    }

    private static boolean isSmallWord(String view, int end) {
        int from = end;
        while (from > 0 && Character.isLetter(view.charAt(from - 1))) {
            from--;
        }
        return Character.isLowerCase(view.charAt(from));
    }

    private static void add(List<Piece> pieces, String view, int from, int to, char end) {
        for (int i = from; i < to; i++) {
            if (Character.isLetterOrDigit(view.codePointAt(i))) {
                pieces.add(new Piece(from, to, end));
                return;
            }
        }
    }
}
