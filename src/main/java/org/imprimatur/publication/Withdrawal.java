package org.imprimatur.publication;

import java.time.Instant;

/** That an article was taken from readers, and why. */
public record Withdrawal(String reason, Instant at) {}
