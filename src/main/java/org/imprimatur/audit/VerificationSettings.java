package org.imprimatur.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the audit is verified without anybody asking.
 *
 * @param verifyAt a cron expression in the newsroom's zone, "-" for never
 */
@ConfigurationProperties("imprimatur.audit")
record VerificationSettings(@DefaultValue("0 30 3 * * *") String verifyAt) {}
