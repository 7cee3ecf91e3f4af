package org.imprimatur.article;

import org.imprimatur.platform.Slug;

/** The slug of a title, as it stands in addresses. */
public final class ArticleSlug {

    private ArticleSlug() {}

    /** A title without a letter or digit gives "article". */
    public static String of(String title) {
        String slug = Slug.of(title);
        return slug.isEmpty() ? "article" : slug;
    }

    /** As typed by a person who wants another one; the same rules. */
    static boolean isOne(String slug) {
        return !slug.isBlank() && slug.length() <= 150 && of(slug).equals(slug);
    }
}
