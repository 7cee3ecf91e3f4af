package org.imprimatur.workflow;

import org.imprimatur.workflow.check.ProcessFiles;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which processes run here.
 *
 * @param processes the folder they lie in; those of the jar unless a newsroom has its own
 */
@ConfigurationProperties("imprimatur")
record ProcessSettings(@DefaultValue(ProcessFiles.OURS) String processes) {}
