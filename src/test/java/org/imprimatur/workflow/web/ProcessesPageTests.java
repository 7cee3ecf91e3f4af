package org.imprimatur.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.workflow.Drawings;
import org.imprimatur.workflow.Walk;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class ProcessesPageTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    Drawings drawings;

    @Autowired
    MockMvc http;

    @Autowired
    Clock clock;

    @AfterEach
    void putAway() {
        drawings.putAway();
    }

    @Test
    void theDiagramIsDrawnAsTheFileSays() throws Exception {
        String page = http.perform(get("/desk/processes/article-review").with(SignedIn.as(newsroom.aPublisher())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page)
                .contains("<svg class=\"diagram\"", ">Medical review</text>", ">Article</text>", ">is live</text>");
    }

    @Test
    void theListNamesEachProcess() throws Exception {
        http.perform(get("/desk/processes").with(SignedIn.as(newsroom.anAdministrator())))
                .andExpect(status().isOk());
    }

    @Test
    void anArticleShowsWhereItStandsAndWhichWayItCame() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);
        walk.submit(article);

        String page = http.perform(
                        get("/desk/articles/{id}/process", article.id()).with(SignedIn.as(writer)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page).containsPattern("step person here.*Medical review").contains("It is here now");
    }

    @Test
    void theTableOfEachVersionCanBeRead() throws Exception {
        assertThat(page("/desk/processes/article-review", newsroom.aPublisher()))
                .contains("The first row that fits decides.", "<td>5</td>", "High risk: two clinicians")
                .contains("medicines")
                .doesNotContain("&quot;medicines&quot;");
    }

    @Test
    void aVersionThatHasLostItsTableSaysSo() throws Exception {
        drawings.withoutTable("article-review");

        assertThat(page("/desk/processes/article-review", newsroom.aPublisher()))
                .contains("asks a table, “reviewer-matching”, that was not kept with this version");
    }

    @Test
    void anOlderVersionIsListedWithWhatIsUnderWayInItAndWhere() throws Exception {
        int first = drawings.first("article-review").getVersion();
        Article article = newsroom.aDraftBy(newsroom.aWriter());
        drawings.first("article-review", bpmn -> bpmn.replace("Medical review", "Clinical review"));
        String version = "/desk/processes/article-review/" + first;

        assertThat(page("/desk/processes", newsroom.aPublisher())).contains(version, "one under way");
        assertThat(page(version, newsroom.aPublisher()))
                .contains("Nothing new begins by this version", "step=write", version + "/move")
                .contains("/desk/articles/" + article.id())
                .contains("<p class=\"row-words\">Write</p>");
        assertThat(page(version + "?step=publish", newsroom.aPublisher()))
                .doesNotContain("/desk/articles/" + article.id());
        assertThat(page(version + "/move", newsroom.aPublisher())).contains("1 at “Write”", "nothing changes");
    }

    @Test
    void anArticleThatWaitsForItsTimeIsListedWithIt() throws Exception {
        int first = drawings.first("article-review").getVersion();
        Person writer = newsroom.aWriter();
        Person reviewer = newsroom.aReviewer();
        Person publisher = newsroom.aPublisher();
        Article article = newsroom.aDraftBy(writer);
        walk.submit(article);
        walk.take(article, reviewer);
        walk.sign(article, reviewer);
        walk.take(article, publisher);
        ZonedDateTime time = ZonedDateTime.now(clock).plusDays(3).withHour(10).withMinute(0);
        walk.publish(article, publisher, time.toInstant());
        drawings.first("article-review", bpmn -> bpmn.replace("Medical review", "Clinical review"));
        String version = "/desk/processes/article-review/" + first;
        String when = time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " at 10:00";

        Element list =
                Jsoup.parse(page(version + "?step=whicheverFirst", publisher)).getElementById("under-way");
        assertThat(list.select(".filters").text()).contains("Waiting for its time 1");
        assertThat(list.select(".row").text()).contains(article.title()).contains("waits for " + when);
        assertThat(list.text()).doesNotContain("What comes first");
        assertThat(page(version + "/move", publisher))
                .contains("1 at “Waiting for its time”")
                .doesNotContain("What comes first");
        assertThat(Jsoup.parse(page("/desk/articles/" + article.id() + "/process", publisher))
                        .select("main")
                        .text())
                .contains("It waits for " + when);
    }

    @Test
    void whoeverMovesThemSaysWhyAndSeesWhatBecameOfIt() throws Exception {
        int first = drawings.first("article-review").getVersion();
        newsroom.aDraftBy(newsroom.aWriter());
        String newest = drawings.first("article-review", bpmn -> bpmn.replace("Medical review", "Clinical review"))
                .getId();
        String address = "/desk/processes/article-review/" + first + "/move";
        Person publisher = newsroom.aPublisher();

        http.perform(post(address).param("to", newest).with(SignedIn.as(publisher)))
                .andExpect(status().isUnprocessableEntity());
        assertThat(http.perform(post(address)
                                .param("to", newest)
                                .param("reason", "A better drawing.")
                                .with(SignedIn.as(publisher)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("One moved to version");
        http.perform(post(address)
                        .param("to", "another")
                        .param("reason", "Again.")
                        .with(SignedIn.as(publisher)))
                .andExpect(status().isConflict());
    }

    @Test
    void anotherWritersArticleIsNotThere() throws Exception {
        Article article = newsroom.aDraftBy(newsroom.aWriter());
        http.perform(get("/desk/articles/{id}/process", article.id()).with(SignedIn.as(newsroom.aWriter())))
                .andExpect(status().isNotFound());
    }

    @Test
    void anUnknownProcessIsNotFound() throws Exception {
        http.perform(get("/desk/processes/none").with(SignedIn.as(newsroom.aPublisher())))
                .andExpect(status().isNotFound());
    }

    private String page(String address, Person person) throws Exception {
        return http.perform(get(address).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
