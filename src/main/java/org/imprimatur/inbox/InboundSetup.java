package org.imprimatur.inbox;

import org.imprimatur.mime.MailParser;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboundSettings.class)
class InboundSetup {

    @Bean
    Reader mailReader(InboundSettings settings) {
        return new MailParser(settings.authservIds())::read;
    }
}
