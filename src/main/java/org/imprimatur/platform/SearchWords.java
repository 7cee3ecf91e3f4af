package org.imprimatur.platform;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The words somebody searches for, and the form in which texts are kept for it, so that what a person would call the same
 * words is the same: whatever the case, the accents, the width of a blank, the kind of hyphen or apostrophe, and the order.
 * A word is also found in the middle of a longer one. Written by this class alone, on either database, since databases do
 * not agree on what the small form of a letter is.
 *
 * @param words in the form in which texts are kept; empty also if only signs were typed that no text is kept with
 * @param blank whether nothing was typed, so that everything is wanted
 */
public record SearchWords(List<String> words, boolean blank) {

    /** As wide as the columns that keep texts for searching. */
    static final int LONGEST = 1200;

    /** More words than anybody remembers of a title; each is a condition of its own. */
    private static final int MOST = 12;

    /** An apostrophe, or what keyboards and writing programs put in its place. */
    private static final String APOSTROPHES = "'’‘‛`´ʹʻʼʽʾʿˈ′＇";

    /** @param typed as it came from the form; null if it has no such field */
    public static SearchWords of(@Nullable String typed) {
        if (typed == null || VisibleText.isBlank(typed)) {
            return new SearchWords(List.of(), true);
        }
        return new SearchWords(
                chunks(plain(typed)).stream()
                        .flatMap(chunk -> parts(chunk).stream())
                        .distinct()
                        .limit(MOST)
                        .toList(),
                false);
    }

    /** The form in which a row keeps what it is found by. A word with a hyphen is also kept as one word. */
    public static String kept(@Nullable String... texts) {
        String all = Arrays.stream(texts).filter(Objects::nonNull).collect(Collectors.joining(" "));
        Set<String> words = new LinkedHashSet<>();
        Set<String> joined = new LinkedHashSet<>();
        for (String chunk : chunks(plain(all))) {
            List<String> parts = parts(chunk);
            words.add(String.join(" ", parts));
            if (parts.size() > 1) {
                joined.add(String.join("", parts));
            }
        }
        words.addAll(joined);
        return ColumnText.to(LONGEST, String.join(" ", words).strip());
    }

    /** The condition that all words stand in what one of the columns keeps; true of every row if nothing was typed. */
    public String condition(String... columns) {
        if (blank) {
            return "1 = 1";
        }
        if (words.isEmpty()) {
            return "1 = 0";
        }
        return IntStream.range(0, words.size())
                .mapToObj(i -> Arrays.stream(columns)
                        .map(column -> column + " like :word" + i + " escape '!'")
                        .collect(Collectors.joining(" or ", "(", ")")))
                .collect(Collectors.joining(" and "));
    }

    /** By name, what the condition asks for. */
    public Map<String, Object> parameters() {
        return IntStream.range(0, words.size())
                .boxed()
                .collect(Collectors.toMap(
                        i -> "word" + i,
                        i -> "%"
                                + words.get(i)
                                        .replace("!", "!!")
                                        .replace("%", "!%")
                                        .replace("_", "!_")
                                + "%"));
    }

    /** The number of something, if one was typed and nothing else but perhaps its sign. */
    public OptionalInt number() {
        String typed = String.join("", words);
        return typed.matches("#?[0-9]{1,9}")
                ? OptionalInt.of(Integer.parseInt(typed.replace("#", "")))
                : OptionalInt.empty();
    }

    /** Whether all words stand in what is kept. */
    public boolean areIn(String kept) {
        return blank || (!words.isEmpty() && words.stream().allMatch(kept::contains));
    }

    private static List<String> chunks(String plain) {
        return Arrays.stream(plain.split(" ")).filter(chunk -> !chunk.isEmpty()).toList();
    }

    /** Small letters without accents, each kind of blank as the one there is, and nothing that cannot be seen. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                plain.append(' ');
            } else if (isWritten(c)) {
                plain.append(small(c));
            }
        });
        return plain.toString();
    }

    private static boolean isWritten(int c) {
        int type = Character.getType(c);
        return type != Character.NON_SPACING_MARK
                && type != Character.ENCLOSING_MARK
                && APOSTROPHES.indexOf(c) < 0
                && !VisibleText.isBlank(Character.toString(c));
    }

    /** By way of the capital, which is one for all forms of a letter: σ and ς, ſ and s. */
    private static String small(int c) {
        int small = Character.toLowerCase(Character.toUpperCase(c));
        return switch (small) {
            case 'ß', 'ẞ' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ø' -> "o";
            case 'ł' -> "l";
            case 'đ', 'ð' -> "d";
            case 'þ' -> "th";
            case 'ħ' -> "h";
            case 'ŧ' -> "t";
            case 'ı' -> "i";
            default -> Character.toString(small);
        };
    }

    /** Letters and digits that stand together, and each sign that means something, as a word of its own. */
    private static List<String> parts(String chunk) {
        List<String> parts = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        chunk.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || isMark(c)) {
                word.appendCodePoint(c);
                return;
            }
            end(word, parts);
            if (means(c)) {
                parts.add(Character.toString(c));
            }
        });
        end(word, parts);
        return parts;
    }

    private static void end(StringBuilder word, List<String> parts) {
        if (word.length() > 0) {
            parts.add(word.toString());
            word.setLength(0);
        }
    }

    /** A vowel in some scripts. Numbers that are letters, and signs above them, were taken apart before. */
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.COMBINING_SPACING_MARK
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    /** Other than points, commas, brackets, hyphens and the like, which people leave out and put in. */
    private static boolean means(int c) {
        return switch (Character.getType(c)) {
            case Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.OTHER_SYMBOL -> true;
            default -> c == '%' || c == '‰' || c == '&' || c == '#' || c == '§';
        };
    }
}
