package org.imprimatur.platform;

import java.text.Normalizer;
import java.util.Locale;

/** Words as they stand in an address: lower case, without accents, joined by hyphens. */
public final class Slug {

    private static final int LONGEST = 100;

    private Slug() {}

    /**
     * Scripts other than Latin stay as they are written: browsers show them, and a guess at a transcription helps nobody.
     * Empty if there is neither letter nor digit.
     */
    public static String of(String words) {
        String latin = words.replace("ß", "ss")
                .replace("æ", "ae")
                .replace("Æ", "ae")
                .replace("œ", "oe")
                .replace("ø", "o")
                .replace("Ø", "o")
                .replace("ł", "l")
                .replace("Ł", "l")
                .replace("'", "")
                .replace("’", "");
        // Only accents on Latin letters go: elsewhere a mark can be the vowel.
        String plain = Normalizer.normalize(
                        Normalizer.normalize(latin, Normalizer.Form.NFKD).replaceAll("(?<=\\p{IsLatin})\\p{M}+", ""),
                        Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
        return shortened(trimmed(plain.replaceAll("[^\\p{L}\\p{N}\\p{M}]+", "-")));
    }

    /** Letters and digits that every keyboard has; empty if there are none. */
    public static String ofAscii(String words) {
        return trimmed(of(words).replaceAll("[^a-z0-9]+", "-"));
    }

    private static String trimmed(String slug) {
        return slug.replaceAll("^-+|-+$", "");
    }

    private static String shortened(String slug) {
        if (slug.length() <= LONGEST) {
            return slug;
        }
        int word = slug.lastIndexOf('-', LONGEST);
        int end = word > LONGEST / 2 ? word : LONGEST;
        if (Character.isHighSurrogate(slug.charAt(end - 1))) {
            end--;
        }
        return trimmed(slug.substring(0, end));
    }
}
