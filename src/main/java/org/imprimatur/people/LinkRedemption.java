package org.imprimatur.people;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Redeems the one-time links of people who work here, whatever brought them the link. */
@Component
class LinkRedemption {

    private final People people;
    private final OneTimeLinks links;
    private final Passwords passwords;

    LinkRedemption(People people, OneTimeLinks links, Passwords passwords) {
        this.people = people;
        this.links = links;
        this.passwords = passwords;
    }

    /**
     * Whose link it is; it stays as it is.
     *
     * @throws InvalidLink if it does nothing, or its owner has left
     */
    Person look(OneTimeLink.Purpose purpose, String token) {
        return links.look(purpose, token)
                .flatMap(people::find)
                .filter(Person::active)
                .orElseThrow(() -> new InvalidLink(purpose, InvalidLink.Why.REPLACED));
    }

    /** Uses the link up. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Person use(OneTimeLink.Purpose purpose, String token) {
        Person person = look(purpose, token);
        links.use(purpose, token);
        return person;
    }

    /**
     * Uses the link up and gives its owner the password.
     *
     * @param how the password came to be, for the record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Person take(OneTimeLink.Purpose purpose, String token, String password, String how) {
        Person person = use(purpose, token);
        passwords.set(person, password, how);
        return person;
    }
}
