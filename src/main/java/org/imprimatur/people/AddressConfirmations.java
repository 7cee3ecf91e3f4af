package org.imprimatur.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.DbTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Confirmations of e-mail addresses: whether a person themself has said that letters reach them at an address somebody
 * else entered. Until then nothing is signed in their name: whoever reads their letters could have set their password.
 */
@Service
public class AddressConfirmations {

    private static final Duration LIFETIME = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final People people;
    private final OneTimeLinks links;
    private final LinkRedemption redemption;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AddressConfirmations(
            JdbcClient jdbc,
            People people,
            OneTimeLinks links,
            LinkRedemption redemption,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.links = links;
        this.redemption = redemption;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A letter to a new address asks whether it reaches the person.
     *
     * @param link identifies the letter's link without giving it away
     * @param path confirms the address: for the letter alone, neither audit nor log may see it
     */
    public record Asked(
            PersonId by,
            PersonId whom,
            UUID link,
            String from,
            String toName,
            String to,
            String path,
            Instant at,
            Instant expires)
            implements PersonEvent, LetterRequest {

        @Override
        public AuditAction action() {
            return PersonAction.ADDRESS_CONFIRMATION_ASKED;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("expires", expires.toString());
        }

        @Override
        public String kind() {
            return "confirm-address";
        }

        @Override
        public Map<String, Object> model() {
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("change", "confirm");
            model.put("how", by.equals(whom) ? "again" : "other");
            model.put("from", from);
            model.put("at", at.truncatedTo(ChronoUnit.SECONDS).toString());
            model.put("what", to);
            model.put("before", "");
            model.put("button", "confirm");
            model.put("path", path);
            model.put("expires", expires.toString());
            return model;
        }

        @Override
        public String dedupeKey() {
            return "confirm-address:" + link;
        }

        @Override
        public String toString() {
            return "Asked[by=" + by + ", whom=" + whom + ", link=" + link + "]";
        }
    }

    /** The person has said that letters reach them at their new address. */
    public record Confirmed(PersonId whom) implements PersonEvent {

        @Override
        public PersonId by() {
            return whom;
        }

        @Override
        public AuditAction action() {
            return PersonAction.ADDRESS_CONFIRMED;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of();
        }
    }

    /** Somebody else changed the person's address, and the person has not answered from there yet. */
    public boolean isAwaited(PersonId person) {
        return jdbc.sql("select count(*) from person where id = ? and address_unconfirmed_since is not null")
                        .param(person.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Asks again, in a new letter; the link in the one before confirms nothing any more. */
    @Transactional
    public void askAgain(Person person) {
        if (isAwaited(person.id())) {
            ask(person.id(), person);
        }
    }

    /**
     * Whose address the link confirms; it stays as it is.
     *
     * @throws InvalidLink if it confirms nothing
     */
    public Person look(String token) {
        return redemption.look(OneTimeLink.Purpose.ADDRESS_CONFIRMATION, token);
    }

    /** @throws InvalidLink if the link confirms nothing */
    @Transactional
    public Person confirm(String token) {
        Person person = redemption.use(OneTimeLink.Purpose.ADDRESS_CONFIRMATION, token);
        jdbc.sql("update person set address_unconfirmed_since = null where id = ?")
                .param(person.id().value())
                .update();
        events.publishEvent(new Confirmed(person.id()));
        return person;
    }

    /** @param person as they are from now on; their own change of an address nobody else had entered needs no answer */
    @Transactional(propagation = Propagation.MANDATORY)
    void addressChanged(PersonId by, Person person) {
        if (person.is(by) && !isAwaited(person.id())) {
            return;
        }
        jdbc.sql("update person set address_unconfirmed_since = ? where id = ?")
                .params(DbTime.at(clock.instant()), person.id().value())
                .update();
        ask(by, person);
    }

    private void ask(PersonId by, Person person) {
        OneTimeLinks.Issued link = links.issue(OneTimeLink.Purpose.ADDRESS_CONFIRMATION, person.id(), LIFETIME);
        events.publishEvent(new Asked(
                by,
                person.id(),
                link.id(),
                people.find(by).map(Person::name).orElse(""),
                person.name(),
                person.email(),
                "/password/address/" + link.token(),
                DbTime.now(clock),
                link.expiry()));
    }
}
