package org.imprimatur.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

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

    /** Whoever may verify what somebody else entered. */
    static final Set<Role> VERIFIERS = Set.of(Role.admin(), Role.publisher());

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

    /** A credential somebody has just entered, which counts for nothing until somebody else verified it. */
    static Credential entered(
            PersonId by,
            PersonId holder,
            String type,
            String issuer,
            String number,
            @Nullable String jurisdiction,
            LocalDate issued,
            @Nullable LocalDate expires) {
        return new Credential(
                UUID.randomUUID(),
                holder,
                type,
                issuer,
                number,
                jurisdiction,
                issued,
                expires,
                by,
                null,
                null,
                null,
                null);
    }

    /**
     * Refuses to be entered a second time.
     *
     * @param others the holder's credentials so far
     * @throws CredentialKnown if one of them is this one, and in use
     */
    void mustBeNewAmong(Collection<Credential> others) {
        if (others.stream().anyMatch(this::isEnteredAs)) {
            throw new CredentialKnown(type, number);
        }
    }

    /** A renewed credential keeps its number and gets a new day to begin on. */
    private boolean isEnteredAs(Credential other) {
        return other.revoked == null
                && other.type.equalsIgnoreCase(type)
                && other.issuer.equalsIgnoreCase(issuer)
                && other.number.equalsIgnoreCase(number)
                && other.issued.equals(issued);
    }

    /**
     * The credential once somebody checked it with its issuer; done again, the latest check stands.
     *
     * @param secondPair whether anybody but this person and the holder could verify it
     * @throws CredentialIsRevoked if it is not in use any more
     * @throws OwnCredential to its holder
     * @throws EnteredByYourself to whoever entered it
     * @throws NobodyElseToVerify to whoever entered it, if there is no second pair
     * @throws NotForYouToVerify to whoever is neither administrator nor publisher
     */
    Credential verified(Person by, boolean secondPair, LocalDate on, String how) {
        refusalToVerify(by, secondPair).ifPresent(refusal -> {
            throw refusal;
        });
        return new Credential(
                id, holder, type, issuer, number, jurisdiction, issued, expires, enteredBy, by.id(), on, how, null);
    }

    /** Why this person cannot verify it; empty if they can. */
    Optional<Refusal> refusalToVerify(Person by, boolean secondPair) {
        if (revoked != null) {
            return Optional.of(new CredentialIsRevoked());
        }
        if (by.is(holder)) {
            return Optional.of(new OwnCredential());
        }
        if (enteredBy != null && by.is(enteredBy)) {
            return Optional.of(secondPair ? new EnteredByYourself() : new NobodyElseToVerify());
        }
        return by.holdsAnyOf(VERIFIERS) ? Optional.empty() : Optional.of(new NotForYouToVerify());
    }

    /**
     * The credential once it is taken out of use. What was signed with it stays signed.
     *
     * @throws CredentialIsRevoked if somebody did already
     */
    Credential revoked(PersonId by, LocalDate on, String why) {
        if (revoked != null) {
            throw new CredentialIsRevoked();
        }
        return new Credential(
                id,
                holder,
                type,
                issuer,
                number,
                jurisdiction,
                issued,
                expires,
                enteredBy,
                verifiedBy,
                verifiedOn,
                verifiedHow,
                new Revocation(by, on, why));
    }

    /**
     * The credential once its issuer did not confirm it to whoever checked: out of use, whether it was verified or not.
     *
     * @see #verified for who may not
     */
    Credential rejected(Person by, boolean secondPair, LocalDate on, String why) {
        refusalToVerify(by, secondPair).ifPresent(refusal -> {
            throw refusal;
        });
        return revoked(by.id(), on, why);
    }

    /**
     * The credential once it turned out that it was taken out of use by mistake: in use as before.
     *
     * @param others the holder's credentials
     * @throws CredentialInUse if it was not out of use
     * @throws OwnCredential to its holder
     * @throws CredentialKnown if it was entered again meanwhile
     */
    Credential restored(Person by, Collection<Credential> others) {
        if (revoked == null) {
            throw new CredentialInUse();
        }
        if (by.is(holder)) {
            throw new OwnCredential();
        }
        Credential restored = new Credential(
                id,
                holder,
                type,
                issuer,
                number,
                jurisdiction,
                issued,
                expires,
                enteredBy,
                verifiedBy,
                verifiedOn,
                verifiedHow,
                null);
        restored.mustBeNewAmong(others);
        return restored;
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

    /** Verified and in use: somebody has compared its holder's name with the issuer's register. */
    boolean vouchesForName() {
        return verifiedOn != null && revoked == null;
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

    /** A credential that is in use is not given back. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class CredentialInUse extends Refusal {}

    /** A credential out of use is neither verified nor taken out of use again. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class CredentialIsRevoked extends Refusal {}

    /** The same credential stands in the record already. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class CredentialKnown extends Refusal {

        CredentialKnown(String type, String number) {
            super(type, number);
        }
    }

    /** Whoever entered a credential does not verify it: two people look, each for themself. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class EnteredByYourself extends Refusal {}

    /** Whoever entered a credential does not verify it, and nobody else here could. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class NobodyElseToVerify extends Refusal {}

    /** Credentials are verified by administrators and publishers. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class NotForYouToVerify extends Refusal {}

    /** A credential is checked by somebody other than its holder. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class OwnCredential extends Refusal {}
}
