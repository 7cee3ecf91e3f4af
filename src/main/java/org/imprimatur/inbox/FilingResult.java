package org.imprimatur.inbox;

import java.util.UUID;

/**
 * The result of handing a mail to its handler.
 *
 * @param attached     whether it went to a report that was there already
 * @param acknowledged whether a letter now waits to tell its sender that it came
 */
public record FilingResult(UUID report, boolean attached, boolean acknowledged) {}
