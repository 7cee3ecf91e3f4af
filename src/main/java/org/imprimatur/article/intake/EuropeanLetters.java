package org.imprimatur.article.intake;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.imprimatur.platform.Charsets;

/**
 * Tells the code pages of European languages in Latin letters apart, of which the library that knows the others by
 * statistics knows one: the right one makes letters of one language of all that is beyond ASCII, each where a letter of
 * its case can stand, and signs of the rest.
 */
final class EuropeanLetters {

    /** The likelier first, for many texts say the same in several. */
    private static final List<Charset> CHARSETS = List.of(
            Charset.forName("windows-1252"),
            Charset.forName("ISO-8859-15"),
            Charset.forName("windows-1250"),
            Charset.forName("ISO-8859-2"),
            Charset.forName("x-MacRoman"),
            Charset.forName("x-MacCentralEurope"));

    private static final List<String> ALPHABETS = List.of(
            "äöüß",
            "àâæçéèêëîïôœùûüÿ",
            "áéíñóúü",
            "ãáâàçéêíóôõú",
            "àèéìòù",
            "åäöæøé",
            "éëïóöü",
            "ąćęłńóśźż",
            "áčďéěíňóřšťúůýž",
            "áäčďéíĺľňóôŕšťúýž",
            "áéíóöőúüű",
            "ăâîșțşţ",
            "čćđšž",
            "áðéíóúýþæö");

    private static final String SIGNS = "“”„‘’‚«»‹›–—…•€£¥©®™°µ±×÷§¿¡ªº\u00A0≤≥≠≈∞†‡‰";
    private static final String SIGNS_APART = "½¼¾¹²³·";
    private static final int WRONG = -3;

    /** More of its letters than these are beyond ASCII in no language written in Latin ones. */
    private static final int HIGHEST_SHARE = 3;

    private final String text;

    private EuropeanLetters(String text) {
        this.text = text;
    }

    /** The text if everything in it can be meant; empty if these are no such letters. */
    static Optional<String> read(byte[] bytes) {
        int beyond = 0;
        for (byte b : bytes) {
            beyond += b < 0 ? 1 : 0;
        }
        if (beyond == 0 || beyond * HIGHEST_SHARE > bytes.length) {
            return Optional.empty();
        }
        int best = 0;
        Optional<String> found = Optional.empty();
        for (Charset charset : CHARSETS) {
            Optional<String> text = Charsets.strictly(bytes, charset);
            int score = text.map(words -> new EuropeanLetters(words).score()).orElse(WRONG);
            if (score > best) {
                best = score;
                found = text;
            }
        }
        return found;
    }

    private int score() {
        return ALPHABETS.stream().mapToInt(this::score).max().orElse(WRONG);
    }

    private int score(String alphabet) {
        int score = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                boolean fits = Character.isLetter(c) && SIGNS.indexOf(c) < 0
                        ? alphabet.indexOf(Character.toLowerCase(c)) >= 0 && isOfTheRightCase(i)
                        : SIGNS.indexOf(c) >= 0 || SIGNS_APART.indexOf(c) >= 0 && !isBetweenLetters(i);
                score += fits ? 1 : WRONG;
            }
        }
        return score;
    }

    /** No capital follows a small letter within a word. */
    private boolean isOfTheRightCase(int at) {
        return !Character.isUpperCase(text.charAt(at)) || at == 0 || !Character.isLowerCase(text.charAt(at - 1));
    }

    private boolean isBetweenLetters(int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLetter(text.charAt(at + 1));
    }
}
