package org.imprimatur.publication;

import java.time.Instant;

/** A warning above a text readers go on seeing while something dangerous in it is being put right. */
public record Banner(String words, Instant raisedAt) {}
