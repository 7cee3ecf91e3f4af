package org.imprimatur.article;

import java.text.Normalizer;
import java.util.Locale;

/** The slug of a title, as it stands in addresses. */
public final class ArticleSlug {

    private static final int LONGEST = 100;

    private ArticleSlug() {}

    /**
     * Lower-case words joined by hyphens, without accents. Scripts other than Latin stay as they are written: browsers
     * show them, and a guess at a transcription helps nobody. A title without a letter or digit gives "article".
     */
    public static String of(String title) {
        String latin = title.replace("ß", "ss")
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
        String slug = plain.replaceAll("[^\\p{L}\\p{N}\\p{M}]+", "-").replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "article" : shortened(slug);
    }

    /** As typed by a person who wants another one; the same rules. */
    static boolean isOne(String slug) {
        return !slug.isBlank() && slug.length() <= 150 && of(slug).equals(slug);
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
        return slug.substring(0, end).replaceAll("-+$", "");
    }
}
