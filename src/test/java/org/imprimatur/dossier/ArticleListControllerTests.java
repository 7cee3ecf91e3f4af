package org.imprimatur.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.review.AtReview;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
@OnBothDatabases
class ArticleListControllerTests {

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    @Autowired
    AutowireCapableBeanFactory factory;

    @Test
    void whatWaitsForItsTimeIsOnTheWayAndListedWithIt() throws Exception {
        AtReview at = AtReview.of(factory);
        Person publisher = newsroom.aPublisher();
        Article article = at.inTheHandsOf(at.aReviewer());
        at.sign(article, people.require(at.turn(article).assignee()));
        at.take(article, publisher);
        LocalDate day = LocalDate.now(clock).plusDays(3);
        publishingCommands.schedule(publisher, at.turn(article).taskId(), at.read(article), day.toString(), "09:30");

        String when = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " at 09:30";
        for (String list : List.of("/desk/articles", "/desk/articles?state=work")) {
            assertThat(page(publisher, list).select(".row").stream()
                            .filter(row -> row.html().contains(article.id().toString()))
                            .map(Element::text))
                    .singleElement()
                    .asString()
                    .contains("goes live " + when, "Scheduled")
                    .doesNotContain("Draft");
        }
        publishingCommands.callBack(publisher, article.id());
    }

    @Test
    void theListShowsWhatConcernsThePerson() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);
        String address = "/desk/articles/" + article.id();

        assertThat(links(writer)).contains(address);
        assertThat(links(newsroom.aPublisher())).contains(address);
        assertThat(links(newsroom.aWriter())).doesNotContain(address);
        assertThat(links(newsroom.aReviewer())).doesNotContain(address);
    }

    /** The states lead to what was looked for, so that is what is counted. */
    @Test
    void theStatesCountWhatIsLookedFor() throws Exception {
        Person writer = newsroom.aWriter();
        newsroom.aDraftBy(writer);
        newsroom.aDraftBy(writer);

        assertThat(counts(writer, "?topic=sleep&q=adults")).contains("All 2", "Mine 2", "On the way 2", "Live 0");
        assertThat(counts(writer, "?q=elsewhere")).contains("All 0", "Mine 0", "On the way 0");
        assertThat(counts(writer, "?topic=medicines")).contains("All 0", "Mine 0", "On the way 0");
    }

    private List<String> counts(Person person, String search) throws Exception {
        return page(person, "/desk/articles" + search)
                .select(".filters a:has(.count)")
                .eachText();
    }

    @Test
    void aReviewerSeesItOnceItLiesWithReviewers() throws Exception {
        Person writer = newsroom.aWriter();
        Person reviewer = newsroom.aReviewer();
        Person legal = newsroom.person("Lawyer", new Role("legal"));
        Article article = submitted(writer);

        assertThat(links(reviewer)).contains("/desk/articles/" + article.id());
        assertThat(links(legal)).doesNotContain("/desk/articles/" + article.id());
        server.perform(get("/desk/articles/" + article.id()).with(SignedIn.as(legal)))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatIsInOneReviewersHandsIsNotForTheOthers() throws Exception {
        Person writer = newsroom.aWriter();
        Person reviewer = newsroom.aReviewer();
        Article article = submitted(writer);
        String task = worklist.openOn(article.id().subject()).get(0).taskId();
        worklist.take(reviewer, task);

        server.perform(get("/desk/articles/" + article.id()).with(SignedIn.as(newsroom.aReviewer())))
                .andExpect(status().isNotFound());
        server.perform(get("/desk/articles/" + article.id()).with(SignedIn.as(reviewer)))
                .andExpect(status().isOk());
    }

    @Test
    void theListTurnsPagesWithoutLosingOrRepeatingALine() throws Exception {
        Person writer = newsroom.aWriter();
        for (int i = 0; i < 53; i++) {
            newsroom.aDraftBy(writer);
        }
        Document first = page(writer, "/desk/articles?state=mine");
        Document second = page(writer, first.select(".pager-later").attr("href"));

        assertThat(first.select(".row")).hasSize(50);
        assertThat(second.select(".row")).hasSize(3);
        assertThat(second.select(".row-title a").eachAttr("href"))
                .doesNotContainAnyElementsOf(first.select(".row-title a").eachAttr("href"));
        Document back = page(writer, second.select(".pager a[rel=prev]").attr("href"));
        assertThat(back.select(".row-title a").eachAttr("href"))
                .isEqualTo(first.select(".row-title a").eachAttr("href"));
    }

    @Test
    void aSearchTakesItsWordsLiterally() throws Exception {
        Person writer = newsroom.aWriter();
        newsroom.aDraftBy(writer);

        assertThat(page(writer, "/desk/articles?q=HOW MUCH sleep").select(".row"))
                .hasSize(1);
        assertThat(page(writer, "/desk/articles?q=%25").select(".row")).isEmpty();
        assertThat(page(writer, "/desk/articles?q=%25").select(".empty-title").text())
                .isEqualTo("No article matches.");
    }

    private Article submitted(Person writer) {
        Article article = newsroom.aDraftBy(writer);
        articleCommands.submit(
                writer, worklist.openOn(article.id().subject()).get(0).taskId());
        return article;
    }

    private java.util.List<String> links(Person person) throws Exception {
        return page(person, "/desk/articles").select(".row-title a").eachAttr("href");
    }

    private Document page(Person person, String address) throws Exception {
        return Jsoup.parse(server.perform(
                        get(java.net.URI.create(address.replace(" ", "%20"))).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
