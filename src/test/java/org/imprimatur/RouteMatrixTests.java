package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.RouteTable.SIGN_IN;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.EveryStage.Stage;
import org.imprimatur.EveryStage.Who;
import org.imprimatur.RouteTable.Line;
import org.imprimatur.platform.AllowedFor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route against every kind of person at every stage that matters to it. The routes come from the server, the
 * answers from {@link RouteTable}, and all requests are complete: whoever is refused is refused for who they are.
 *
 * <p>Deeds are done and then undone, each in a transaction that is rolled back, so that all meet the same newsroom.
 */
@ServerTest
@TestPropertySource(properties = "imprimatur.processes=classpath:/processes-with-legal-check")
class RouteMatrixTests {

    private static final List<Line> TABLE = RouteTable.lines();

    @Autowired
    MockMvc server;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    static EveryStage newsroom;

    @BeforeAll
    static void oneNewsroomForAll(@Autowired AutowireCapableBeanFactory server) {
        newsroom = EveryStage.of(server);
    }

    @Test
    void everyHandlerSaysWhomItAdmits() {
        Set<String> silent = new TreeSet<>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (!AnnotatedElementUtils.hasAnnotation(handler.getMethod(), AllowedFor.class)) {
                silent.add(mapping + " " + handler.getShortLogMessage());
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void everyRouteStandsInTheTable() {
        assertThat(tabled()).containsAll(routes());
    }

    @Test
    void everyLineOfTheTableLeadsToARoute() {
        assertThat(routes()).containsAll(tabled());
    }

    /** Otherwise its refusals would prove nothing: perhaps the request was never one that could succeed. */
    @Test
    void everyRouteLetsSomebodyThrough() {
        Set<String> open = TABLE.stream()
                .filter(Line::letsSomebodyThrough)
                .map(Line::route)
                .collect(Collectors.toSet());
        assertThat(tabled().stream().filter(route -> !open.contains(route)))
                .containsExactly(
                        "GET /calendar/{secret}.ics",
                        "GET /error",
                        "GET /first-administrator/{token}",
                        "POST /desk/mail/in/again",
                        "POST /desk/tasks/{taskId}/write/claims/cite",
                        "POST /first-administrator/{token}");
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsExactlyTheAnswerOfTheTable() {
        return TABLE.stream()
                .flatMap(line -> Stream.of(Who.values())
                        .map(who -> DynamicTest.dynamicTest(
                                name(line.route(), line.stage(), who),
                                () -> answers(
                                        line.route(),
                                        line.stage(),
                                        who,
                                        line.answers().get(who)))));
    }

    /** Whoever has a turn can do with it what its own page offers, and nothing else. */
    @TestFactory
    Stream<DynamicTest> aTurnIsFoundAtNoOtherPageThanItsOwn() {
        return tabled().stream()
                .filter(route -> route.contains(" /desk/tasks/{taskId}/") && !route.contains("/parked/"))
                .flatMap(route -> Stage.withATurn().stream()
                        .filter(stage -> !route.contains("{taskId}/" + stage.page()))
                        .map(stage -> DynamicTest.dynamicTest(
                                name(route, stage, newsroom.holder(stage)),
                                () -> answers(route, stage, newsroom.holder(stage), 404))));
    }

    private void answers(String route, Stage stage, Who who, int expected) throws Exception {
        MockHttpServletResponse answer = ask(route, stage, who);
        String location = answer.getRedirectedUrl();
        if (route.startsWith("POST ")) {
            assertThat(answer.getStatus()).isEqualTo(expected == SIGN_IN ? 401 : expected);
        } else if (expected == SIGN_IN) {
            assertThat(location).startsWith("/sign-in");
        } else {
            assertThat(answer.getStatus()).isEqualTo(expected);
            assertThat(location == null || !location.startsWith("/sign-in")).isTrue();
        }
    }

    private MockHttpServletResponse ask(String route, Stage stage, Who who) throws Exception {
        var request = newsroom.request(route, stage, who);
        if (route.startsWith("GET ")) {
            return server.perform(request).andReturn().getResponse();
        }
        return transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                return server.perform(request).andReturn().getResponse();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static String name(String route, Stage stage, Who who) {
        return (route + " at " + stage + " as " + who).replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static Set<String> tabled() {
        return TABLE.stream().map(Line::route).collect(Collectors.toCollection(TreeSet::new));
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
}
