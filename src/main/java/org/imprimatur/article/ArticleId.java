package org.imprimatur.article;

import java.util.UUID;
import org.imprimatur.platform.Subject;

/** Identifies an article for good, in addresses and, as {@link #subject()}, wherever something is about it. */
public record ArticleId(UUID value) {

    /** No article has it; in the order of ids it comes first. */
    public static final ArticleId BEFORE_ALL = new ArticleId(new UUID(0, 0));

    public static ArticleId random() {
        return new ArticleId(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException if {@code text} is not a UUID */
    public static ArticleId of(String text) {
        return new ArticleId(UUID.fromString(text));
    }

    /** @throws IllegalArgumentException if it is not an article */
    public static ArticleId of(Subject subject) {
        return of(subject.idOf(Subject.Kind.ARTICLE));
    }

    public Subject subject() {
        return new Subject(Subject.Kind.ARTICLE, toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
