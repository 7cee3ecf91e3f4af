package org.imprimatur.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** What every page says about the house it comes from. */
@ConfigurationProperties("imprimatur.newsroom")
public record NewsroomSettings(String name, String correctionsAddress) {}
