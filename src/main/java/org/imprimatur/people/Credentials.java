package org.imprimatur.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The register of clinicians' credentials. */
@Repository
public class Credentials {

    private static final Set<Role> CHECKERS = Set.of(Role.admin(), Role.publisher());

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Credentials(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** All the person ever held, most recently issued first, the revoked among them. */
    public List<Credential> of(PersonId holder) {
        return jdbc.sql("select * from credential where person_id = ? order by issued desc, id")
                .param(holder.value())
                .query((row, n) -> credential(row))
                .list();
    }

    public List<Credential> all() {
        return jdbc.sql("select * from credential order by issued desc, id")
                .query((row, n) -> credential(row))
                .list();
    }

    /** @throws NoSuchCredential if nobody holds one with this id */
    public Credential require(UUID id) {
        return jdbc.sql("select * from credential where id = ?")
                .param(id)
                .query((row, n) -> credential(row))
                .optional()
                .orElseThrow(NoSuchCredential::new);
    }

    /** The credential to sign with on that day; the most recently issued if several are in force. */
    public Optional<Credential> inForce(PersonId holder, LocalDate day) {
        return of(holder).stream()
                .filter(credential -> credential.isInForceOn(day))
                .findFirst();
    }

    /**
     * Enters a credential, which counts for nothing until somebody verified it.
     *
     * @throws CredentialKnown if it stands there already
     */
    @Transactional
    public Credential enter(
            Person by,
            PersonId holder,
            String type,
            String issuer,
            String number,
            @Nullable String jurisdiction,
            LocalDate issued,
            @Nullable LocalDate expires) {
        Credential credential = new Credential(
                UUID.randomUUID(),
                holder,
                type,
                issuer,
                number,
                jurisdiction,
                issued,
                expires,
                by.id(),
                null,
                null,
                null,
                null);
        if (of(holder).stream().anyMatch(known -> isSame(known, credential))) {
            throw new CredentialKnown(type, number);
        }
        insert(credential);
        events.publishEvent(new PersonEvent.CredentialAdded(by.id(), holder, credential));
        return credential;
    }

    /**
     * Notes that somebody checked the credential with its issuer; done again, the latest check stands.
     *
     * @throws OwnCredential to its holder
     * @throws EnteredByYourself to whoever entered it
     * @throws NotForYouToVerify to whoever is neither administrator nor publisher
     * @throws CredentialIsRevoked if it is not in use any more
     */
    @Transactional
    public void verify(Person by, UUID id, LocalDate on, String how) {
        Credential credential = require(id);
        refusalToVerify(by, credential).ifPresent(refusal -> {
            throw refusal;
        });
        int written = jdbc.sql("""
                        update credential set verified_by = ?, verified_on = ?, verified_how = ?
                        where id = ? and revoked_on is null
                        """).params(by.id().value(), on, how, id).update();
        if (written == 0) {
            throw new CredentialIsRevoked();
        }
        events.publishEvent(new PersonEvent.CredentialVerified(by.id(), credential.holder(), require(id)));
    }

    /**
     * Takes the credential out of use. What was signed with it stays signed.
     *
     * @throws CredentialIsRevoked if somebody did already
     */
    @Transactional
    public void revoke(Person by, UUID id, String why) {
        Credential credential = require(id);
        int written = jdbc.sql("""
                        update credential set revoked_by = ?, revoked_on = ?, revoked_why = ?
                        where id = ? and revoked_on is null
                        """)
                .params(by.id().value(), LocalDate.now(clock), why, id)
                .update();
        if (written == 0) {
            throw new CredentialIsRevoked();
        }
        events.publishEvent(new PersonEvent.CredentialRevoked(by.id(), credential.holder(), require(id)));
    }

    /** Why this person cannot verify the credential; empty if they can. */
    public Optional<Refusal> refusalToVerify(Person by, Credential credential) {
        if (credential.revoked() != null) {
            return Optional.of(new CredentialIsRevoked());
        }
        if (by.is(credential.holder())) {
            return Optional.of(new OwnCredential());
        }
        if (credential.enteredBy() != null && by.is(credential.enteredBy())) {
            return Optional.of(
                    hasSecondPair(by, credential.holder()) ? new EnteredByYourself() : new NobodyElseToVerify());
        }
        return by.holdsAnyOf(CHECKERS) ? Optional.empty() : Optional.of(new NotForYouToVerify());
    }

    /**
     * Refuses that somebody gives themself another name than the one their credential was verified with.
     *
     * @throws NameIsVouchedFor if one is in the register, verified and not revoked
     */
    void mustLeaveNameAlone(Person by, Person bearer, String name) {
        boolean vouchedFor =
                of(bearer.id()).stream().anyMatch(one -> one.verifiedOn() != null && one.revoked() == null);
        if (by.is(bearer.id()) && !bearer.name().equals(name) && vouchedFor) {
            throw new NameIsVouchedFor();
        }
    }

    /** Whether anybody could verify what this person enters for that holder: four eyes need a second pair. */
    public boolean hasSecondPair(Person enters, PersonId holder) {
        return jdbc.sql("""
                        select count(*) from person p
                        where p.active = true and p.password is not null and p.id <> :enters and p.id <> :holder
                          and exists (select 1 from person_role r where r.person_id = p.id and r.role in (:checkers))
                        """)
                        .param("enters", enters.id().value())
                        .param("holder", holder.value())
                        .param("checkers", CHECKERS.stream().map(Role::name).toList())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** A renewed credential keeps its number and gets a new day to begin on. */
    private static boolean isSame(Credential known, Credential other) {
        return known.revoked() == null
                && known.type().equalsIgnoreCase(other.type())
                && known.issuer().equalsIgnoreCase(other.issuer())
                && known.number().equalsIgnoreCase(other.number())
                && known.issued().equals(other.issued());
    }

    private void insert(Credential credential) {
        jdbc.sql("""
                        insert into credential (id, person_id, type, issuer, number, jurisdiction, issued, expires,
                                                entered_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        credential.id(),
                        credential.holder().value(),
                        credential.type(),
                        credential.issuer(),
                        credential.number(),
                        credential.jurisdiction(),
                        credential.issued(),
                        credential.expires(),
                        credential.enteredBy() == null
                                ? null
                                : credential.enteredBy().value())
                .update();
    }

    private static Credential credential(ResultSet row) throws SQLException {
        return new Credential(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("type"),
                row.getString("issuer"),
                row.getString("number"),
                row.getString("jurisdiction"),
                row.getObject("issued", LocalDate.class),
                row.getObject("expires", LocalDate.class),
                person(row.getObject("entered_by", UUID.class)),
                person(row.getObject("verified_by", UUID.class)),
                row.getObject("verified_on", LocalDate.class),
                row.getString("verified_how"),
                revocation(row));
    }

    private static Credential.@Nullable Revocation revocation(ResultSet row) throws SQLException {
        PersonId by = person(row.getObject("revoked_by", UUID.class));
        return by == null
                ? null
                : new Credential.Revocation(
                        by, row.getObject("revoked_on", LocalDate.class), row.getString("revoked_why"));
    }

    private static @Nullable PersonId person(@Nullable UUID id) {
        return id == null ? null : new PersonId(id);
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

    /** A revoked credential stays revoked; a new one is entered anew. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class CredentialIsRevoked extends Refusal {}

    /** The same credential stands in the record already. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class CredentialKnown extends Refusal {

        CredentialKnown(String type, String number) {
            super(type, number);
        }
    }

    /** Somebody compared the name with the register of an issuer, so its bearer does not change it alone. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NameIsVouchedFor extends Refusal {}

    /** Nobody holds a credential with this id. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static class NoSuchCredential extends Refusal {}

    /** A credential is checked by somebody other than its holder. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class OwnCredential extends Refusal {}
}
