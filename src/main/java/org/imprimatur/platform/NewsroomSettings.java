package org.imprimatur.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The settings about the newsroom that every page shows. */
@ConfigurationProperties("imprimatur.newsroom")
public record NewsroomSettings(String name, String correctionsAddress) {}
