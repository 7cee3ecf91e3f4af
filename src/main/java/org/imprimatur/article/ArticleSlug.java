package org.imprimatur.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.imprimatur.platform.Slug;

/** The slug of a title, as it stands in addresses. */
public final class ArticleSlug {

    private static final Pattern NUMBERED = Pattern.compile("-[1-9]\\d{0,5}");

    private ArticleSlug() {}

    /** A title without a letter or digit gives "article". */
    public static String of(String title) {
        String slug = Slug.of(title);
        return slug.isEmpty() ? "article" : slug;
    }

    /** As typed by a person who wants another one; the same rules. */
    static boolean isOne(String slug) {
        return !slug.isEmpty() && slug.length() <= 150 && of(slug).equals(slug);
    }

    /** Whether it is what the title gives, with a number behind it if another article had that. */
    static boolean isOf(String slug, String title) {
        String plain = of(title);
        return slug.equals(plain)
                || slug.startsWith(plain + "-")
                        && NUMBERED.matcher(slug.substring(plain.length())).matches();
    }

    /** As it is stored, whatever capitals and composed letters somebody wrote it with. */
    public static String asSpelled(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
