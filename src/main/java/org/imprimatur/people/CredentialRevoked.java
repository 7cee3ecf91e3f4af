package org.imprimatur.people;

import java.util.Map;

/** Nothing can be signed with this credential any more. */
public record CredentialRevoked(PersonId by, PersonId whom, Credential credential) implements PeopleEvent {

    @Override
    public String action() {
        return "credential.revoked";
    }

    @Override
    public Map<String, String> facts() {
        return credential.facts();
    }
}
