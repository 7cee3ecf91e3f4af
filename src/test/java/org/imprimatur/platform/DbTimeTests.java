package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@OnBothDatabases
class DbTimeTests {

    private static final Instant FINER = Instant.parse("2026-03-29T01:30:00.123456999Z");

    @Autowired
    JdbcClient jdbc;

    @Test
    void theMomentThatIsStoredIsTheOneThatIsReadBack() {
        Instant now = DbTime.now(Clock.fixed(FINER, ZoneId.of("Europe/Berlin")));
        assertThat(now).isEqualTo("2026-03-29T01:30:00.123456Z");
        assertThat(storedAndRead(now)).isEqualTo(now);
    }

    @Test
    void noMomentIsStoredAsOneThatHasNotBeenYet() {
        assertThat(storedAndRead(FINER)).isEqualTo("2026-03-29T01:30:00.123456Z");
    }

    @Test
    void noMomentIsReadAsNone() {
        assertThat(storedAndRead(null)).isNull();
        assertThat(DbTime.atOrNull(FINER)).isEqualTo(DbTime.at(FINER));
    }

    @Test
    void aColumnKnowsNoZone() {
        assertThat(DbTime.at(FINER).getOffset()).isEqualTo(ZoneOffset.UTC);
    }

    private @Nullable Instant storedAndRead(@Nullable Instant instant) {
        return jdbc.sql("select cast(? as timestamp(6) with time zone) as at")
                .param(DbTime.atOrNull(instant))
                .query((row, n) -> new @Nullable Instant[] {DbTime.readOrNull(row, "at")})
                .single()[0];
    }
}
