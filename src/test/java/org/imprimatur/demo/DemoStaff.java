package org.imprimatur.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.FirstAdministrator;
import org.imprimatur.people.Invitations;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonEvent;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Profiles;
import org.imprimatur.people.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** The people of the demonstration, who came in as everybody does: founded, invited, portrayed, verified. */
@TestComponent
public class DemoStaff {

    public static final String PASSWORD = "a quiet newsroom";

    public static final String WRITER = "writer@demo.example";
    public static final String REVIEWER = "reviewer@demo.example";
    public static final String SECOND_REVIEWER = "second.reviewer@demo.example";
    public static final String PUBLISHER = "publisher@demo.example";
    public static final String ADMIN = "admin@demo.example";

    private static final List<Newcomer> NEWCOMERS = List.of(
            new Newcomer(
                    "Demo Writer",
                    WRITER,
                    Role.writer(),
                    0.08f,
                    "Writes about everyday health for the Demo Health Desk. Spent ten years on a local paper before that, "
                            + "and still asks every source for one more example.",
                    List.of("The Demo Health Desk"),
                    List.of()),
            new Newcomer(
                    "Demo Reviewer",
                    REVIEWER,
                    Role.medicalReviewer(),
                    0.50f,
                    "Family nurse practitioner in a community practice. Reads every text with the patients in mind who "
                            + "will bring a printout of it to their next visit.",
                    List.of("A community practice", "Teaches health assessment to nursing students"),
                    List.of("sleep", "nutrition")),
            new Newcomer(
                    "Second Reviewer",
                    SECOND_REVIEWER,
                    Role.medicalReviewer(),
                    0.62f,
                    "Physician in internal medicine. Reviews whatever touches medicines, pregnancy and children, where "
                            + "two pairs of eyes are the rule here.",
                    List.of("A teaching hospital"),
                    List.of("medicines", "pregnancy")),
            new Newcomer(
                    "Demo Publisher",
                    PUBLISHER,
                    Role.publisher(),
                    0.93f,
                    "Runs the desk, assigns reviewers, and answers for what goes live.",
                    List.of("The Demo Health Desk"),
                    List.of()));

    private final People people;
    private final FirstAdministrator firstAdministrator;
    private final Invitations invitations;
    private final Profiles profiles;
    private final Credentials credentials;
    private final Clock clock;
    private final Map<PersonId, String> invited = new HashMap<>();

    DemoStaff(
            People people,
            FirstAdministrator firstAdministrator,
            Invitations invitations,
            Profiles profiles,
            Credentials credentials,
            Clock clock) {
        this.people = people;
        this.firstAdministrator = firstAdministrator;
        this.invitations = invitations;
        this.profiles = profiles;
        this.credentials = credentials;
        this.clock = clock;
    }

    @EventListener
    void on(PersonEvent.Invited event) {
        invited.put(event.whom(), event.path().substring(event.path().lastIndexOf('/') + 1));
    }

    void moveIn() {
        String path = firstAdministrator.newPath();
        Person admin =
                firstAdministrator.create(path.substring(path.lastIndexOf('/') + 1), "Demo Admin", ADMIN, PASSWORD);
        for (Newcomer newcomer : NEWCOMERS) {
            Person person = invitations.invite(admin, newcomer.name(), newcomer.email(), Set.of(newcomer.role()));
            invitations.accept(invited.get(person.id()), PASSWORD);
            profiles.edit(
                    person,
                    person.id(),
                    people.record(person.id()).version(),
                    person.name(),
                    newcomer.biography(),
                    newcomer.affiliations(),
                    newcomer.specialties());
            profiles.portray(person, person.id(), DrawnPortrait.of(initials(person.name()), newcomer.hue()));
        }
        Person publisher = people.byEmail(PUBLISHER).orElseThrow();
        certify(REVIEWER, admin, publisher, "FNP-BC", "American Nurses Credentialing Center", "DEMO-0001", null);
        certify(SECOND_REVIEWER, admin, publisher, "MD", "Demo State Medical Board", "DEMO-0002", "Demo State");
    }

    /** Somebody more, invited by the administrator, who has chosen the password everybody here has. */
    public Person joins(String name, String email, Role... roles) {
        Person admin = people.byEmail(ADMIN).orElseThrow();
        Person person = invitations.invite(admin, name, email, Set.of(roles));
        return invitations.accept(invited.get(person.id()), PASSWORD);
    }

    /** One enters it, another verifies it. */
    private void certify(
            String email, Person enters, Person verifies, String type, String issuer, String number, String where) {
        LocalDate today = LocalDate.now(clock);
        PersonId holder = people.byEmail(email).orElseThrow().id();
        Credential entered = credentials.enter(
                enters, holder, type, issuer, number, where, today.minusYears(3), today.plusMonths(20));
        credentials.verify(verifies, entered.id(), today.minusMonths(1), "The issuer’s register, on its own pages");
    }

    private static String initials(String name) {
        String[] words = name.split(" ");
        return "" + words[0].charAt(0) + words[words.length - 1].charAt(0);
    }

    /** @param hue of the portrait, 0 to 1 */
    private record Newcomer(
            String name,
            String email,
            Role role,
            float hue,
            String biography,
            List<String> affiliations,
            List<String> specialties) {}
}
