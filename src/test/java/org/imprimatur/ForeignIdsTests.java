package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.EveryStage.Stage;
import org.imprimatur.EveryStage.Who;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * An id in an address or a form proves nothing. To whoever may not read an article, neither its turns nor anything else
 * about it exists, and nothing they send leaves a trace on it.
 */
@FullBuildOnly
@ServerTest
@TestPropertySource(properties = "imprimatur.processes=classpath:/processes-with-legal-check")
class ForeignIdsTests {

    private static final List<Who> STRANGERS =
            List.of(Who.WRITER, Who.OTHER_WRITER, Who.REVIEWER, Who.OTHER_REVIEWER, Who.FURTHER_ROLE);

    @Autowired
    MockMvc server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Articles articles;

    @Autowired
    ArticlePolicy policy;

    @Autowired
    Worklist worklist;

    static EveryStage newsroom;

    private @Nullable String counts;

    /** By the request before. */
    private boolean written;

    @BeforeAll
    static void oneNewsroomForAll(@Autowired AutowireCapableBeanFactory server) {
        newsroom = EveryStage.of(server);
    }

    @Test
    void toWhoeverMayNotReadItAnArticleWithATurnDoesNotExist() throws Exception {
        List<String> told = new ArrayList<>();
        int asked = 0;
        for (String route : routes("/desk/tasks/{", "/desk/articles/{id}")) {
            for (Stage stage : Stage.withATurn()) {
                for (Who who : strangersTo(stage)) {
                    asked++;
                    tell(route + " at " + stage + " as " + who, ask(route, stage, who), stage, told);
                }
            }
        }
        assertThat(asked).isGreaterThan(300);
        assertThat(told).isEmpty();
    }

    @Test
    void toWhoeverMayNotReadItATurnThatIsOverNeverWas() throws Exception {
        Article live = newsroom.about(Stage.LIVE, Who.WRITER);
        List<String> told = new ArrayList<>();
        for (String route : routes("/desk/tasks/{")) {
            String pattern = route.substring(route.indexOf(' ') + 1);
            for (String over : finished(live)) {
                String address = newsroom.address(pattern, newsroom.about(Stage.WRITE, Who.WRITER))
                        .replaceFirst("/desk/tasks/[^/]+", "/desk/tasks/" + over);
                for (Who who : strangersTo(Stage.LIVE)) {
                    MockHttpServletResponse answer =
                            ask(newsroom.request(route, address, Stage.WRITE, who), route.startsWith("POST "));
                    tell(route + " when over as " + who, answer, Stage.LIVE, told);
                }
            }
        }
        assertThat(told).isEmpty();
    }

    /** Only the turn says which article it is about, whatever the form says. */
    @Test
    void aFormCannotNameTheArticleItsTurnWasAbout() throws Exception {
        Person writer = newsroom.person(Who.WRITER);
        Article own = newsroom.about(Stage.LIVE, Who.WRITER);
        Article foreign = newsroom.about(Stage.WRITE, Who.OF_OWN_TEXT);
        String over = finished(own).get(0);
        for (String action : List.of("", "/sources", "/sources/take")) {
            MockHttpServletResponse answer = server.perform(post("/desk/tasks/" + over + "/write" + action)
                            .with(SignedIn.as(writer))
                            .param("article", foreign.id().toString())
                            .param("base", "1")
                            .param("title", "Mine")
                            .param("body", "Typed.")
                            .param("source-title", "On naps")
                            .param("found", "[{\"type\":\"book\",\"title\":\"On naps\"}]")
                            .param("take", "0"))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).isEqualTo(409);
            assertThat(answer.getContentAsString())
                    .contains("Typed.")
                    .doesNotContain(foreign.title(), foreign.id().toString());
        }
        assertThat(jdbc.sql("select count(*) from parked_text where article_id = ? and person_id = ?")
                        .params(foreign.id().value(), writer.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Whoever wrote for somebody and may no longer read what became of it still has their own words. */
    @Test
    void parkedWordsStayWithWhoeverTypedThemAndBringNobodyElsesText() throws Exception {
        Person helper = newsroom.person(Who.OTHER_WRITER);
        Article foreign = newsroom.about(Stage.WRITE, Who.OF_OWN_TEXT);
        UUID parked = UUID.randomUUID();
        jdbc.sql("""
                        insert into parked_text (id, article_id, person_id, reason, base, title, standfirst, body,
                                                 sources, parked_at)
                        values (?, ?, ?, 'TURN_GONE', 1, 'Helping', '', 'Typed to help.', '[]', current_timestamp)
                        """).params(parked, foreign.id().value(), helper.id().value()).update();
        String write = "/desk/tasks/" + newsroom.task(foreign) + "/write";
        for (String address : List.of(write, write + "/parked/" + parked)) {
            MockHttpServletResponse answer =
                    ask(newsroom.request("GET " + address, address, Stage.WRITE, Who.OTHER_WRITER), false);
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getContentAsString())
                    .contains("Typed to help.")
                    .doesNotContain(foreign.title(), foreign.id().toString(), "seven hours");
        }
    }

    /** What a second id names is looked for only within what the first one names. */
    @Test
    void anIdIsLookedForOnlyWithinWhatTheAddressNamesBeforeIt() throws Exception {
        String nobody = UUID.randomUUID().toString();
        String credential =
                newsroom.address("/desk/people/{id}/credentials/{credential}", newsroom.about(Stage.LIVE, Who.WRITER));
        String another = credential.replaceFirst(
                "/people/[^/]+", "/people/" + newsroom.person(Who.REVIEWER).id());
        String parked = newsroom.address(
                "/desk/tasks/{taskId}/write/parked/{id}", newsroom.about(Stage.WRITE, Who.OF_OWN_TEXT));
        String own = newsroom.address("/desk/tasks/{taskId}/write", newsroom.about(Stage.WRITE, Who.WRITER))
                + parked.substring(parked.indexOf("/parked/"));
        String mail = newsroom.address("/desk/reports/{number}/mails/{mail}", newsroom.about(Stage.LIVE, Who.WRITER));
        String elsewhere = mail.replaceFirst("/reports/\\d+", "/reports/" + newsroom.anotherReport());
        String letter = newsroom.address("/desk/mail/in/{id}", newsroom.about(Stage.LIVE, Who.WRITER));
        String article =
                "/desk/articles/" + newsroom.about(Stage.LIVE, Who.WRITER).id();
        Map<String, Who> questions = new TreeMap<>();
        questions.put("GET " + another, Who.PUBLISHER);
        questions.put("POST " + another + "/verify", Who.ADMINISTRATOR);
        questions.put("POST " + another + "/revoke", Who.ADMINISTRATOR);
        questions.put("GET " + credential.replaceFirst("/credentials/.*", "/credentials/" + nobody), Who.PUBLISHER);
        questions.put("GET " + own, Who.WRITER);
        questions.put("POST " + own + "/dismiss", Who.WRITER);
        questions.put("GET " + elsewhere + "/page", Who.PUBLISHER);
        questions.put("GET " + elsewhere + "/files/0", Who.PUBLISHER);
        questions.put("GET " + mail + "/files/99", Who.PUBLISHER);
        questions.put("GET " + letter + "/files/99", Who.PUBLISHER);
        questions.put("GET " + article + "/revisions/99", Who.PUBLISHER);
        questions.put("GET " + article + "/revisions/99/canonical", Who.PUBLISHER);
        List<String> told = new ArrayList<>();
        for (Map.Entry<String, Who> question : questions.entrySet()) {
            String route = question.getKey();
            String address = route.substring(route.indexOf(' ') + 1);
            MockHttpServletResponse answer =
                    ask(newsroom.request(route, address, Stage.LIVE, question.getValue()), route.startsWith("POST "));
            if (answer.getStatus() != 404 || written) {
                told.add(route + ": " + answer.getStatus() + (written ? ", wrote something" : ""));
            }
        }
        assertThat(told).isEmpty();
    }

    private List<Who> strangersTo(Stage stage) {
        Article article = articles.require(newsroom.about(stage, Who.WRITER).id());
        return STRANGERS.stream()
                .filter(who -> !policy.mayRead(newsroom.person(who), article))
                .toList();
    }

    private static Set<String> routes(String... beginnings) {
        Set<String> routes = new TreeSet<>();
        RouteTable.lines().stream()
                .map(RouteTable.Line::route)
                .filter(route -> Stream.of(beginnings).anyMatch(route::contains))
                .forEach(routes::add);
        return routes;
    }

    private List<String> finished(Article article) {
        return jdbc.sql("select task_id from worklist where subject = ? and closed_at is not null order by since")
                .param(article.id().subject().key())
                .query(String.class)
                .list();
    }

    private MockHttpServletResponse ask(String route, Stage stage, Who who) throws Exception {
        return ask(newsroom.request(route, stage, who), route.startsWith("POST "));
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request, boolean action) throws Exception {
        Map<String, Long> before = action ? rows() : Map.of();
        MockHttpServletResponse answer = server.perform(request.with(ForeignIdsTests::guessing))
                .andReturn()
                .getResponse();
        written = action && !rows().equals(before);
        return answer;
    }

    /** What was sent is shown again, so what is not to be shown is not sent. */
    private static MockHttpServletRequest guessing(MockHttpServletRequest request) {
        request.removeParameter("article");
        request.removeParameter("statement");
        return request;
    }

    private void tell(String what, MockHttpServletResponse answer, Stage stage, List<String> told) throws Exception {
        if (answer.getStatus() != 404 && answer.getStatus() != 403 && answer.getStatus() != 409) {
            told.add(what + ": " + answer.getStatus());
        }
        if (written) {
            told.add(what + ": wrote something");
        }
        String body = answer.getContentAsString();
        for (String secret : secrets(stage)) {
            if (body.contains(secret)) {
                told.add(what + " (" + answer.getStatus() + "): " + secret);
            }
        }
    }

    private List<String> secrets(Stage stage) {
        Article article = articles.require(newsroom.about(stage, Who.WRITER).id());
        List<String> secrets =
                new ArrayList<>(List.of(article.title(), article.id().toString(), article.slug()));
        for (Turn turn : worklist.openOn(article.id().subject())) {
            if (turn.assignee() != null) {
                secrets.add(newsroom.person(newsroom.holder(stage)).name());
            }
        }
        return secrets;
    }

    /** Of every table but that of the sessions, which says who asked and not what about. */
    private Map<String, Long> rows() {
        if (counts == null) {
            counts = jdbc
                    .sql("select table_name from information_schema.tables where lower(table_schema) = 'public'")
                    .query(String.class)
                    .list()
                    .stream()
                    .filter(table -> !table.toLowerCase(Locale.ROOT).startsWith("spring_session"))
                    .map(table -> "select '" + table + "' as named, count(*) as held from \"" + table + "\"")
                    .collect(Collectors.joining(" union all "));
        }
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql(counts).query(row -> {
            rows.put(row.getString("named"), row.getLong("held"));
        });
        return rows;
    }
}
