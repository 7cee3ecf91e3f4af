package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Topics;
import org.imprimatur.people.Person;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The list of topics says beside each which row of the table in force applies to it. */
@ServerTest
@OnBothDatabases
class DmnTopicMatchingTests {

    private static final String DRAWING = "two-reviewers.bpmn";

    @Autowired
    Topics topics;

    @Autowired
    Newsroom newsroom;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AutowireCapableBeanFactory server;

    private Person publisher;
    private Drawn.InForce drawing;

    @BeforeEach
    void aPublisher() {
        publisher = newsroom.aPublisher();
        drawing = () -> {};
    }

    /** Other tests type their topics. */
    @AfterEach
    void noList() {
        jdbc.sql("delete from topic_spelling").update();
        jdbc.sql("delete from topic").update();
        drawing.close();
    }

    @Test
    void aTopicThatARowNamesHasItsRow() throws Exception {
        topics.add(publisher, "Medicines");

        assertThat(beside("Medicines"))
                .containsExactly("No article", "Reviewer matching: row 2, “Medicines change fast” applies.");
    }

    @Test
    void whatAppliesToAllTopicsAlikeIsSaidOnce() throws Exception {
        topics.add(publisher, "Medicines");
        topics.add(publisher, "Gardening");

        assertThat(page().select(".head").text())
                .contains(
                        "Reviewer matching: with high risk, row 1, “High risk: two clinicians, soon, every year” applies,"
                                + " whatever the topic.");
        assertThat(page().select(".rows").text()).doesNotContain("risk");
    }

    @Test
    void whatHighRiskChangesForOneTopicAloneIsSaidBesideIt() throws Exception {
        topics.add(publisher, "Medicines");
        topics.add(publisher, "Gardening");
        String table = Drawn.text("processes/reviewer-matching.dmn");
        int topic = table.indexOf("<text>", table.indexOf("highRiskTopic"));
        inForce(table.substring(0, topic) + "<text>\"gardening\"" + table.substring(topic + "<text>".length()));

        assertThat(beside("Gardening"))
                .contains(
                        "Reviewer matching: row 4, “Whatever no row above names” applies.",
                        "With high risk, row 1, “High risk: two clinicians, soon, every year” applies.");
        assertThat(beside("Medicines"))
                .containsExactly("No article", "Reviewer matching: row 2, “Medicines change fast” applies.");
    }

    @Test
    void aTopicThatNoRowNamesIsSaidToFallToTheCatchAll() throws Exception {
        topics.add(publisher, "Gardening");

        assertThat(beside("Gardening"))
                .contains("Reviewer matching: no row of its own. The catch-all applies, row 4,"
                        + " “Whatever no row above names”.");
    }

    @Test
    void aRenamedTopicKeepsTheRowOfItsFormerName() throws Exception {
        topics.add(publisher, "medicines");
        topics.rename(publisher, topics.all().get(0).id(), "Pills and drops");

        assertThat(beside("Pills and drops")).contains("Reviewer matching: row 2, “Medicines change fast” applies.");
    }

    @Test
    void whatTheTableInForceSaysCounts() throws Exception {
        topics.add(publisher, "Gardening");
        String table = Drawn.text("processes/reviewer-matching.dmn");
        inForce(table.replace("\"healthy living\"", "not(\"medicines\")"));
        assertThat(beside("Gardening")).contains("Reviewer matching: row 3, “Healthy living changes slowly” applies.");

        drawing.close();
        inForce(table.replace("<text>topic</text>", "<text>risk</text>"));
        assertThat(beside("Gardening")).containsExactly("No article");
    }

    @Test
    void aTopicWithoutAnyRowIsSaidToHaveNone() throws Exception {
        topics.add(publisher, "Gardening");
        String table = Drawn.text("processes/reviewer-matching.dmn");
        int last = table.indexOf("<rule id=\"everythingElse\">");
        inForce(table.substring(0, last) + table.substring(table.indexOf("</rule>", last) + "</rule>".length()));

        assertThat(beside("Gardening")).contains("Reviewer matching: no row applies, so no reviewer is found.");
    }

    private void inForce(String table) {
        drawing = server.createBean(Drawn.class).inForce(DRAWING, table);
    }

    /** The words beside a topic on the list. */
    private List<String> beside(String topic) throws Exception {
        return page().select(".row:has(.row-title:containsOwn(" + topic + ")) .row-words")
                .eachText();
    }

    private Document page() throws Exception {
        return Jsoup.parse(mvc.perform(get("/desk/topics").with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
