package org.imprimatur.people;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people by letter what changed about who they are here: password, address, roles, credentials, by whomever. It is
 * how somebody finds out that another person acts in their place, so it leaves in the transaction of the change itself.
 */
@Component
class AccountNotices {

    private static final Set<String> FIRST_PASSWORDS = Set.of("invitation", "founding");

    private final People people;
    private final Words words;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AccountNotices(People people, Words words, Clock clock, ApplicationEventPublisher events) {
        this.people = people;
        this.words = words;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The letter about one change.
     *
     * @param addressee null at an address that is not the person's any more
     */
    record Notice(@Nullable PersonId addressee, String toName, String to, UUID id, Map<String, Object> model)
            implements LetterWanted {

        @Override
        public String kind() {
            return "account";
        }

        @Override
        public String dedupeKey() {
            return "account:" + id;
        }
    }

    @EventListener
    void on(PasswordChanged event) {
        if (!FIRST_PASSWORDS.contains(event.how())) {
            String how = event.how().equals("reset") ? "link" : doer(event);
            tell(event, "password", how, "", "");
        }
    }

    /** The old address hears of it too: it may be the only one the person still reads. */
    @EventListener
    void on(PersonEdited event) {
        String email = event.facts().get("email");
        String before = event.facts().get("was-email");
        if (email == null || before == null) {
            return;
        }
        Person person = people.require(event.whom());
        if (event.by().equals(event.whom())) {
            tell(event, "address", doer(event), email, before);
        }
        if (person.active()) {
            events.publishEvent(new Notice(
                    null,
                    person.name(),
                    before,
                    UUID.randomUUID(),
                    model(event, "address-old", doer(event), email, before)));
        }
    }

    @EventListener
    void on(RolesChanged event) {
        tell(event, "roles", doer(event), names(event.after()), names(event.before()));
    }

    @EventListener
    void on(CredentialAdded event) {
        tell(event, "credential-added", doer(event), label(event.credential()), "");
    }

    @EventListener
    void on(CredentialVerified event) {
        tell(event, "credential-verified", doer(event), label(event.credential()), "");
    }

    @EventListener
    void on(CredentialRevoked event) {
        Credential.Revocation revoked = event.credential().revoked();
        tell(
                event,
                "credential-revoked",
                doer(event),
                label(event.credential()),
                revoked == null ? "" : revoked.why());
    }

    private void tell(PeopleEvent event, String change, String how, String what, String before) {
        Person person = people.require(event.whom());
        if (person.active()) {
            events.publishEvent(new Notice(
                    person.id(),
                    person.name(),
                    person.email(),
                    UUID.randomUUID(),
                    model(event, change, how, what, before)));
        }
    }

    private Map<String, Object> model(PeopleEvent event, String change, String how, String what, String before) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("change", change);
        model.put("how", how);
        model.put("from", people.find(event.by()).map(Person::name).orElse(""));
        model.put("at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        model.put("what", what);
        model.put("before", before);
        model.put("path", path(change));
        return model;
    }

    private static String path(String change) {
        return switch (change) {
            case "password" -> "/password/forgotten";
            case "address-old" -> "/editorial-standards";
            default -> "/desk/me";
        };
    }

    private static String doer(PeopleEvent event) {
        return event.by().equals(event.whom()) ? "self" : "other";
    }

    private String names(Set<Role> roles) {
        return roles.isEmpty()
                ? words.say("people.nothing")
                : roles.stream()
                        .sorted()
                        .map(role -> words.find("people.role." + role.name()).orElseGet(role::words))
                        .collect(Collectors.joining(", "));
    }

    private static String label(Credential credential) {
        return credential.type() + ", " + credential.issuer();
    }
}
