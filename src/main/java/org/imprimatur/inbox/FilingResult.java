package org.imprimatur.inbox;

import java.util.UUID;

/**
 * What became of a mail that was handed over.
 *
 * @param attached     whether it went to a report that was there already
 * @param acknowledged whether a letter now waits to tell its sender that it came
 */
public record FilingResult(UUID report, boolean attached, boolean acknowledged) {}
