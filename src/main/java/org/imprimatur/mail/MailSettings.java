package org.imprimatur.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How our letters sign themselves. The mail server itself is set up under {@code spring.mail}.
 *
 * @param from    the address letters come from
 * @param replyTo where answers go, null to leave them to {@code from}
 * @param domain  stands in Message-IDs and in the addresses bounces return to; null takes the one of {@code from}
 */
@ConfigurationProperties("imprimatur.mail")
record MailSettings(
        @DefaultValue("desk@localhost") String from,
        @Nullable String replyTo,
        @Nullable String domain) {

    String mailDomain() {
        return domain == null || domain.isBlank() ? from.substring(from.lastIndexOf('@') + 1) : domain;
    }

    String bounceAddress(String token) {
        return "bounce+" + token + "@" + mailDomain();
    }
}
