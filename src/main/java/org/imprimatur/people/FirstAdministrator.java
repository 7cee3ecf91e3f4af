package org.imprimatur.people;

import java.time.Duration;
import java.util.Set;
import org.imprimatur.platform.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Creates a new server's first administrator, by a link that only who reads the server's log can know. */
@Service
public class FirstAdministrator {

    private static final Duration LIFETIME = Duration.ofHours(24);

    private final People people;
    private final StaffLock staffLock;
    private final OneTimeLinks links;
    private final Passwords passwords;
    private final Invitations invitations;
    private final ApplicationEventPublisher events;

    FirstAdministrator(
            People people,
            StaffLock staffLock,
            OneTimeLinks links,
            Passwords passwords,
            Invitations invitations,
            ApplicationEventPublisher events) {
        this.people = people;
        this.staffLock = staffLock;
        this.links = links;
        this.passwords = passwords;
        this.invitations = invitations;
        this.events = events;
    }

    /** Nobody works here yet. */
    public boolean isDue() {
        return people.isEmpty();
    }

    /** Where the first administrator introduces themselves; good for a day, and only until somebody did. */
    @Transactional
    public String newPath() {
        return "/first-administrator/"
                + links.issue(OneTimeLink.Purpose.FIRST_ADMINISTRATOR, null, LIFETIME)
                        .token();
    }

    /**
     * Finds nothing to object to in the link, and leaves it as it is.
     *
     * @throws NewsroomIsFounded if somebody works here already
     * @throws InvalidLink if the link is not one from the log
     */
    public void look(String token) {
        if (!isDue()) {
            throw new NewsroomIsFounded();
        }
        links.look(OneTimeLink.Purpose.FIRST_ADMINISTRATOR, token);
    }

    /**
     * Makes the first administrator. Two nodes may have printed a link each; the register lets only one be used.
     *
     * @throws Passwords.WeakPassword if the password would not protect anybody; the link stays open
     */
    @Transactional
    public Person create(String token, String name, String email, String password) {
        staffLock.lock();
        look(token);
        links.use(OneTimeLink.Purpose.FIRST_ADMINISTRATOR, token);
        links.withdraw(OneTimeLink.Purpose.FIRST_ADMINISTRATOR);
        Person administrator = new Person(
                PersonId.random(),
                invitations.freeSlug(name),
                name.strip(),
                People.address(email),
                Set.of(Role.admin()),
                true);
        people.insert(administrator);
        events.publishEvent(new PersonEvent.Added(
                administrator.id(), administrator.id(), administrator.name(), administrator.roles()));
        passwords.set(administrator, password, "founding");
        return administrator;
    }

    /** There is an administrator already; others are invited by them. */
    @ResponseStatus(HttpStatus.GONE)
    public static class NewsroomIsFounded extends Refusal {}
}
