package org.imprimatur.report;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The deadlines of a report: what readers may count on.
 *
 * @param acknowledgeWithin until they are told that their mail came
 * @param triageWithin      until somebody has decided what it is
 * @param answerWithin      until they have their answer
 */
@ConfigurationProperties("imprimatur.reports")
record ReportDeadlines(
        @DefaultValue("1d") Duration acknowledgeWithin,
        @DefaultValue("2d") Duration triageWithin,
        @DefaultValue("10d") Duration answerWithin) {}
