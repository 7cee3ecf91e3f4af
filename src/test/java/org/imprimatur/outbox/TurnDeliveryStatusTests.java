package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.people.Person;
import org.imprimatur.review.AtReview;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
@OnBothDatabases
class TurnDeliveryStatusTests {

    @Autowired
    MockMvc server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OutboxCommands commands;

    @Autowired
    Newsroom newsroom;

    private Person reviewer;
    private String task;

    @BeforeEach
    void aTurn(@Autowired Worklist worklist, @Autowired AutowireCapableBeanFactory server) {
        AtReview atReview = AtReview.of(server);
        reviewer = newsroom.aReviewer();
        Article article = atReview.inTheHandsOf(reviewer);
        task = worklist.openOn(article.id().subject()).get(0).taskId();
        jdbc.sql("delete from outbox_mail where turn = ? and person_id <> ?")
                .params(task, reviewer.id().value())
                .update();
    }

    @Test
    void aTurnSaysWhetherItsPersonWasTold() throws Exception {
        assertThat(deliveryStatuses().text()).contains("Mail to " + reviewer.name() + ": waiting to be sent");

        letter("state = 'SENT', sent_at = current_timestamp");
        assertThat(deliveryStatuses().text()).contains("Mail to " + reviewer.name() + ": sent just now");

        letter("state = 'FAILED', reason = 'ADDRESS_UNKNOWN', last_code = '550 5.1.1', sent_at = null");
        assertThat(deliveryStatuses().select(".turn-fate--lost").text())
                .isEqualTo("Mail to " + reviewer.name() + ": not delivered. Nobody has this address. (550 5.1.1)");
    }

    @Test
    void whatWasSentToAnotherAddressIsSaidOfTheSameTurn() throws Exception {
        letter("state = 'FAILED', reason = 'ADDRESS_UNKNOWN', last_code = '550 5.1.1'");
        UUID failed = jdbc.sql("select id from outbox_mail where turn = ?")
                .param(task)
                .query(UUID.class)
                .single();
        commands.resend(
                newsroom.anAdministrator(),
                failed,
                MailAddress.parse("elsewhere@newsroom.test").orElseThrow());

        assertThat(deliveryStatuses().select("li")).hasSize(2);
        assertThat(deliveryStatuses().text()).contains("Mail to " + reviewer.name() + ": waiting to be sent");
    }

    /** That nobody has it, is told to others than those whose turn it is. */
    @Test
    void whoIsToFindSomebodyIsNotAmongThoseWhoseTurnItIs() throws Exception {
        letter("kind = 'vacant'");
        assertThat(page().select(".turn-fates")).isEmpty();
    }

    private void letter(String set) {
        int letters = jdbc.sql("update outbox_mail set " + set + " where turn = ?")
                .param(task)
                .update();
        assertThat(letters).isPositive();
    }

    private Document page() throws Exception {
        String page = server.perform(get("/desk/tasks/" + task + "/review").with(SignedIn.as(reviewer)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Jsoup.parse(page);
    }

    private Element deliveryStatuses() throws Exception {
        Element deliveryStatuses = page().selectFirst(".turn-fates");
        assertThat(deliveryStatuses).isNotNull();
        return deliveryStatuses;
    }
}
