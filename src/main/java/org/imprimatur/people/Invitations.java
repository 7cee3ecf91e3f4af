package org.imprimatur.people;

import java.time.Duration;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invitations of new people: an administrator names them, a letter brings a link, and behind it they choose a password.
 */
@Service
public class Invitations {

    private static final Duration LIFETIME = Duration.ofDays(7);

    private final People people;
    private final StaffLock staffLock;
    private final OneTimeLinks links;
    private final LinkRedemption redemption;
    private final ApplicationEventPublisher events;

    Invitations(
            People people,
            StaffLock staffLock,
            OneTimeLinks links,
            LinkRedemption redemption,
            ApplicationEventPublisher events) {
        this.people = people;
        this.staffLock = staffLock;
        this.links = links;
        this.redemption = redemption;
        this.events = events;
    }

    /** @throws People.EmailTaken if somebody has this address already */
    @Transactional
    public Person invite(Person by, String name, String email, Set<Role> roles) {
        staffLock.lock();
        people.mustBeFree(email, null);
        Person person = new Person(PersonId.random(), freeSlug(name), name.strip(), People.address(email), roles, true);
        people.insert(person);
        events.publishEvent(new PersonEvent.Added(by.id(), person.id(), person.name(), roles));
        send(by, person);
        return person;
    }

    /** Sends a new link; the one before lets nobody in any more. */
    @Transactional
    public void inviteAgain(Person by, PersonId whom) {
        staffLock.lock();
        PersonRecord invited = people.record(whom);
        invited.mustBeInvitable();
        send(by, invited.person());
    }

    /**
     * Who is invited by the link, which stays as it is.
     *
     * @throws InvalidLink if it lets nobody in
     */
    public Person look(String token) {
        return redemption.look(OneTimeLink.Purpose.INVITATION, token);
    }

    /**
     * Uses the link up and gives the invited person their password.
     *
     * @throws InvalidLink if it lets nobody in
     * @throws Passwords.WeakPassword if the password would not protect anybody; the link stays open
     */
    @Transactional
    public Person accept(String token, String password) {
        return redemption.take(OneTimeLink.Purpose.INVITATION, token, password, "invitation");
    }

    String freeSlug(String name) {
        String slug = PersonSlug.of(name);
        for (int n = 2; people.bySlug(slug).isPresent(); n++) {
            slug = PersonSlug.of(name) + "-" + n;
        }
        return slug;
    }

    private void send(Person by, Person invited) {
        OneTimeLinks.Issued link = links.issue(OneTimeLink.Purpose.INVITATION, invited.id(), LIFETIME);
        events.publishEvent(new PersonEvent.Invited(
                by.id(),
                invited.id(),
                link.id(),
                by.name(),
                invited.name(),
                invited.email(),
                "/invitation/" + link.token(),
                link.expiry()));
    }
}
