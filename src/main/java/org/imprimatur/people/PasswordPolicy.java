package org.imprimatur.people;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.platform.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Decides which passwords are refused. Length is what protects; refused are those everybody tries first, and those that
 * are made of nothing but the person's or the newsroom's own words.
 */
@Component
class PasswordPolicy {

    enum Flaw {
        TOO_SHORT,
        TOO_LONG,
        TOO_COMMON,
        LIKE_ADDRESS,
        LIKE_NEWSROOM
    }

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    private static final int FEWEST_DIFFERENT = 5;
    private static final int SHORTEST_WORD = 3;

    /** So many letters and digits must be left once the words anybody can look up are taken out. */
    private static final int FEWEST_OWN = 8;

    private static final Pattern NO_LETTER = Pattern.compile("\\P{L}");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern ONE_THING_AGAIN_AND_AGAIN = Pattern.compile("(.{1,10}?)\\1+");

    /** The example everybody has read, on no list because nobody used it before. */
    private static final String THE_EXAMPLE = "correcthorsebatterystaple";

    /** Read when somebody first chooses a password: a server hardly ever needs it. */
    private static final SingletonSupplier<Set<String>> COMMON = SingletonSupplier.of(PasswordPolicy::common);

    private final List<String> newsroom;

    PasswordPolicy(NewsroomSettings settings) {
        this.newsroom =
                Stream.concat(words(settings.name()), Stream.of("imprimatur")).toList();
    }

    /**
     * The one form of a password, whatever keyboard it was typed on: RFC 8265's OpaqueString. A letter with its accent is
     * one character (NFC), every kind of space is the plain one, and nothing else is changed; NFKC would also take apart
     * what people chose on purpose, such as ½ or ﬁ.
     */
    static String normalised(CharSequence typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).replaceAll("\\p{Zs}", " ");
    }

    /** @return null if the password may be used */
    @Nullable
    Flaw flawIn(String typed, Person person) {
        String password = normalised(typed);
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Flaw.TOO_SHORT;
        }
        if (length > LONGEST) {
            return Flaw.TOO_LONG;
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (isCommon(plain)) {
            return Flaw.TOO_COMMON;
        }
        if (isMadeOf(plain, Stream.concat(words(person.name()), words(person.email())))) {
            return Flaw.LIKE_ADDRESS;
        }
        return isMadeOf(plain, newsroom.stream()) ? Flaw.LIKE_NEWSROOM : null;
    }

    private static boolean isCommon(String plain) {
        String letters = NO_LETTER.matcher(plain).replaceAll("");
        return plain.codePoints().distinct().count() < FEWEST_DIFFERENT
                || isSequence(plain)
                || letters.equals(THE_EXAMPLE)
                || Stream.of(plain, letters, once(plain), once(letters)).anyMatch(COMMON.obtain()::contains);
    }

    /** "letmein" for "letmeinletmein". */
    private static String once(String text) {
        var again = ONE_THING_AGAIN_AND_AGAIN.matcher(text);
        return again.matches() ? again.group(1) : text;
    }

    /** "123456789012" and "lkjihgfedcba": each character follows from the one before. */
    private static boolean isSequence(String plain) {
        int[] steps = new int[plain.length() - 1];
        for (int i = 0; i < steps.length; i++) {
            int step = plain.charAt(i + 1) - plain.charAt(i);
            steps[i] = Math.abs(step) == 9 && Character.isDigit(plain.charAt(i)) ? -step / 9 : step;
        }
        return Arrays.stream(steps).allMatch(step -> step == steps[0] && Math.abs(step) <= 1);
    }

    private static boolean isMadeOf(String plain, Stream<String> words) {
        String left = NEITHER_LETTER_NOR_DIGIT.matcher(plain).replaceAll("");
        String own = left;
        for (String word :
                words.sorted(Comparator.comparingInt(String::length).reversed()).toList()) {
            own = own.replace(word, "");
        }
        return !own.equals(left) && own.length() < FEWEST_OWN;
    }

    private static Stream<String> words(String text) {
        return NEITHER_LETTER_NOR_DIGIT
                .splitAsStream(normalised(text).toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST_WORD);
    }

    private static Set<String> common() {
        try {
            return Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords cannot be read", e);
        }
    }
}
