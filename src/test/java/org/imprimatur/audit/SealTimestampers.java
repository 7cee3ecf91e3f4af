package org.imprimatur.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stampers of the tests' own: what the server's settings would make, with an authority they do not name. */
public final class SealTimestampers {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private SealTimestampers() {}

    /** Lets the tests of other rooms have the newest seal stamped. */
    public static void stampNow(BeanFactory server, LocalTimestampAuthority authority, Path folder) {
        forget(server);
        SealTimestamper sealTimestamper = stamper(server, settings(authority, null, folder));
        if (sealTimestamper.stamp().isEmpty()) {
            throw new IllegalStateException("The newest seal was not stamped. " + sealTimestamper.trouble());
        }
    }

    /** What asking came to in other tests, which may have been at another time. */
    static void forget(BeanFactory server) {
        server.getBean(JdbcTemplate.class).update("""
                        update audit_stamping set held_until = null, next_at = null, tried_at = null, failures = 0,
                                                  why = null, detail = null
                        """);
    }

    static SealSettings settings(LocalTimestampAuthority authority, @Nullable Path trust, Path folder) {
        return new SealSettings(
                folder.resolve("seal-key.pem"),
                "",
                authority.address().toString(),
                trust == null ? "" : trust.toString(),
                Duration.ofHours(1));
    }

    static SealTimestamper stamper(BeanFactory server, SealSettings settings) {
        return new SealTimestamper(
                server.getBean(SealTimestamps.class),
                server.getBean(SignedSeals.class),
                server.getBean(SealCopies.class),
                settings,
                server.getBean(Messages.class),
                server.getBean(Clock.class),
                PATIENCE);
    }
}
