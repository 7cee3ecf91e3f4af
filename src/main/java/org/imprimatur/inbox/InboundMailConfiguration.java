package org.imprimatur.inbox;

import org.imprimatur.mime.MailParser;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parser and the settings of the mail that comes in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboundMailSettings.class)
class InboundMailConfiguration {

    @Bean
    RawMailParser mailParser(InboundMailSettings settings) {
        return new MailParser(settings.authservIds())::read;
    }
}
