package org.imprimatur.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The register of clinicians' credentials. */
@Repository
public class Credentials {

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

    /** Those of the ids that are a credential's. */
    public List<Credential> withIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from credential where id in (:ids)")
                        .param("ids", ids)
                        .query((row, n) -> credential(row))
                        .list();
    }

    /** @throws NoSuchCredential if nobody holds one with this id */
    public Credential require(UUID id) {
        return require(id, "");
    }

    /** The same, held until the transaction ends. */
    private Credential hold(UUID id) {
        return require(id, " for update");
    }

    private Credential require(UUID id, String lock) {
        return jdbc.sql("select * from credential where id = ?" + lock)
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
     * @throws Credential.CredentialKnown if it stands there already
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
        Credential credential =
                Credential.entered(by.id(), holder, type, issuer, number, jurisdiction, issued, expires);
        credential.mustBeNewAmong(of(holder));
        insert(credential);
        events.publishEvent(new PersonEvent.CredentialAdded(by.id(), holder, credential));
        return credential;
    }

    /**
     * Notes that somebody checked the credential with its issuer.
     *
     * @see Credential#verified for who may not
     */
    @Transactional
    public void verify(Person by, UUID id, LocalDate on, String how) {
        Credential credential = hold(id);
        Credential verified = credential.verified(by, hasSecondPair(by, credential.holder()), on, how);
        update(verified);
        events.publishEvent(new PersonEvent.CredentialVerified(by.id(), verified.holder(), verified));
    }

    /**
     * Takes the credential out of use.
     *
     * @throws Credential.CredentialIsRevoked if somebody did already
     */
    @Transactional
    public void revoke(Person by, UUID id, String why) {
        Credential revoked = hold(id).revoked(by.id(), LocalDate.now(clock), why);
        update(revoked);
        events.publishEvent(new PersonEvent.CredentialRevoked(by.id(), revoked.holder(), revoked));
    }

    /**
     * Takes the credential out of use because its issuer did not confirm it.
     *
     * @see Credential#rejected for who may not
     */
    @Transactional
    public void reject(Person by, UUID id, LocalDate on, String why) {
        Credential credential = hold(id);
        Credential rejected = credential.rejected(by, hasSecondPair(by, credential.holder()), on, why);
        update(rejected);
        events.publishEvent(new PersonEvent.CredentialRejected(by.id(), rejected.holder(), rejected));
    }

    /**
     * Gives a credential back that was taken out of use by mistake.
     *
     * @see Credential#restored for who may not
     */
    @Transactional
    public void restore(Person by, UUID id, String why) {
        Credential credential = hold(id);
        Credential restored = credential.restored(by, of(credential.holder()));
        update(restored);
        events.publishEvent(new PersonEvent.CredentialRestored(by.id(), restored.holder(), restored, why));
    }

    /**
     * Whether it may be signed with on that day; held so until the transaction ends, so that whoever takes it out of use
     * meanwhile does so after the signature.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holdInForce(UUID id, LocalDate day) {
        return hold(id).isInForceOn(day);
    }

    /** Why this person cannot verify the credential; empty if they can. */
    public Optional<Refusal> refusalToVerify(Person by, Credential credential) {
        return credential.refusalToVerify(by, hasSecondPair(by, credential.holder()));
    }

    /** Whether anybody could verify what this person enters for that holder: four eyes need a second pair. */
    public boolean hasSecondPair(Person enters, PersonId holder) {
        return jdbc.sql("""
                        select count(*) from person p
                        where p.active = true and p.password is not null and p.id <> :enters and p.id <> :holder
                          and exists (select 1 from person_role r where r.person_id = p.id and r.role in (:verifiers))
                        """)
                        .param("enters", enters.id().value())
                        .param("holder", holder.value())
                        .param(
                                "verifiers",
                                Credential.VERIFIERS.stream().map(Role::name).toList())
                        .query(Integer.class)
                        .single()
                > 0;
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
                        value(credential.enteredBy()))
                .update();
    }

    /** Writes down who verified it and who revoked it; the rest stays as it was entered. */
    private void update(Credential credential) {
        Credential.Revocation revoked = credential.revoked();
        jdbc.sql("""
                        update credential set verified_by = ?, verified_on = ?, verified_how = ?,
                                              revoked_by = ?, revoked_on = ?, revoked_why = ?
                        where id = ?
                        """)
                .params(
                        value(credential.verifiedBy()),
                        credential.verifiedOn(),
                        credential.verifiedHow(),
                        revoked == null ? null : revoked.by().value(),
                        revoked == null ? null : revoked.on(),
                        revoked == null ? null : revoked.why(),
                        credential.id())
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

    private static @Nullable UUID value(@Nullable PersonId person) {
        return person == null ? null : person.value();
    }

    private static @Nullable PersonId person(@Nullable UUID id) {
        return id == null ? null : new PersonId(id);
    }

    /** Nobody holds a credential with this id. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static class NoSuchCredential extends Refusal {}
}
