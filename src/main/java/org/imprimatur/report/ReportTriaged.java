package org.imprimatur.report;

import org.imprimatur.people.PersonId;

/** Somebody decided what a report is. */
public record ReportTriaged(String taskId, ReportId report, Outcome outcome, PersonId by) {}
