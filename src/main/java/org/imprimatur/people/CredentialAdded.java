package org.imprimatur.people;

import java.util.Map;

/** A clinician's credential was entered; it counts once verified. */
public record CredentialAdded(PersonId by, PersonId whom, Credential credential) implements PeopleEvent {

    @Override
    public String action() {
        return "credential.added";
    }

    @Override
    public Map<String, String> facts() {
        return credential.facts();
    }
}
