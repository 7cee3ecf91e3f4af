package org.imprimatur.inbox.imap;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of the mailbox that is polled. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImapSettings.class)
class ImapConfiguration {}
