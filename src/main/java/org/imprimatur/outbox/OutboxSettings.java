package org.imprimatur.outbox;

import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of outgoing mail: how our letters sign themselves. The mail server itself is set up under {@code spring.mail}.
 *
 * @param from     the address letters come from
 * @param replyTo  where answers go, null to leave them to {@code from}
 * @param domain   stands in Message-IDs and in the addresses bounces return to; null takes the one of {@code from}
 * @param coalesce how long a handoff's letter waits for the next one about the same article, which then takes its place
 * @param quiet    when nobody is reminded of anything
 */
@ConfigurationProperties("imprimatur.mail")
public record OutboxSettings(
        @DefaultValue("desk@localhost") String from,
        @Nullable String replyTo,
        @Nullable String domain,
        @DefaultValue("2m") Duration coalesce,
        @DefaultValue Quiet quiet) {

    /** @param from and until as "20:00"; the same time twice stands for no quiet at all */
    record Quiet(
            @DefaultValue("20:00") String from,
            @DefaultValue("07:00") String until) {

        QuietHours hours() {
            return new QuietHours(LocalTime.parse(from), LocalTime.parse(until));
        }
    }

    public String mailDomain() {
        return domain == null || domain.isBlank() ? from.substring(from.lastIndexOf('@') + 1) : domain;
    }

    String bounceAddress(String token) {
        return "bounce+" + token + "@" + mailDomain();
    }
}
