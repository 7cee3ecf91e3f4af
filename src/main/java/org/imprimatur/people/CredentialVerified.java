package org.imprimatur.people;

import java.util.Map;

/** Somebody asked the issuer, and the credential is good. */
public record CredentialVerified(PersonId by, PersonId whom, Credential credential) implements PeopleEvent {

    @Override
    public String action() {
        return "credential.verified";
    }

    @Override
    public Map<String, String> facts() {
        return credential.facts();
    }
}
