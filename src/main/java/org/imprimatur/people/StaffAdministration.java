package org.imprimatur.people;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

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
     * @throws StalePerson if the record was changed meanwhile
     * @throws EmailTaken if somebody else has this address
     * @throws LastAdministrator if nobody else could let people in
     * @throws Credentials.NameIsVouchedFor if it is their own name, and somebody verified their credential with it
     */
    @Transactional
    public void edit(Person by, PersonId whom, int version, String name, String email, Set<Role> roles, String npi) {
        staffLock.lock();
        PersonRecord record = people.record(whom);
        Person before = record.person();
        String number = npi.isBlank() ? null : npi.strip();
        Person after = new Person(whom, before.slug(), name.strip(), People.address(email), roles, before.active());
        if (record.version() != version) {
            throw new StalePerson();
        }
        credentials.mustLeaveNameAlone(by, before, after.name());
        if (people.byEmail(email).filter(other -> !other.is(whom)).isPresent()) {
            throw new EmailTaken(email);
        }
        if (number != null && !Npi.isValid(number)) {
            throw new NotAnNpi(number);
        }
        if (before.holds(Role.admin()) && !after.holds(Role.admin()) && !people.hasAdministratorBesides(whom)) {
            throw new LastAdministrator();
        }
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
        PersonRecord record = people.record(whom);
        if (!record.person().active()) {
            return;
        }
        refusalToDeactivate(by, record.person()).ifPresent(refusal -> {
            throw refusal;
        });
        people.update(withActive(record.person(), false), record.profile().npi());
        links.withdraw(whom);
        events.publishEvent(new PersonEvent.Deactivated(by.id(), whom));
    }

    @Transactional
    public void reactivate(Person by, PersonId whom) {
        staffLock.lock();
        PersonRecord record = people.record(whom);
        if (record.person().active()) {
            return;
        }
        people.update(withActive(record.person(), true), record.profile().npi());
        events.publishEvent(new PersonEvent.Reactivated(by.id(), whom));
    }

    /** Why the person cannot be deactivated; empty if they can. */
    public Optional<Refusal> refusalToDeactivate(Person by, Person whom) {
        if (by.is(whom.id())) {
            return Optional.of(new NotYourself());
        }
        return whom.holds(Role.admin()) && !people.hasAdministratorBesides(whom.id())
                ? Optional.of(new LastAdministrator())
                : Optional.empty();
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

    private static Person withActive(Person person, boolean active) {
        return new Person(person.id(), person.slug(), person.name(), person.email(), person.roles(), active);
    }

    /** Two people cannot share an address: it is what they sign in with. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class EmailTaken extends Refusal {

        EmailTaken(String email) {
            super(email);
        }
    }

    /** Without this person nobody could let anybody in any more. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class LastAdministrator extends Refusal {}

    /** The number is not one the registry could have given out. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NotAnNpi extends Refusal {

        NotAnNpi(String typed) {
            super(typed);
        }
    }

    /** Nobody takes their own access away by accident. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NotYourself extends Refusal {}

    /** Somebody else changed the record since the page was opened; nothing was overwritten. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class StalePerson extends Refusal {}
}
