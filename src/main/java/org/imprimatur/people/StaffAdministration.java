package org.imprimatur.people;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administrators' commands on the records of others, and to whom they are allowed. */
@Service
public class StaffAdministration {

    private final People people;
    private final StaffLock staffLock;
    private final OneTimeLinks links;
    private final AddressConfirmations confirmations;
    private final Credentials credentials;
    private final ApplicationEventPublisher events;

    StaffAdministration(
            People people,
            StaffLock staffLock,
            OneTimeLinks links,
            AddressConfirmations confirmations,
            Credentials credentials,
            ApplicationEventPublisher events) {
        this.people = people;
        this.staffLock = staffLock;
        this.links = links;
        this.confirmations = confirmations;
        this.credentials = credentials;
        this.events = events;
    }

    /**
     * @param version of the record the edit started from
     * @param npi     empty if the person has none
     * @throws PersonRecord.StalePerson if the record was changed meanwhile
     * @throws People.EmailTaken if somebody else has this address
     * @throws Npi.NotAnNpi if the number is none the registry could have given out
     * @throws Person.LastAdministrator if nobody else could let people in
     * @throws Person.NameIsVouchedFor if it is their own name, and somebody verified their credential with it
     */
    @Transactional
    public void edit(Person by, PersonId whom, int version, String name, String email, Set<Role> roles, String npi) {
        staffLock.lock();
        PersonRecord record = people.holdRecord(whom);
        record.mustBeVersion(version);
        Person before = record.person();
        Person renamed = before.renamed(by, name.strip(), credentials.of(whom));
        people.mustBeFree(email, whom);
        String number = Npi.read(npi);
        Person after = renamed.reachedAt(email).givenRoles(roles, people.hasAdministratorBesides(whom));
        Map<String, String> changes = changes(record, after, number);
        if (changes.isEmpty() && before.roles().equals(after.roles())) {
            return;
        }
        people.update(after, number);
        if (!before.email().equals(after.email())) {
            // A link on its way to the old address may have been the mistake that is being put right.
            links.withdraw(whom);
            confirmations.addressChanged(by.id(), after);
        }
        if (!changes.isEmpty()) {
            events.publishEvent(new PersonEvent.Edited(by.id(), whom, changes));
        }
        if (!before.roles().equals(after.roles())) {
            events.publishEvent(new PersonEvent.RolesChanged(by.id(), whom, before.roles(), after.roles()));
        }
    }

    /** The person keeps their record and their signatures, and cannot sign in any more. */
    @Transactional
    public void deactivate(Person by, PersonId whom) {
        staffLock.lock();
        PersonRecord record = people.holdRecord(whom);
        if (!record.person().active()) {
            return;
        }
        people.update(
                record.person().deactivated(by, people.hasAdministratorBesides(whom)),
                record.profile().npi());
        links.withdraw(whom);
        events.publishEvent(new PersonEvent.Deactivated(by.id(), whom));
    }

    @Transactional
    public void reactivate(Person by, PersonId whom) {
        staffLock.lock();
        PersonRecord record = people.holdRecord(whom);
        if (record.person().active()) {
            return;
        }
        people.update(record.person().reactivated(), record.profile().npi());
        events.publishEvent(new PersonEvent.Reactivated(by.id(), whom));
    }

    /** Why the person cannot be deactivated; empty if they can. */
    public Optional<Refusal> refusalToDeactivate(Person by, Person whom) {
        return whom.refusalToDeactivate(by, people.hasAdministratorBesides(whom.id()));
    }

    private static Map<String, String> changes(PersonRecord record, Person after, @Nullable String npi) {
        Map<String, String> changes = new LinkedHashMap<>();
        note(changes, "name", record.person().name(), after.name());
        note(changes, "email", record.person().email(), after.email());
        note(
                changes,
                "npi",
                Objects.requireNonNullElse(record.profile().npi(), ""),
                Objects.requireNonNullElse(npi, ""));
        return changes;
    }

    private static void note(Map<String, String> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.put(field, after);
            changes.put("was-" + field, before);
        }
    }
}
