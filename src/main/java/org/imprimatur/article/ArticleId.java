package org.imprimatur.article;

import java.util.UUID;

/** Identifies an article for good; also the business key of its processes, as {@link #businessKey()}. */
public record ArticleId(UUID value) {

    /** No article has it; in the order of ids it comes first. */
    public static final ArticleId BEFORE_ALL = new ArticleId(new UUID(0, 0));

    private static final String PREFIX = "article:";

    public static ArticleId random() {
        return new ArticleId(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException if {@code text} is not a UUID */
    public static ArticleId of(String text) {
        return new ArticleId(UUID.fromString(text));
    }

    public static boolean isBusinessKey(String key) {
        return key.startsWith(PREFIX);
    }

    /** @throws IllegalArgumentException if the key is not an article's */
    public static ArticleId ofBusinessKey(String key) {
        if (!isBusinessKey(key)) {
            throw new IllegalArgumentException("Not an article's business key: " + key);
        }
        return of(key.substring(PREFIX.length()));
    }

    /** "article:&lt;uuid&gt;": the same in the engine, the worklist, the audit and the letters. */
    public String businessKey() {
        return PREFIX + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
