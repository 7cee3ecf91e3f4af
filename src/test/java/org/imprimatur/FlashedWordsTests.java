package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.EveryStage.Who;
import org.imprimatur.RouteTable.Line;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a page says by way of a redirect is read: every deed of the route table is done by everybody it lets through, the
 * browser's way is gone to its end, through as many redirects as there are, and the words stand on the page it ends on.
 */
@FullBuildOnly
@ServerTest
@TestPropertySource(properties = "imprimatur.processes=classpath:/processes-with-legal-check")
class FlashedWordsTests {

    @Autowired
    MockMvc server;

    @Autowired
    TransactionTemplate transaction;

    static EveryStage newsroom;

    @BeforeAll
    static void oneNewsroomForAll(@Autowired AutowireCapableBeanFactory server) {
        newsroom = EveryStage.of(server);
    }

    @Test
    void whateverADeedSaysStandsOnThePageItsRedirectsEndOn() {
        List<String> unread = new ArrayList<>();
        Set<String> saying = new TreeSet<>();
        for (Line line : RouteTable.lines()) {
            if (line.route().startsWith("POST ")) {
                for (Who who : Who.values()) {
                    if (line.answers().get(who) == 302) {
                        lookAfter(line, who, saying, unread);
                    }
                }
            }
        }
        assertThat(unread).isEmpty();
        assertThat(saying).as("deeds that say something").hasSizeGreaterThan(60);
    }

    private void lookAfter(Line line, Who who, Set<String> saying, List<String> unread) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            try {
                MvcResult done = server.perform(newsroom.request(line.route(), line.stage(), who))
                        .andReturn();
                List<String> words = words(done);
                if (!words.isEmpty()) {
                    saying.add(line.route());
                    Document end = Redirects.end(
                            server, done, who == Who.SIGNED_OUT ? sent -> sent : SignedIn.as(newsroom.person(who)));
                    words.stream()
                            .filter(said -> !shown(end).contains(flat(said)))
                            .forEach(said -> unread.add(line.route() + " at " + line.stage() + " as " + who + ": “"
                                    + said + "” is not on " + end.location()));
                }
            } catch (Exception e) {
                throw new AssertionError(line.route(), e);
            }
        });
    }

    /** A word alone is a mark for the page, and not said to anybody. */
    private static List<String> words(MvcResult done) {
        return done.getFlashMap().values().stream()
                .map(Object::toString)
                .filter(said -> said.contains(" "))
                .toList();
    }

    private static String shown(Document page) {
        return flat(page.text() + " " + String.join(" ", page.select("input").eachAttr("value")));
    }

    private static String flat(String words) {
        return Objects.requireNonNull(words)
                .replaceAll("[\\s\u00a0\u202f]+", " ")
                .strip();
    }
}
