package org.imprimatur.article;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Raised and lowered words as plain text has them: 10⁹, CO₂, and where Unicode has no such character 2^(n+x), so that no
 * number runs into the one before it.
 */
public final class RaisedText {

    private static final String LEVEL = "0123456789+-−=()n\u00a0";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ\u00a0";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ\u00a0";

    /** What people raise for its looks only. */
    private static final Set<String> ORNAMENTS = Set.of("st", "nd", "rd", "th", "®", "™", "℠", "©");

    private RaisedText() {}

    /** @param before what stands right before them, of which the end counts; may be empty */
    public static String raised(CharSequence before, String words) {
        String mapped = mapped(words, RAISED);
        if (mapped != null) {
            return mapped;
        }
        boolean ordinal = Character.isDigit(last(before)) || !Character.isLetter(words.codePointAt(0));
        return ordinal && ORNAMENTS.contains(words.toLowerCase(Locale.ROOT)) ? words : marked("^", words);
    }

    /** @param before what stands right before them, of which the end counts; may be empty */
    public static String lowered(CharSequence before, String words) {
        String mapped = mapped(words, LOWERED);
        if (mapped != null) {
            return mapped;
        }
        boolean name = Character.isLetter(last(before)) && words.codePoints().allMatch(Character::isLetterOrDigit);
        return name ? words : marked("_", words);
    }

    private static @Nullable String mapped(String words, String characters) {
        StringBuilder mapped = new StringBuilder();
        for (char c : words.toCharArray()) {
            int at = LEVEL.indexOf(c);
            if (at < 0) {
                return null;
            }
            mapped.append(characters.charAt(at));
        }
        return mapped.toString();
    }

    private static String marked(String mark, String words) {
        return mark + (words.codePointCount(0, words.length()) == 1 ? words : "(" + words + ")");
    }

    private static int last(CharSequence words) {
        return words.isEmpty() ? ' ' : Character.codePointBefore(words, words.length());
    }
}
