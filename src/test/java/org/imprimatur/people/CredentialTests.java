package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @Test
    void aVerifiedCredentialIsGoodFromItsFirstDayThroughItsLast() {
        Credential credential = credential(TODAY.minusYears(1), TODAY, TODAY.minusDays(9), null);
        assertThat(credential.isInForceOn(TODAY)).isTrue();
        assertThat(credential.isInForceOn(TODAY.plusDays(1))).isFalse();
        assertThat(credential.isInForceOn(TODAY.minusYears(1).minusDays(1))).isFalse();
    }

    @Test
    void oneWithoutALastDayDoesNotLapse() {
        assertThat(credential(TODAY, null, TODAY, null).isInForceOn(TODAY.plusYears(40)))
                .isTrue();
    }

    @Test
    void oneNobodyVerifiedCountsForNothing() {
        assertThat(credential(TODAY.minusYears(1), null, null, null).isInForceOn(TODAY))
                .isFalse();
    }

    @Test
    void aRevokedOneCountsForNothing() {
        var revoked = new Credential.Revocation(PersonId.random(), TODAY, "surrendered");
        assertThat(credential(TODAY.minusYears(1), null, TODAY, revoked).isInForceOn(TODAY))
                .isFalse();
    }

    private static Credential credential(
            LocalDate issued,
            @Nullable LocalDate expires,
            @Nullable LocalDate verified,
            Credential.@Nullable Revocation revoked) {
        return new Credential(
                UUID.randomUUID(),
                PersonId.random(),
                "MD",
                "State medical board",
                "7",
                "Oregon",
                issued,
                expires,
                null,
                verified == null ? null : PersonId.random(),
                verified,
                null,
                revoked);
    }
}
