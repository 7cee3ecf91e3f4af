package org.imprimatur.article.source.lookup;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether works are looked up, and where.
 *
 * @param mailto  whom a registry may write to about our questions
 * @param timeout for all of one answer
 * @param pause   between two questions
 */
@ConfigurationProperties("imprimatur.sources.lookup")
public record LookupSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("") String mailto,
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("500ms") Duration pause,
        @DefaultValue("https://api.crossref.org") URI crossref,
        @DefaultValue("https://api.ncbi.nlm.nih.gov") URI ncbi,
        @DefaultValue("https://openlibrary.org") URI openLibrary) {}
