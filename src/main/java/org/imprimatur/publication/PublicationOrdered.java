package org.imprimatur.publication;

import java.time.Instant;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A publisher decided that the signed text shall go live.
 *
 * @param at when; null for now
 */
public record PublicationOrdered(
        String taskId,
        ArticleId article,
        int revision,
        @Nullable Instant at,
        PersonId by) {}
