package org.imprimatur.article.source;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How source lists are worded.
 *
 * @param style name of a style in {@code citation-styles}, or where a newsroom's own lies, a file that ends in .csl
 */
@ConfigurationProperties("imprimatur.citations")
public record CitationSettings(
        @DefaultValue("american-medical-association") String style) {}
