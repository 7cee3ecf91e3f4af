package org.imprimatur.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.TimeFormats;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks for the letters about changes to people's accounts: password, address, name, roles, credentials, profile, by whomever.
 * It is how somebody finds out that another person acts in their place, so it leaves in the transaction of the change
 * itself.
 */
@Component
class AccountLetterRequests {

    private static final Set<String> FIRST_PASSWORDS = Set.of("invitation", "founding");

    private final People people;
    private final Messages messages;
    private final TimeFormats timeFormats;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AccountLetterRequests(
            People people, Messages messages, TimeFormats timeFormats, Clock clock, ApplicationEventPublisher events) {
        this.timeFormats = timeFormats;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The letter about one change.
     *
     * @param addressee null at an address that is not the person's any more
     */
    record Notice(@Nullable PersonId addressee, String toName, String to, String dedupeKey, Map<String, Object> model)
            implements LetterRequest {

        @Override
        public String kind() {
            return "account";
        }
    }

    @EventListener
    void on(PersonEvent.PasswordChanged event) {
        if (!FIRST_PASSWORDS.contains(event.how())) {
            String how = event.how().equals("reset") ? "link" : doer(event);
            tell(event, "password", how, "", "");
        }
    }

    /** The name stands under what they sign, and the number says which clinician of that name they are. */
    @EventListener
    void on(PersonEvent.Edited event) {
        tellOf(event, "name");
        tellOf(event, "npi");
        tellOfAddress(event);
    }

    private void tellOf(PersonEvent.Edited event, String field) {
        String now = event.facts().get(field);
        String before = event.facts().get("was-" + field);
        if (now != null && before != null) {
            tell(event, field, doer(event), orNone(now), orNone(before));
        }
    }

    /** The old address hears of it too: it may be the only one the person still reads. */
    private void tellOfAddress(PersonEvent.Edited event) {
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
                    null, person.name(), before, once(), model(event, "address-old", doer(event), email, before)));
        }
    }

    /** What somebody writes of themself they know. */
    @EventListener
    void on(PersonEvent.ProfileChanged event) {
        if (!event.by().equals(event.whom())) {
            tell(
                    event,
                    "profile",
                    "other",
                    messages.say("people.part." + event.facts().get("part")),
                    "");
        }
    }

    @EventListener
    void on(PersonEvent.Reactivated event) {
        tell(event, "back", doer(event), names(people.require(event.whom()).roles()), "");
    }

    @EventListener
    void on(PersonEvent.RolesChanged event) {
        tell(event, "roles", doer(event), names(event.after()), names(event.before()));
    }

    @EventListener
    void on(PersonEvent.CredentialAdded event) {
        tell(event, "credential-added", doer(event), label(event.credential()), "");
    }

    @EventListener
    void on(PersonEvent.CredentialVerified event) {
        tell(event, "credential-verified", doer(event), label(event.credential()), "");
    }

    @EventListener
    void on(PersonEvent.CredentialRevoked event) {
        Credential.Revocation revoked = event.credential().revoked();
        tell(event, "credential-revoked", doer(event), label(event.credential()), revoked == null ? "" : revoked.why());
    }

    @EventListener
    void on(PersonEvent.CredentialRejected event) {
        Credential.Revocation revoked = event.credential().revoked();
        tell(
                event,
                "credential-rejected",
                doer(event),
                label(event.credential()),
                revoked == null ? "" : revoked.why());
    }

    @EventListener
    void on(PersonEvent.CredentialRestored event) {
        tell(event, "credential-restored", doer(event), label(event.credential()), event.why());
    }

    /** Who is marked as away by somebody else must know what that changes. */
    @EventListener
    void on(PersonEvent.LeaveSet event) {
        tellOfLeave(event, "leave-set", event.leave());
    }

    @EventListener
    void on(PersonEvent.LeaveChanged event) {
        tellOfLeave(event, "leave-changed", event.leave());
    }

    @EventListener
    void on(PersonEvent.LeaveEnded event) {
        tellOfLeave(event, "leave-ended", event.leave());
    }

    private void tellOfLeave(PersonEvent event, String change, LeaveOfAbsence leave) {
        if (!event.by().equals(event.whom())) {
            tell(event, change, "other", timeFormats.weekday(leave.firstDay()), timeFormats.weekday(leave.lastDay()));
        }
    }

    /** Not more than one such letter a day, whatever is tried. */
    @EventListener
    void on(ManyFailedSignIns event) {
        people.find(event.whom()).filter(Person::active).ifPresent(person -> {
            Map<String, Object> model = model("tries", "nobody", "", String.valueOf(event.tries()), "");
            String today = LocalDate.now(clock).toString();
            events.publishEvent(new Notice(
                    person.id(), person.name(), person.email(), "account:tries:" + person.id() + ":" + today, model));
        });
    }

    @EventListener
    void on(ActiveSessions.Ended event) {
        if (!event.by().equals(event.whom())) {
            tell(event, "sessions", doer(event), String.valueOf(event.sessions()), "");
        }
    }

    private void tell(PersonEvent event, String change, String how, String what, String before) {
        Person person = people.require(event.whom());
        if (person.active()) {
            events.publishEvent(new Notice(
                    person.id(), person.name(), person.email(), once(), model(event, change, how, what, before)));
        }
    }

    private Map<String, Object> model(PersonEvent event, String change, String how, String what, String before) {
        String from = people.find(event.by()).map(Person::name).orElse("");
        return model(change, how, from, what, before);
    }

    private Map<String, Object> model(String change, String how, String from, String what, String before) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("change", change);
        model.put("how", how);
        model.put("from", from);
        model.put("at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        model.put("what", what);
        model.put("before", before);
        Button button = Button.of(change);
        model.put("button", button.name().toLowerCase(Locale.ROOT));
        model.put("path", button.path);
        return model;
    }

    /** The one thing to do next, by its word in the letter, and where it is done. */
    private enum Button {
        PASSWORD("/password/forgotten"),
        NEWSROOM("/editorial-standards"),
        LEAVE("/desk/me/leave"),
        PROFILE("/desk/me");

        private final String path;

        Button(String path) {
            this.path = path;
        }

        private static Button of(String change) {
            return switch (change) {
                case "password", "tries" -> PASSWORD;
                case "address-old" -> NEWSROOM;
                case "leave-set", "leave-changed", "leave-ended" -> LEAVE;
                default -> PROFILE;
            };
        }
    }

    private static String once() {
        return "account:" + UUID.randomUUID();
    }

    private static String doer(PersonEvent event) {
        return event.by().equals(event.whom()) ? "self" : "other";
    }

    private String names(Set<Role> roles) {
        return roles.isEmpty()
                ? messages.say("people.nothing")
                : roles.stream()
                        .sorted()
                        .map(role -> messages.find("people.role." + role.name()).orElseGet(role::words))
                        .collect(Collectors.joining(", "));
    }

    private String orNone(String text) {
        return text.isEmpty() ? messages.say("people.nothing") : text;
    }

    private static String label(Credential credential) {
        return credential.type() + ", " + credential.issuer();
    }
}
