package org.imprimatur.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the newsroom is called, and where readers write to it.
 *
 * @param plusAddressing whether its mail system knows {@code corrections+token@}. Off where it drops or refuses the plus
 */
@ConfigurationProperties("imprimatur.newsroom")
public record NewsroomSettings(String name, String correctionsAddress, boolean plusAddressing) {}
