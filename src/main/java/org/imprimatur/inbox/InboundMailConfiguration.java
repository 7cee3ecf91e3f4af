package org.imprimatur.inbox;

import org.imprimatur.mime.MailParser;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboundMailSettings.class)
class InboundMailConfiguration {

    @Bean
    RawMailParser mailReader(InboundMailSettings settings) {
        return new MailParser(settings.authservIds())::read;
    }
}
