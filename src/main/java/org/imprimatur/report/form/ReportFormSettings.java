package org.imprimatur.report.form;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many reports an hour the form takes.
 *
 * @param perAddress from one address
 * @param perNetwork from the network around it
 */
@ConfigurationProperties("imprimatur.reports.form")
record ReportFormSettings(
        @DefaultValue("5") int perAddress,
        @DefaultValue("30") int perNetwork) {}
