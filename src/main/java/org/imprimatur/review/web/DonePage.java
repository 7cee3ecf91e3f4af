package org.imprimatur.review.web;

import java.time.Instant;
import java.util.List;
import org.imprimatur.article.ArticleId;
import org.imprimatur.review.TickedChange;
import org.jspecify.annotations.Nullable;

/**
 * A turn that is over, and how it ended.
 *
 * @param outcome  "signed", "changes-requested", "approved" or "sent-back"
 * @param byMe     whether the person who looks ended it themselves
 * @param holds    for a signature: whether it still covers the article's latest text
 * @param edition  for a signature: whether it was given for a text that readers have seen
 * @param signatures how many there are, and how many there must be, in words; null if there are enough
 * @param givenUp  what other turns whoever signed had on it and gave up thereby, in words, for themselves to read
 * @param ticked   the changes ticked off with a signature
 * @param statement what the clinician agreed to, for a signature
 */
record DonePage(
        String outcome,
        ArticleId article,
        String title,
        int revision,
        String sha256,
        String by,
        boolean byMe,
        Instant at,
        boolean holds,
        boolean edition,
        @Nullable String signatures,
        List<String> givenUp,
        @Nullable String statement,
        List<TickedChange> ticked,
        String words) {}
