package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.imprimatur.EveryStage.Stage;
import org.imprimatur.EveryStage.Who;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever zone a database gives its sessions, every page names the same moments and days, in the same order. */
@FullBuildOnly
@ServerTest
@OnBothDatabases
@TestPropertySource(properties = "imprimatur.processes=classpath:/processes-with-legal-check")
class SameInEveryZoneTests {

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::[\\d.]+)?(?:Z|[+-]\\d{2}:\\d{2})?)?");

    static EveryStage newsroom;

    @Autowired
    MockMvc server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock.Settable clock;

    @BeforeAll
    static void oneNewsroomForAll(@Autowired AutowireCapableBeanFactory server) {
        newsroom = EveryStage.of(server);
    }

    @AfterEach
    void backToOurOwnZone() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Auckland", "Europe/Berlin", "America/Los_Angeles"})
    void noPageTellsAnotherTimeBecauseOfTheSessionsZone(String zone) {
        clock.moveTo(ZoneId.of("Asia/Kathmandu"));

        Map<String, List<String>> here = times("UTC");
        Map<String, List<String>> there = times(zone);

        assertThat(there).isEqualTo(here);
        assertThat(here.values().stream().filter(times -> !times.isEmpty()))
                .as("pages with times")
                .hasSizeGreaterThan(12);
    }

    private Map<String, List<String>> times(String zone) {
        Map<String, List<String>> times = new LinkedHashMap<>();
        // Within one transaction everything goes through the one session.
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set time zone '" + zone + "'").update();
            try {
                addresses().forEach(address -> times.put(address, times(address, newsroom.person(Who.ADMINISTRATOR))));
                desks().forEach(who -> times.put("/desk of " + who, times("/desk", newsroom.person(who))));
            } finally {
                jdbc.sql("set time zone local").update();
                status.setRollbackOnly();
            }
        });
        return times;
    }

    /**
     * On the desks of publishers and administrators stand steps that failed, since when the engine knows. Its columns have
     * no zone, and H2 reads those by the session's; ours always runs in UTC.
     */
    private static List<Who> desks() {
        return TestDatabase.isPostgres()
                ? List.of(Who.WRITER, Who.REVIEWER, Who.FURTHER_ROLE, Who.PUBLISHER, Who.ADMINISTRATOR)
                : List.of(Who.WRITER, Who.REVIEWER, Who.FURTHER_ROLE);
    }

    private List<String> addresses() {
        LocalDate today = LocalDate.now(clock);
        List<String> addresses = new ArrayList<>(List.of(
                "/desk/articles",
                "/desk/reports",
                "/desk/people",
                "/desk/mail",
                "/desk/mail?tab=sent",
                "/desk/mail?tab=failed",
                "/desk/mail/in?tab=held",
                "/desk/mail/in?tab=accepted",
                "/desk/audit",
                "/desk/audit?from=" + today + "&to=" + today,
                "/desk/audit?from=" + today.minusDays(1) + "&to=" + today.minusDays(1),
                "/",
                "/corrections"));
        for (Stage stage : Stage.values()) {
            Article article = newsroom.about(stage, Who.WRITER);
            addresses.add("/desk/articles/" + article.id());
            addresses.add("/desk/articles/" + article.id() + "/timeline");
        }
        Article live = newsroom.about(Stage.LIVE, Who.WRITER);
        addresses.add("/articles/" + live.slug());
        addresses.add("/articles/" + live.slug() + "/history");
        for (Who who : List.of(Who.WRITER, Who.REVIEWER)) {
            addresses.add("/desk/people/" + newsroom.person(who).id());
            addresses.add("/people/" + newsroom.person(who).slug());
        }
        return addresses;
    }

    private List<String> times(String address, Person person) {
        try {
            MockHttpServletResponse answer = server.perform(
                            get(URI.create(address)).with(SignedIn.as(person)))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as(address).isEqualTo(200);
            return TIME.matcher(answer.getContentAsString())
                    .results()
                    .map(MatchResult::group)
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(address, e);
        }
    }
}
