package org.imprimatur.people;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long somebody stays signed in.
 *
 * @param longest after so long one signs in again, however busy one was
 */
@ConfigurationProperties("imprimatur.sessions")
record SessionSettings(@DefaultValue("24h") Duration longest) {}
