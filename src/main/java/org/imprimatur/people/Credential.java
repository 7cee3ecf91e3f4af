package org.imprimatur.people;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
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
 * @param enteredBy    who wrote it into the register, null where that is not known any more
 * @param verifiedBy   who checked it with the issuer, null until somebody has
 * @param verifiedHow  what they looked at: "Nursys QuickConfirm"
 * @param revoked      null unless somebody took it out of use
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
        @Nullable PersonId enteredBy,
        @Nullable PersonId verifiedBy,
        @Nullable LocalDate verifiedOn,
        @Nullable String verifiedHow,
        @Nullable Revocation revoked) {

    /** The end of a credential's use here. */
    public record Revocation(PersonId by, LocalDate on, String why) {}

    /** A credential in use. */
    public Credential(
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
        this(id, holder, type, issuer, number, jurisdiction, issued, expires, null, verifiedBy, verifiedOn, null, null);
    }

    /** Entered and verified by one and the same person, as was possible before two were asked for. */
    public boolean wasCheckedByOneAlone() {
        return verifiedBy != null && verifiedBy.equals(enteredBy);
    }

    /** Verified, begun, not expired on that day, and not revoked. */
    public boolean isInForceOn(LocalDate day) {
        return verifiedOn != null
                && revoked == null
                && !issued.isAfter(day)
                && (expires == null || !expires.isBefore(day));
    }

    /** What the audit keeps of it. */
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("credential", id.toString());
        facts.put("type", type);
        facts.put("issuer", issuer);
        facts.put("number", number);
        facts.put("issued", issued.toString());
        if (jurisdiction != null) {
            facts.put("jurisdiction", jurisdiction);
        }
        if (expires != null) {
            facts.put("expires", expires.toString());
        }
        if (verifiedOn != null) {
            facts.put("verified", verifiedOn.toString());
        }
        if (verifiedHow != null) {
            facts.put("verifiedHow", verifiedHow);
        }
        if (revoked != null) {
            facts.put("revoked", revoked.on().toString());
            facts.put("revokedWhy", revoked.why());
        }
        return facts;
    }
}
