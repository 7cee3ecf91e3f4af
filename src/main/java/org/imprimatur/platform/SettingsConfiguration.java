package org.imprimatur.platform;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings that many rooms read; whatever only one reads is a record of that room. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BaseAddress.class, NewsroomSettings.class, ServerCommand.class})
class SettingsConfiguration {}
