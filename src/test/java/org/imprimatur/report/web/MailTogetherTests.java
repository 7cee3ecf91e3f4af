package org.imprimatur.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.report.CaseRoom.anAddress;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.platform.SearchWords;
import org.imprimatur.report.CaseRoom;
import org.imprimatur.report.Report;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The mail page opens on how mail fares, and lists both directions as one. */
@ServerTest
@OnBothDatabases
class MailTogetherTests {

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    Person publisher;
    Report report;
    String reader;

    @BeforeEach
    void aReport() {
        CaseRoom room = CaseRoom.of(server);
        publisher = room.newsroom.aPublisher();
        Article article = room.aLiveArticle(room.newsroom.aWriter(), room.newsroom.aReviewer());
        reader = anAddress();
        report = room.aReportOn(article, reader);
        // As the worker leaves a mail that it has sorted.
        jdbc.sql("update inbound_mail set state = 'ACCEPTED', from_addr = ?, subject = 'Your article', searched = ? "
                        + "where id = ?")
                .params(reader, SearchWords.kept(reader), report.sourceMail())
                .update();
    }

    @Test
    void oneSearchFindsTheMailAndTheLetterThatAnswersIt() throws Exception {
        Document found = page("/desk/mail?q=" + reader);

        assertThat(found.select(".row-words").eachText())
                .anyMatch(words -> words.startsWith("From ") && words.contains(reader))
                .anyMatch(words -> words.startsWith("To ") && words.contains(reader));
        assertThat(found.select(".row-title a").eachAttr("href"))
                .anyMatch(href -> href.startsWith("/desk/mail/in/"))
                .anyMatch(href -> !href.startsWith("/desk/mail/in/"));
    }

    @Test
    void theNewestStandFirstWhicheverWayTheyWent() throws Exception {
        Document all = page("/desk/mail");

        assertThat(all.select(".row")).isNotEmpty();
        assertThat(all.select(".row time").eachAttr("datetime"))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(all.select(".filters a[aria-current=page] .count").text()).isNotEmpty();
        assertThat(all.select("form[role=search]")).hasSize(1);
    }

    @Test
    void whatWaitsForSomebodyIsSaidFirstAndLinked() throws Exception {
        jdbc.sql("update inbound_mail set state = 'HELD' where from_addr = ?")
                .param(reader)
                .update();

        Document all = page("/desk/mail");

        assertThat(all.select("main .notice").first().text()).contains("waits for somebody to look", "Held");
        assertThat(all.select("main .notice a").eachAttr("href")).contains("/desk/mail/in?tab=held");
        assertThat(all.text()).doesNotContain("All is well");
    }

    @Test
    void theListsOfEachDirectionKeepTheirAddresses() throws Exception {
        assertThat(page("/desk/mail?tab=waiting").select("h1").text()).isEqualTo("Mail");
        assertThat(page("/desk/mail/in?tab=reports").select(".row-words").text())
                .contains(reader);
        assertThat(page("/desk/mail/in?q=" + reader).select(".row-words").text())
                .contains(reader);
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
