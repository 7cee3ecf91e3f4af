package org.imprimatur.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Looks up the person who makes a request. The session holds nothing but their id; name, roles and whether the account
 * is open are read once per request, so that what an administrator takes away is gone at the next click.
 */
@Component
public class CurrentPersonLookup {

    private static final String FOUND = CurrentPersonLookup.class.getName();

    private final People people;

    CurrentPersonLookup(People people) {
        this.people = people;
    }

    /** Empty for readers, and for a session whose person has left. */
    public Optional<Person> of(HttpServletRequest request) {
        return of(request, SecurityContextHolder.getContext().getAuthentication());
    }

    /** The same, where it is not yet known to all who asks. */
    Optional<Person> of(HttpServletRequest request, @Nullable Authentication authentication) {
        if (authentication == null
                || authentication instanceof AnonymousAuthenticationToken
                || !authentication.isAuthenticated()) {
            return Optional.empty();
        }
        String id = authentication.getName();
        if (request.getAttribute(FOUND) instanceof Person known
                && known.id().toString().equals(id)) {
            return Optional.of(known);
        }
        Optional<Person> person = find(id).filter(Person::active);
        person.ifPresent(found -> request.setAttribute(FOUND, found));
        return person;
    }

    private Optional<Person> find(String id) {
        try {
            return people.find(PersonId.of(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
