package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.RouteMatrixTests.Who.ADMINISTRATOR;
import static org.imprimatur.RouteMatrixTests.Who.ASSIGNED_REVIEWER;
import static org.imprimatur.RouteMatrixTests.Who.FURTHER_ROLE;
import static org.imprimatur.RouteMatrixTests.Who.OTHER_REVIEWER;
import static org.imprimatur.RouteMatrixTests.Who.OTHER_WRITER;
import static org.imprimatur.RouteMatrixTests.Who.PUBLISHER;
import static org.imprimatur.RouteMatrixTests.Who.REVIEWER_OF_OWN_TEXT;
import static org.imprimatur.RouteMatrixTests.Who.SIGNED_OUT;
import static org.imprimatur.RouteMatrixTests.Who.WRITER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route against every kind of person. The routes come from the server, the expectations from the table below; a
 * route that is not in the table fails.
 *
 * <p>The article of the fixture is in medical review and in the hands of one reviewer. A reviewer who wrote a text
 * themselves is tried with that text.
 */
@ServerTest
class RouteMatrixTests {

    enum Who {
        SIGNED_OUT,
        WRITER,
        OTHER_WRITER,
        ASSIGNED_REVIEWER,
        OTHER_REVIEWER,
        PUBLISHER,
        ADMINISTRATOR,
        FURTHER_ROLE,
        REVIEWER_OF_OWN_TEXT
    }

    /** @param through who gets past the door and the policy behind it; everybody else is told no */
    private record Expected(Set<Who> through) {}

    private static final Map<String, Expected> TABLE = new LinkedHashMap<>();

    static {
        // The door itself.
        everybody("GET /sign-in", "POST /sign-in", "GET /error");

        // Articles: who is concerned sees them.
        signedIn("GET /desk/articles");
        only(
                EnumSet.of(WRITER, ASSIGNED_REVIEWER, PUBLISHER, ADMINISTRATOR, REVIEWER_OF_OWN_TEXT),
                "GET /desk/articles/{id}",
                "GET /desk/articles/{id}/sources",
                "GET /desk/articles/{id}/timeline",
                "GET /desk/articles/{id}/process");

        only(
                EnumSet.of(WRITER, ASSIGNED_REVIEWER, PUBLISHER, ADMINISTRATOR, REVIEWER_OF_OWN_TEXT),
                "GET /desk/articles/{id}/revisions/{number}",
                "GET /desk/articles/{id}/revisions/{number}/canonical");
        signedIn("GET /desk/images/{sha256}");
        // What somebody typed and could not save is theirs alone; throwing away another's does nothing.
        signedIn("POST /desk/tasks/{taskId}/write/parked/{id}/dismiss");

        // Writing: a writer begins; the draft of the fixture has been submitted, so nobody writes on it.
        only(
                EnumSet.of(WRITER, OTHER_WRITER, REVIEWER_OF_OWN_TEXT),
                "GET /desk/articles/new",
                "POST /desk/articles/new",
                "POST /desk/articles/import");
        only(
                EnumSet.noneOf(Who.class),
                "GET /desk/tasks/{taskId}/write",
                "POST /desk/tasks/{taskId}/write",
                "POST /desk/tasks/{taskId}/write/preview",
                "POST /desk/tasks/{taskId}/write/sources",
                "POST /desk/tasks/{taskId}/write/images",
                "GET /desk/tasks/{taskId}/write/parked/{id}",
                "GET /desk/tasks/{taskId}/write/submit",
                "POST /desk/tasks/{taskId}/write/submit");

        // Coming in without a password: the link decides.
        everybody(
                "GET /first-administrator/{token}",
                "POST /first-administrator/{token}",
                "GET /invitation/{token}",
                "POST /invitation/{token}",
                "GET /password/forgotten",
                "POST /password/forgotten",
                "GET /password/forgotten/asked",
                "GET /password/reset/{token}",
                "POST /password/reset/{token}");

        // Oneself.
        signedIn(
                "GET /desk/me",
                "POST /desk/me",
                "POST /desk/me/portrait",
                "POST /desk/me/portrait/remove",
                "GET /desk/me/password",
                "POST /desk/me/password",
                "GET /desk/people/portraits/{sha256}");

        // Other people.
        editors("GET /desk/people", "GET /desk/people/{id}", "GET /desk/people/{id}/credentials/{credential}");
        administrators(
                "GET /desk/people/invite",
                "POST /desk/people/invite",
                "GET /desk/people/{id}/edit",
                "POST /desk/people/{id}/edit",
                "POST /desk/people/{id}/deactivate",
                "POST /desk/people/{id}/reactivate",
                "POST /desk/people/{id}/invite-again",
                "GET /desk/people/{id}/profile",
                "POST /desk/people/{id}/profile",
                "POST /desk/people/{id}/portrait",
                "POST /desk/people/{id}/portrait/remove",
                "GET /desk/people/{id}/credentials/new",
                "POST /desk/people/{id}/credentials/new",
                "POST /desk/people/{id}/credentials/{credential}/verify",
                "POST /desk/people/{id}/credentials/{credential}/revoke");

        // Turns: whose it is, and who may name somebody for it.
        signedIn("GET /desk");
        only(EnumSet.of(ASSIGNED_REVIEWER, PUBLISHER), "GET /desk/tasks/{id}");
        only(EnumSet.of(ASSIGNED_REVIEWER), "POST /desk/tasks/{id}/take", "POST /desk/tasks/{id}/hand-back");
        only(EnumSet.of(PUBLISHER), "POST /desk/tasks/{id}/give");

        // Review: in the hands of one, in sight of those who may name another.
        only(EnumSet.of(ASSIGNED_REVIEWER, PUBLISHER), "GET /desk/tasks/{taskId}/review");
        only(
                EnumSet.of(ASSIGNED_REVIEWER),
                "POST /desk/tasks/{taskId}/review/notes",
                "GET /desk/tasks/{taskId}/review/request-changes",
                "POST /desk/tasks/{taskId}/review/request-changes",
                "GET /desk/tasks/{taskId}/review/sign",
                "POST /desk/tasks/{taskId}/review/sign");

        // Further stages and publishing: not while the article is in review, whoever asks.
        only(
                EnumSet.noneOf(Who.class),
                "GET /desk/tasks/{taskId}/approve",
                "POST /desk/tasks/{taskId}/approve",
                "POST /desk/tasks/{taskId}/approve/send-back",
                "GET /desk/tasks/{taskId}/publish",
                "POST /desk/tasks/{taskId}/publish/now",
                "POST /desk/tasks/{taskId}/publish/schedule",
                "POST /desk/tasks/{taskId}/publish/send-back");
        only(
                EnumSet.of(PUBLISHER),
                "POST /desk/articles/{id}/call-back",
                "POST /desk/articles/{id}/correction",
                "POST /desk/articles/{id}/re-review");

        // Mail.
        editors("GET /desk/mail", "GET /desk/mail/{id}", "GET /desk/mail/{id}/page");
        administrators(
                "POST /desk/mail/{id}/retry",
                "POST /desk/mail/retry-failed",
                "POST /desk/mail/{id}/cancel",
                "POST /desk/mail/{id}/resend",
                "POST /desk/mail/suppressed/lift");

        // The audit.
        editors("GET /desk/audit");
        administrators("POST /desk/audit/verify");

        // What readers see.
        everybody(
                "GET /",
                "GET /articles/{slug}",
                "GET /articles/{slug}/history",
                "GET /people/{slug}",
                "GET /images/{sha256}",
                "GET /portraits/{sha256}",
                "GET /editorial-standards",
                "GET /corrections",
                "GET /verify/{sha256}",
                "GET /verify/{sha256}/canonical");

        // Processes.
        editors("GET /desk/processes", "GET /desk/processes/{key}");
        administrators("POST /desk/processes/failures/{job}/retry");
    }

    private static void everybody(String... routes) {
        only(EnumSet.allOf(Who.class), routes);
    }

    private static void signedIn(String... routes) {
        only(EnumSet.complementOf(EnumSet.of(SIGNED_OUT)), routes);
    }

    private static void editors(String... routes) {
        only(EnumSet.of(PUBLISHER, ADMINISTRATOR), routes);
    }

    private static void administrators(String... routes) {
        only(EnumSet.of(ADMINISTRATOR), routes);
    }

    private static void only(Set<Who> through, String... routes) {
        for (String route : routes) {
            TABLE.put(route, new Expected(through));
        }
    }

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    Worklist worklist;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Test
    void everyHandlerSaysWhomItAdmits() {
        Set<String> silent = new TreeSet<>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (!AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Admits.class)) {
                silent.add(mapping + " " + handler.getShortLogMessage());
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void everyRouteStandsInTheTable() {
        assertThat(TABLE.keySet()).containsAll(routes());
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsWhatTheTableSays() {
        Cast shared = new Cast();
        return routes().stream()
                .filter(TABLE::containsKey)
                .flatMap(route -> Stream.of(Who.values())
                        .map(who -> DynamicTest.dynamicTest(
                                route + " as " + who.name().toLowerCase().replace('_', ' '), () -> {
                                    // A deed may change the article, so each starts from its own.
                                    Cast cast = route.startsWith("GET ") ? shared : new Cast();
                                    check(route, who, cast.ask(route, who));
                                })));
    }

    private static void check(String route, Who who, MockHttpServletResponse answer) {
        int status = answer.getStatus();
        String location = answer.getRedirectedUrl();
        boolean toSignIn = location != null && location.startsWith("/sign-in");
        assertThat(status).as("%s as %s breaks", route, who).isLessThan(500);
        boolean expected = TABLE.get(route).through().contains(who);
        if (expected) {
            assertThat(toSignIn).as("%s sends %s to sign in", route, who).isFalse();
            if (!route.endsWith("/sign-in")) {
                assertThat(status).as("%s refuses %s", route, who).isNotIn(401, 403);
            }
        } else if (who == SIGNED_OUT && route.startsWith("GET ")) {
            assertThat(toSignIn).as("%s sends readers to sign in", route).isTrue();
        } else if (who == SIGNED_OUT) {
            assertThat(status).as("%s asks readers to sign in", route).isEqualTo(401);
        } else {
            // 400 where not even the form was read, 409 where a turn one might have had is in other hands, 404 where
            // the turn is not of this kind.
            assertThat(status).as("%s refuses %s", route, who).isIn(400, 403, 404, 409);
        }
    }

    /** "GET /desk/articles/{id}", with the names inside braces without their patterns. */
    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        handlers.getHandlerMethods().keySet().forEach(mapping -> {
            Set<String> methods = new TreeSet<>();
            mapping.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
            for (String method : methods.isEmpty() ? Set.of("GET") : methods) {
                for (String pattern : mapping.getPatternValues()) {
                    routes.add(method + " " + pattern.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^}]*})*}", "{$1}"));
                }
            }
        });
        return routes;
    }

    /** The people, and the article each of them is tried with. */
    private final class Cast {

        private final Map<Who, Person> people = new EnumMap<>(Who.class);
        private final Article article;
        private final Article ownText;

        Cast() {
            people.put(WRITER, newsroom.aWriter());
            people.put(OTHER_WRITER, newsroom.aWriter());
            people.put(ASSIGNED_REVIEWER, newsroom.aReviewer());
            people.put(OTHER_REVIEWER, newsroom.aReviewer());
            people.put(PUBLISHER, newsroom.aPublisher());
            people.put(ADMINISTRATOR, newsroom.anAdministrator());
            people.put(FURTHER_ROLE, newsroom.person("Lawyer", new Role("legal")));
            people.put(
                    REVIEWER_OF_OWN_TEXT, newsroom.person("Writing reviewer", Role.writer(), Role.medicalReviewer()));
            article = inReview(WRITER, ASSIGNED_REVIEWER);
            ownText = inReview(REVIEWER_OF_OWN_TEXT, ASSIGNED_REVIEWER);
        }

        private Article inReview(Who writer, Who reviewer) {
            Article draft = newsroom.aDraftBy(person(writer));
            articles.submit(person(writer), task(draft));
            worklist.take(person(reviewer), task(draft));
            return draft;
        }

        private Person person(Who who) {
            return java.util.Objects.requireNonNull(people.get(who));
        }

        private String task(Article about) {
            return worklist.openOn(about.id().businessKey()).get(0).taskId();
        }

        MockHttpServletResponse ask(String route, Who who) throws Exception {
            String method = route.substring(0, route.indexOf(' '));
            Article about = who == REVIEWER_OF_OWN_TEXT ? ownText : article;
            var request = request(
                            HttpMethod.valueOf(method),
                            URI.create(fill(route.substring(route.indexOf(' ') + 1), about)))
                    .accept("text/html");
            if (who != SIGNED_OUT) {
                request = request.with(SignedIn.as(person(who)));
            } else if (!method.equals("GET")) {
                request = request.with(csrf());
            }
            if (!method.equals("GET")) {
                // Enough of every form to get as far as the policy.
                request = request.param("base", "1").param("revision", "1").param("reason", "Because.");
            }
            return server.perform(request).andReturn().getResponse();
        }

        /** What stands in an address between braces: the article's, the task's, or somebody's. */
        private String fill(String pattern, Article about) {
            return pattern.replaceAll("/desk/articles/\\{\\w+}", "/desk/articles/" + about.id())
                    .replaceAll("/desk/tasks/\\{\\w+}", "/desk/tasks/" + task(about))
                    .replaceAll(
                            "/desk/people/\\{\\w+}",
                            "/desk/people/" + person(WRITER).id())
                    .replaceAll("^/people/\\{\\w+}", "/people/" + person(WRITER).slug())
                    .replaceAll("^/articles/\\{\\w+}", "/articles/" + about.slug())
                    .replaceAll("\\{(number|revision|n)}", "1")
                    .replaceAll("\\{\\*?\\w+}", UUID.randomUUID().toString());
        }
    }
}
