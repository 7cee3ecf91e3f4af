package org.imprimatur.people;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.platform.AuditAction;

/**
 * An event about a person's record. Announced in the transaction that made it so; {@code audit} writes each one down,
 * and letters are written for those that ask for one.
 */
public interface PersonEvent {

    /** Who did it. */
    PersonId by();

    /** Whom it happened to. */
    PersonId whom();

    /** What happened, as a stable word for the audit: "person.invited". */
    AuditAction action();

    /** Anything worth keeping, never a password or a token. */
    Map<String, String> facts();

    /** Somebody new has a record here. */
    public record Added(PersonId by, PersonId whom, String name, Set<Role> roles) implements PersonEvent {

        @Override
        public AuditAction action() {
            return PersonAction.ADDED;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("name", name, "roles", RolesChanged.names(roles));
        }
    }

    /** A clinician's credential was entered; it counts once verified. */
    public record CredentialAdded(PersonId by, PersonId whom, Credential credential) implements PersonEvent {

        @Override
        public AuditAction action() {
            return PersonAction.CREDENTIAL_ADDED;
        }

        @Override
        public Map<String, String> facts() {
            return credential.facts();
        }
    }

    /** Its issuer did not confirm this credential, so nothing can be signed with it any more. */
    public record CredentialRejected(PersonId by, PersonId whom, Credential credential) implements PersonEvent {

        @Override
        public AuditAction action() {
            return PersonAction.CREDENTIAL_REJECTED;
        }

        @Override
        public Map<String, String> facts() {
            return credential.facts();
        }
    }

    /**
     * This credential was taken out of use by mistake and is in use again.
     *
     * @param why how that came to light
     */
    public record CredentialRestored(PersonId by, PersonId whom, Credential credential, String why)
            implements PersonEvent {

        @Override
        public AuditAction action() {
            return PersonAction.CREDENTIAL_RESTORED;
        }

        @Override
        public Map<String, String> facts() {
            Map<String, String> facts = new TreeMap<>(credential.facts());
            facts.put("note", why);
            return facts;
        }
    }

    /** Nothing can be signed with this credential any more. */
    public record CredentialRevoked(PersonId by, PersonId whom, Credential credential) implements PersonEvent {

        @Override
        public AuditAction action() {
            return PersonAction.CREDENTIAL_REVOKED;
        }

        @Override
        public Map<String, String> facts() {
            return credential.facts();
        }
    }

    /** Somebody asked the issuer, and the credential is good. */
    public record CredentialVerified(PersonId by, PersonId whom, Credential credential) implements PersonEvent {

        @Override
        public AuditAction action() {
            return PersonAction.CREDENTIAL_VERIFIED;
        }

        @Override
        public Map<String, String> facts() {
            return credential.facts();
        }
    }

    /** The person has left: no sign-in, nothing more to do. */
    public record Deactivated(PersonId by, PersonId whom) implements PersonEvent {

        @Override
        public AuditAction action() {
            return PersonAction.DEACTIVATED;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of();
        }
    }

    /**
     * A person's record says something else than before.
     *
     * @param facts what is new, by field, with {@code was-} before the field for what it replaced
     */
    public record Edited(PersonId by, PersonId whom, Map<String, String> facts) implements PersonEvent {

        public Edited {
            facts = Map.copyOf(facts);
        }

        @Override
        public AuditAction action() {
            return PersonAction.EDITED;
        }
    }

    /**
     * Somebody is asked to choose a password and come in.
     *
     * @param link      identifies the invitation without giving it away
     * @param inviter   name of whoever invites
     * @param path      lets its reader in: for the letter alone, neither audit nor log may see it
     */
    public record Invited(
            PersonId by,
            PersonId whom,
            UUID link,
            String inviter,
            String toName,
            String to,
            String path,
            Instant expires)
            implements PersonEvent, LetterRequest {

        @Override
        public AuditAction action() {
            return PersonAction.INVITED;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("email", to, "expires", expires.toString());
        }

        @Override
        public String kind() {
            return "invitation";
        }

        @Override
        public Map<String, Object> model() {
            return Map.of("name", toName, "from", inviter, "path", path, "expires", expires.toString());
        }

        @Override
        public String dedupeKey() {
            return "invitation:" + link;
        }

        @Override
        public String toString() {
            return "Invited[by=" + by + ", whom=" + whom + ", link=" + link + "]";
        }
    }

    /** Somebody's leave was ended early, or withdrawn before it began. */
    public record LeaveEnded(PersonId by, LeaveOfAbsence leave) implements PersonEvent {

        @Override
        public PersonId whom() {
            return leave.person();
        }

        @Override
        public AuditAction action() {
            return PersonAction.LEAVE_ENDED;
        }

        @Override
        public Map<String, String> facts() {
            return LeaveSet.days(leave);
        }
    }

    /** Somebody is away from one day to another. */
    public record LeaveSet(PersonId by, LeaveOfAbsence leave) implements PersonEvent {

        @Override
        public PersonId whom() {
            return leave.person();
        }

        @Override
        public AuditAction action() {
            return PersonAction.LEAVE_SET;
        }

        @Override
        public Map<String, String> facts() {
            return days(leave);
        }

        static Map<String, String> days(LeaveOfAbsence leave) {
            return Map.of(
                    "first-day", leave.firstDay().toString(),
                    "last-day", leave.lastDay().toString());
        }
    }

    /** Somebody is away on other days than was said. */
    public record LeaveChanged(PersonId by, LeaveOfAbsence before, LeaveOfAbsence leave) implements PersonEvent {

        @Override
        public PersonId whom() {
            return leave.person();
        }

        @Override
        public AuditAction action() {
            return PersonAction.LEAVE_CHANGED;
        }

        @Override
        public Map<String, String> facts() {
            Map<String, String> facts = new TreeMap<>(LeaveSet.days(leave));
            facts.put("was-first-day", before.firstDay().toString());
            facts.put("was-last-day", before.lastDay().toString());
            return facts;
        }
    }

    /** The person signs in with another password from now on. */
    public record PasswordChanged(PersonId by, PersonId whom, String how) implements PersonEvent {

        @Override
        public AuditAction action() {
            return PersonAction.PASSWORD_CHANGED;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("how", how);
        }
    }

    /**
     * Somebody who knows the person's address asked for a new password.
     *
     * @param link identifies the letter's link without giving it away
     * @param path lets its reader in: for the letter alone, neither audit nor log may see it
     */
    public record PasswordResetAsked(PersonId whom, UUID link, String toName, String to, String path, Instant expires)
            implements PersonEvent, LetterRequest {

        /** Nobody is signed in while asking; the record says it was the person. */
        @Override
        public PersonId by() {
            return whom;
        }

        @Override
        public AuditAction action() {
            return PersonAction.PASSWORD_RESET_ASKED;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("expires", expires.toString());
        }

        @Override
        public String kind() {
            return "password-reset";
        }

        @Override
        public Map<String, Object> model() {
            return Map.of("name", toName, "path", path, "expires", expires.toString());
        }

        @Override
        public String dedupeKey() {
            return "password-reset:" + link;
        }

        @Override
        public String toString() {
            return "PasswordResetAsked[whom=" + whom + ", link=" + link + "]";
        }
    }

    /** Readers learn something else about the person than before: biography, affiliations or portrait. */
    public record ProfileChanged(PersonId by, PersonId whom, Map<String, String> facts) implements PersonEvent {

        public ProfileChanged {
            facts = Map.copyOf(facts);
        }

        @Override
        public AuditAction action() {
            return PersonAction.PROFILE_CHANGED;
        }
    }

    /** The person is back and may sign in again. */
    public record Reactivated(PersonId by, PersonId whom) implements PersonEvent {

        @Override
        public AuditAction action() {
            return PersonAction.REACTIVATED;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of();
        }
    }

    /** From now on the person is asked for other things than before. */
    public record RolesChanged(PersonId by, PersonId whom, Set<Role> before, Set<Role> after) implements PersonEvent {

        @Override
        public AuditAction action() {
            return PersonAction.ROLES_CHANGED;
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("before", names(before), "after", names(after));
        }

        static String names(Set<Role> roles) {
            return roles.stream().sorted().map(Role::name).collect(Collectors.joining(" "));
        }
    }
}
