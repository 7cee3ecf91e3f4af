package org.imprimatur.publication;

import java.time.Instant;
import java.util.Optional;
import org.imprimatur.article.ArticleId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what readers saw at a time gone by. */
@Component
public class PastEditions {

    private final Editions editions;

    PastEditions(Editions editions) {
        this.editions = editions;
    }

    /** @param until when readers saw it last, null if they still do */
    public record Seen(int edition, int revision, @Nullable Instant until) {}

    /** The newest edition that had gone live by then; empty if there was none. */
    public Optional<Seen> at(ArticleId article, Instant then) {
        return editions.of(article).stream()
                .filter(edition -> !edition.liveAt().isAfter(then))
                .findFirst()
                .map(edition -> new Seen(edition.number(), edition.revision(), edition.supersededAt()));
    }
}
