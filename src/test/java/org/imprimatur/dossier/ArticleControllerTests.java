package org.imprimatur.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** An article's page on the desk: its head, its tabs, its timeline. */
@ServerTest
@OnBothDatabases
class ArticleControllerTests {

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    AuditTrail audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anArticleSaysWhoseTurnItIs() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);

        String head =
                page(writer, "/desk/articles/" + article.id()).select(".head").text();

        assertThat(head).contains("waiting for " + writer.name(), "since just now");
    }

    @Test
    void eachTabIsThereOnce() throws Exception {
        Person writer = newsroom.aWriter();
        String address = "/desk/articles/" + newsroom.aDraftBy(writer).id();

        assertThat(page(writer, address).select(".tabs a").eachAttr("href"))
                .containsExactly(address, address + "/sources", address + "/timeline", address + "/process");
    }

    @Test
    void whoMayActFindsTheWayToTheTask() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);
        String task = worklist.openOn(article.id().subject()).get(0).taskId();

        assertThat(page(writer, "/desk/articles/" + article.id())
                        .select(".head-actions a.button")
                        .attr("href"))
                .isEqualTo("/desk/tasks/" + task);
    }

    @Test
    void theTimelineTellsHandoffsAndLetters() throws Exception {
        Person writer = newsroom.aWriter();
        Person reviewer = newsroom.aReviewer();
        Article article = submitted(writer);

        String timeline = page(writer, "/desk/articles/" + article.id() + "/timeline")
                .select("main")
                .text();

        assertThat(timeline)
                .contains(
                        writer.name() + " began the article.",
                        "waits for medical reviewer",
                        "Mail to " + reviewer.name());
    }

    @Test
    void theTimelineShowsWhatSomebodyWroteUntilItIsErased() throws Exception {
        Person writer = newsroom.aWriter();
        Person reviewer = newsroom.aReviewer();
        Article article = submitted(writer);
        Subject chain = article.id().subject();
        String task = worklist.openOn(chain).get(0).taskId();
        worklist.take(reviewer, task);
        worklist.handBack(reviewer, task, "Robin Reader is my neighbour.");
        String address = "/desk/articles/" + article.id() + "/timeline";

        assertThat(page(writer, address).text()).contains("Robin Reader is my neighbour.");

        jdbc.sql("delete from audit_words where chain = ?").param(chain.key()).update();

        assertThat(page(writer, address).text())
                .contains("Words that were erased.")
                .doesNotContain("Robin", "private-words");
    }

    /** What has no sentence of its own is called as the audit calls it, never by its code. */
    @Test
    void theTimelineSaysNoCode() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);
        transaction.executeWithoutResult(
                status -> audit.record(article.id().subject(), null, () -> "worklist.repaired", "Write", Map.of()));

        assertThat(page(writer, "/desk/articles/" + article.id() + "/timeline").text())
                .contains("The server: Worklist put right, Write")
                .doesNotContain("worklist repaired");
    }

    private Article submitted(Person writer) {
        Article article = newsroom.aDraftBy(writer);
        articleCommands.submit(
                writer, worklist.openOn(article.id().subject()).get(0).taskId());
        return article;
    }

    private Document page(Person person, String address) throws Exception {
        return Jsoup.parse(server.perform(get(address).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
