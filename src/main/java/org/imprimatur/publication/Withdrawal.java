package org.imprimatur.publication;

import java.time.Instant;

/** The withdrawal of an article from readers, and its reason. */
public record Withdrawal(String reason, Instant at) {}
