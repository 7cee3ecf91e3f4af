package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.worklist.Worklist;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@ServerTest
@OnBothDatabases
class SubmitControllerTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Worklist worklist;

    private WritersDesk desk;

    @BeforeEach
    void aDraft(@Autowired AutowireCapableBeanFactory server) {
        desk = WritersDesk.of(server);
    }

    @Test
    void submittingChecksFirst() throws Exception {
        desk.perform(desk.save(1, "Cites [@nobody].").param("then", "submit"))
                .andExpect(redirectedUrl(desk.address() + "/submit"));
        Document page = desk.page(get(desk.address() + "/submit").with(SignedIn.as(desk.writer)), 200);
        assertThat(page.select(".check--failed").text()).contains("nobody");
        assertThat(page.select("form[action$=submit]")).isEmpty();
        desk.perform(desk.submit(2)).andExpect(status().isUnprocessableEntity());

        desk.perform(desk.save(2, "Cites [@watson2015]."));
        desk.perform(desk.submit(2)).andExpect(redirectedUrl(desk.address() + "/submit"));
        desk.perform(desk.submit(3)).andExpect(redirectedUrl("/desk"));
        assertThat(worklist.openOn(desk.article.id().subject()))
                .singleElement()
                .satisfies(turn -> assertThat(turn.formKey()).isEqualTo("review"));
        Document again = desk.page(desk.submit(3), 409);
        assertThat(again.text()).contains("done already");
    }

    @Test
    void nobodyElseSeesTheCheckList() throws Exception {
        desk.perform(get(desk.address() + "/submit").with(SignedIn.as(newsroom.aWriter())))
                .andExpect(status().isNotFound());
    }
}
