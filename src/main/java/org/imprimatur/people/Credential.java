package org.imprimatur.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clinician's dated, verified permission to practise, as its issuer states it.
 *
 * @param type         as it stands after the name: "FNP-BC", "MD"
 * @param issuer       who granted it: "ANCC"
 * @param number       as printed by the issuer
 * @param jurisdiction state or country it holds in, null where it holds everywhere
 * @param expires      the last day it is good for, null if it never lapses
 * @param verifiedBy   who checked it with the issuer, null until somebody has
 */
public record Credential(
        UUID id,
        PersonId holder,
        String type,
        String issuer,
        String number,
        @Nullable String jurisdiction,
        LocalDate issued,
        @Nullable LocalDate expires,
        @Nullable PersonId verifiedBy,
        @Nullable LocalDate verifiedOn) {

    /** Verified, begun and not expired on that day. */
    public boolean isInForceOn(LocalDate day) {
        return verifiedOn != null && !issued.isAfter(day) && (expires == null || !expires.isBefore(day));
    }
}
