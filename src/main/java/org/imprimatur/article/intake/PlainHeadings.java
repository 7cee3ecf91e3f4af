package org.imprimatur.article.intake;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a plain text that are headings though nothing is drawn below them: those in capitals, and those that are
 * numbered through the whole text without a gap.
 */
final class PlainHeadings {

    private static final int LONGEST = 100;
    private static final int FEWEST_LETTERS = 4;
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,2}){0,3})\\.?[ \\t]+\\S.*[^.;,:!]");

    private final Map<List<PlainLine>, Integer> levels = new IdentityHashMap<>();

    private PlainHeadings() {}

    static PlainHeadings in(List<List<PlainLine>> paragraphs) {
        PlainHeadings headings = new PlainHeadings();
        headings.capitals(paragraphs);
        headings.numbered(paragraphs);
        return headings;
    }

    /** Of the paragraph, if it is one. */
    Optional<Integer> level(List<PlainLine> paragraph) {
        return Optional.ofNullable(levels.get(paragraph));
    }

    private void capitals(List<List<PlainLine>> paragraphs) {
        for (int i = 0; i + 1 < paragraphs.size(); i++) {
            boolean alone = (i == 0 || !isInCapitals(paragraphs.get(i - 1))) && !isInCapitals(paragraphs.get(i + 1));
            if (alone && isInCapitals(paragraphs.get(i))) {
                levels.put(paragraphs.get(i), 2);
            }
        }
    }

    private static boolean isInCapitals(List<PlainLine> paragraph) {
        String words = paragraph.get(0).words();
        long letters = words.codePoints().filter(Character::isLetter).count();
        return paragraph.size() == 1
                && words.length() <= LONGEST
                && letters >= FEWEST_LETTERS
                && words.codePoints().filter(Character::isLetter).allMatch(Character::isUpperCase)
                && !words.matches(".*[.;,:]")
                && !PlainList.isEntry(paragraph.get(0));
    }

    /** All of them or none: each counts on from those before, and is followed by a text or by what stands under it. */
    private void numbered(List<List<PlainLine>> paragraphs) {
        Map<List<PlainLine>, Integer> found = new IdentityHashMap<>();
        int[] before = {0};
        boolean justNow = false;
        for (List<PlainLine> paragraph : paragraphs) {
            int[] number = number(paragraph);
            if (number == null) {
                justNow = false;
                continue;
            }
            if (!follows(number, before) || justNow && number.length <= before.length) {
                return;
            }
            found.put(paragraph, Math.min(6, number.length + 1));
            before = number;
            justNow = true;
        }
        if (found.size() > 1 && !justNow) {
            levels.putAll(found);
        }
    }

    private static int @Nullable [] number(List<PlainLine> paragraph) {
        Matcher numbered = NUMBERED.matcher(paragraph.get(0).words());
        return paragraph.size() == 1 && paragraph.get(0).words().length() <= LONGEST && numbered.matches()
                ? Arrays.stream(numbered.group(1).split("\\."))
                        .mapToInt(Integer::parseInt)
                        .toArray()
                : null;
    }

    /** 1, 1.1, 1.2, 2: the next at its depth, or the first below. */
    private static boolean follows(int[] number, int[] before) {
        if (number.length > before.length) {
            return number.length == before.length + 1
                    && number[number.length - 1] == 1
                    && Arrays.equals(Arrays.copyOf(number, before.length), before);
        }
        int[] expected = Arrays.copyOf(before, number.length);
        expected[number.length - 1]++;
        return Arrays.equals(number, expected);
    }
}
