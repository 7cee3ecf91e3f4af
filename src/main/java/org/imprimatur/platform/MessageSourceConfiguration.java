package org.imprimatur.platform;

import java.nio.charset.StandardCharsets;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Configures the message source; takes the place of the framework's own, which fails where messages are missing. */
@Configuration(proxyBeanMethods = false)
class MessageSourceConfiguration {

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource file = new ResourceBundleMessageSource();
        file.setBasename("messages");
        file.setDefaultEncoding(StandardCharsets.UTF_8.name());
        file.setFallbackToSystemLocale(false);
        return new ForgivingMessageSource(file);
    }
}
