package org.imprimatur.outbox.smtp;

import org.imprimatur.outbox.MailTransport;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Takes the mail server from {@code spring.mail}. Without a host there is none, and letters wait in the outbox; the
 * framework's own sender is not used, because it does not tell how far a failed conversation had come.
 */
@Configuration(proxyBeanMethods = false)
class SmtpConfiguration {

    @Bean
    MailTransport mailTransport(Environment environment) {
        MailProperties server = Binder.get(environment).bindOrCreate("spring.mail", MailProperties.class);
        String host = server.getHost();
        return new SmtpMailTransport(host == null || host.isBlank() ? null : SmtpServer.of(host, server));
    }
}
