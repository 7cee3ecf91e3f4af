package org.imprimatur.publication;

import java.time.Instant;
import org.imprimatur.article.ArticleId;

/**
 * What readers are told about a mistake that was put right.
 *
 * @param number      counted through the whole newsroom, without a gap
 * @param edition     the one that put it right
 * @param title       of the article as this edition has it
 * @param summary     what was wrong, in a publisher's words
 * @param before      the passages as they stood, may be empty
 * @param after       the same as they stand now, may be empty
 */
public record CorrectionNotice(
        int number,
        ArticleId article,
        int edition,
        String title,
        Severity severity,
        String summary,
        String before,
        String after,
        Instant publishedAt) {}
