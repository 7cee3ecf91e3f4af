package org.imprimatur.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.people.Absences;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.NewsroomSettings;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.LazyContextVariable;

/** The layout around every page: the newsroom's name, and on the desk who is signed in and where they may go. */
@Component
class PageLayout {

    /** One entry of the navigation. */
    record Place(String href, String label, String section) {}

    /** @param href the person's own page */
    record SignedIn(String name, String href, boolean publisher, boolean administrator) {}

    private final CurrentPersonLookup currentPerson;
    private final Absences absences;
    private final NewsroomSettings newsroomSettings;
    private final Messages messages;

    PageLayout(
            CurrentPersonLookup currentPerson,
            Absences absences,
            NewsroomSettings newsroomSettings,
            Messages messages) {
        this.absences = absences;
        this.currentPerson = currentPerson;
        this.newsroomSettings = newsroomSettings;
        this.messages = messages;
    }

    Map<String, Object> around(HttpServletRequest request) {
        Map<String, Object> shell = new LinkedHashMap<>();
        shell.put("newsroom", newsroomSettings);
        if (DeskPaths.contains(request)) {
            Optional<Person> person = currentPerson.of(request);
            person.ifPresent(someone -> {
                shell.put(
                        "signedIn",
                        new SignedIn(
                                someone.name(),
                                "/desk/me",
                                someone.holds(Role.publisher()),
                                someone.holds(Role.admin())));
                shell.put("navigation", navigation(someone));
                shell.put("absence", absenceOf(someone));
            });
        }
        return shell;
    }

    /** Looked up by the page that says it: most forms are answered with the way to another page. */
    private LazyContextVariable<String> absenceOf(Person person) {
        return new LazyContextVariable<>() {
            @Override
            protected String loadValue() {
                return absences.words(person.id());
            }
        };
    }

    private List<Place> navigation(Person person) {
        List<Place> places = new ArrayList<>();
        boolean editor = person.holds(Role.admin()) || person.holds(Role.publisher());
        places.add(place("/desk", "turn"));
        places.add(place("/desk/articles", "articles"));
        places.add(place("/desk/calendar", "calendar"));
        if (editor) places.add(place("/desk/reports", "reports"));
        if (editor) places.add(place("/desk/people", "people"));
        if (editor) places.add(place("/desk/mail", "mail"));
        if (editor) places.add(place("/desk/audit", "audit"));
        if (editor) places.add(place("/desk/processes", "processes"));
        return places;
    }

    private Place place(String href, String section) {
        return new Place(href, messages.say("desk.nav." + section), section);
    }
}
