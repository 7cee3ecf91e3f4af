package org.imprimatur.report;

import java.time.Instant;

/**
 * Somebody has to decide what a report is: it is new, its reader was not content with the answer, or it does not go with
 * another one after all.
 *
 * @param triageDue until when
 */
public record ReportOpened(ReportId report, Instant triageDue) {}
