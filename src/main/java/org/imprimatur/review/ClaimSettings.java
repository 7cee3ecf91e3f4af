package org.imprimatur.review;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strictly a newsroom reviews.
 *
 * @param claimsRequired whether a text is signed only once each of its claims has a verdict
 */
@ConfigurationProperties("imprimatur.review")
record ClaimSettings(@DefaultValue("false") boolean claimsRequired) {}
