package org.imprimatur.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.people.StaffAdministration;
import org.imprimatur.publication.Press;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Each test has a month far away to itself, so that no other test's articles stand in it. */
@ServerTest
@OnBothDatabases
class CalendarControllerTests {

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    People people;

    @Autowired
    StaffAdministration staff;

    @Autowired
    AutowireCapableBeanFactory server;

    private Press press;
    private Person publisher;

    @BeforeEach
    void aPublisher() {
        press = Press.of(server);
        publisher = newsroom.aPublisher();
    }

    @Test
    void aMonthShowsWhatIsDueInItByDayAndNothingElse() throws Exception {
        Article later = due(LocalDate.of(2061, 3, 20), "sleep");
        Article sooner = due(LocalDate.of(2061, 3, 2), "medicines");
        Article next = due(LocalDate.of(2061, 4, 1), "sleep");

        Document page = page("?month=2061-03");
        assertThat(titles(page)).containsExactly(sooner.title(), later.title());
        assertThat(page.select("h3 time").eachText().get(0).replace('\u00a0', ' '))
                .isEqualTo("Wednesday 2 March 2061");
        assertThat(titles(page("?month=2061-04"))).containsExactly(next.title());
        assertThat(titles(page("?month=2061-03&topic=medicines"))).containsExactly(sooner.title());
        assertThat(titles(page("?month=2061-03&kind=turn"))).isEmpty();
        assertThat(titles(page("?month=2061-03&kind=review"))).hasSize(2);
    }

    @Test
    void whatIsOverdueStandsFirst() throws Exception {
        Article overdue = due(LocalDate.of(1971, 1, 5), "sleep");
        assertThat(titles(page("")).get(0)).isEqualTo(overdue.title());
        assertThat(titles(page("?month=overdue")).get(0)).isEqualTo(overdue.title());
        due(overdue, LocalDate.of(2099, 1, 1));
        assertThat(titles(page("?month=overdue"))).doesNotContain(overdue.title());
    }

    @Test
    void aMonthOfManyIsReadPageByPageWithoutGapOrDouble() throws Exception {
        Article article = due(LocalDate.of(2062, 5, 9), "sleep");
        for (int i = 0; i < 120; i++) {
            copy(article, LocalDate.of(2062, 5, 9).plusDays(i % 3));
        }
        List<String> seen = new ArrayList<>();
        String query = "?month=2062-05";
        while (query != null) {
            Document page = page(query);
            seen.addAll(page.select(".row-title a").eachAttr("href"));
            String href = page.select("a[rel=next]").attr("href");
            query = href.isEmpty() ? null : href.substring(href.indexOf('?'));
        }
        assertThat(seen).hasSize(121);
        Set<String> once = new HashSet<>(seen);
        assertThat(once).hasSize(121);
    }

    @Test
    void nonsenseInTheAddressIsTheMonthOfToday() throws Exception {
        for (String query : new String[] {"?month=2061-13", "?month=x&kind=y&after=z", "?after=2026-01-01~REVIEW~~x"}) {
            http.perform(get("/desk/calendar" + query).with(SignedIn.as(publisher)))
                    .andExpect(status().isOk());
        }
    }

    @Test
    void anOtherWriterSeesNothingOfWhatTheyMayNotRead() throws Exception {
        Article article = due(LocalDate.of(2063, 5, 9), "sleep");
        assertThat(titles(page("?month=2063-05", newsroom.aWriter()))).isEmpty();
        assertThat(titles(page("?month=2063-05", writer(article)))).containsExactly(article.title());
    }

    @Test
    void aCalendarProgramGetsTheSameWithoutASession() throws Exception {
        Article article = due(newsroom.today().plusDays(40), "sleep");
        String address = make(publisher);
        MockHttpServletResponse feed = http.perform(get(address))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/calendar;charset=UTF-8"))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(header().doesNotExist("Set-Cookie"))
                .andExpect(request().sessionAttributeDoesNotExist("any"))
                .andReturn()
                .getResponse();
        String calendar = feed.getContentAsString().replace("\r\n ", "");
        assertThat(calendar)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains(
                        "UID:review-" + article.id() + "@localhost\r\n",
                        "DTSTART;VALUE=DATE:"
                                + newsroom.today().plusDays(40).toString().replace("-", "") + "\r\n");
        due(article, newsroom.today().plusDays(60));
        assertThat(http.perform(get(address)).andReturn().getResponse().getContentAsString())
                .contains("UID:review-" + article.id() + "@localhost\r\n")
                .contains(newsroom.today().plusDays(60).toString().replace("-", ""));
        assertThat(jdbc.sql("select sha256 from calendar_feed where person_id = ?")
                        .param(publisher.id().value())
                        .query(String.class)
                        .single())
                .isNotIn(address);
    }

    @Test
    void theAddressEndsWithANewOneWithTheLastRoleAndWithTheLeaving() throws Exception {
        Person administrator = newsroom.anAdministrator();
        String first = make(publisher);
        String second = make(publisher);
        http.perform(get(first)).andExpect(status().isNotFound());
        http.perform(get(second)).andExpect(status().isOk());
        http.perform(post("/desk/calendar/address/end").with(SignedIn.as(publisher)))
                .andExpect(status().is3xxRedirection());
        http.perform(get(second)).andExpect(status().isNotFound());

        Person both = newsroom.person("Both", Role.publisher(), Role.writer());
        String ofBoth = make(both);
        staff.edit(administrator, both.id(), version(both), both.name(), both.email(), Set.of(Role.writer()), "");
        http.perform(get(ofBoth)).andExpect(status().isNotFound());
        String ofWriter = make(both);
        staff.deactivate(administrator, both.id());
        http.perform(get(ofWriter)).andExpect(status().isNotFound());
        staff.reactivate(administrator, both.id());
        http.perform(get(ofWriter)).andExpect(status().isNotFound());
    }

    @Test
    void theAddressIsShownOnce() throws Exception {
        String address = make(publisher);
        String page = http.perform(get("/desk/calendar").with(SignedIn.as(publisher)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).doesNotContain(address).contains("It cannot be shown again");
    }

    private int version(Person person) {
        return jdbc.sql("select version from person where id = ?")
                .param(person.id().value())
                .query(Integer.class)
                .single();
    }

    private String make(Person person) throws Exception {
        Object address = http.perform(post("/desk/calendar/address").with(SignedIn.as(person)))
                .andReturn()
                .getFlashMap()
                .get("address");
        return String.valueOf(address).replace("http://localhost:8080", "");
    }

    private Article due(LocalDate day, String topic) {
        Article article = press.publish(Press.aTextOfItsOwn(), newsroom.aWriter(), newsroom.aReviewer(), topic);
        due(article, day);
        return article;
    }

    private void due(Article article, LocalDate day) {
        jdbc.sql("update article set next_review = ? where id = ?")
                .params(day, article.id().value())
                .update();
    }

    private void copy(Article article, LocalDate day) {
        String mark = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into article (id, slug, title, topic, risk, writer, latest_revision, begun_at, live_edition,
                                             live_revision, live_sha256, first_published, updated, last_reviewed,
                                             next_review, mail_token)
                        select ?, ?, title, topic, risk, writer, latest_revision, begun_at, live_edition, live_revision,
                               live_sha256, first_published, updated, last_reviewed, ?, ? from article where id = ?
                        """)
                .params(
                        UUID.randomUUID(),
                        "copy-" + mark,
                        day,
                        mark.substring(0, 18),
                        article.id().value())
                .update();
    }

    private Person writer(Article article) {
        return people.require(article.writer());
    }

    private Document page(String query) throws Exception {
        return page(query, publisher);
    }

    private Document page(String query, Person person) throws Exception {
        return Jsoup.parse(
                http.perform(get(URI.create("/desk/calendar" + query)).with(SignedIn.as(person)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
    }

    private static List<String> titles(Document page) {
        return page.select(".row-title a").eachText();
    }
}
