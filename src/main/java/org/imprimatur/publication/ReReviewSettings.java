package org.imprimatur.publication;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what readers see is read again when its day comes.
 *
 * @param lead        how long before that day the review begins
 * @param offeredFor  how long it is kept for whoever signed last, before all who may review are asked
 * @param againAfter  after how long a review begins once more that ended without a signature
 * @param mostADay    how many reviews begin in one day; when many are due at once, the longest overdue come first
 * @param tellReaders whether an article whose day has passed says so to its readers
 */
@ConfigurationProperties("imprimatur.re-review")
public record ReReviewSettings(
        @DefaultValue("21d") Duration lead,
        @DefaultValue("5d") Duration offeredFor,
        @DefaultValue("14d") Duration againAfter,
        @DefaultValue("50") int mostADay,
        @DefaultValue("false") boolean tellReaders) {}
