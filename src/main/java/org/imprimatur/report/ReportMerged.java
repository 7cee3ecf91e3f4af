package org.imprimatur.report;

import org.imprimatur.people.PersonId;

/** An open report goes with another from now on and needs nobody's turn of its own. */
public record ReportMerged(ReportId report, ReportId into, PersonId by) {}
