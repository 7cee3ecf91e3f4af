package org.imprimatur.report;

import java.time.Instant;

/**
 * Somebody has to decide what a report is: it is new, or its reader was not content with the answer.
 *
 * @param triageDue until when
 */
public record ReportOpened(ReportId report, Instant triageDue) {}
