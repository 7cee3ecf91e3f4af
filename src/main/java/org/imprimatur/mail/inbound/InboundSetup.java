package org.imprimatur.mail.inbound;

import org.imprimatur.mail.inbound.reading.MailReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboundSettings.class)
class InboundSetup {

    @Bean
    Reader mailReader(InboundSettings settings) {
        return new MailReader(settings.authservIds())::read;
    }
}
