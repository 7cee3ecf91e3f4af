package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@ServerTest
@OnBothDatabases
class AddSourceControllerTests {

    private WritersDesk desk;

    @BeforeEach
    void aDraft(@Autowired AutowireCapableBeanFactory server) {
        desk = WritersDesk.of(server);
    }

    @Test
    void aSourceIsAddedWithoutKnowingJson() throws Exception {
        desk.perform(desk.form("/sources", 1, "Body [@hirshkowitz2015]")
                        .with(SignedIn.as(desk.writer))
                        .param("source-authors", "Hirshkowitz M; Whiton, Kaitlyn")
                        .param("source-title", "Sleep time duration")
                        .param("source-container", "Sleep Health")
                        .param("source-year", "2015")
                        .param("source-locator", "https://doi.org/10.1016/j.sleh.2014.12.010"))
                .andExpect(status().is3xxRedirection());
        assertThat(desk.latest().text().sources())
                .contains(
                        "\"id\":\"hirshkowitz2015\"",
                        "\"DOI\":\"10.1016/j.sleh.2014.12.010\"",
                        "\"given\":\"Kaitlyn\"");
    }

    @Test
    void aSourceWithoutATitleIsAskedForAgainWithAllThatWasTyped() throws Exception {
        Document page = desk.page(
                desk.form("/sources", 1, "Typed").with(SignedIn.as(desk.writer)).param("source-authors", "Watson NF"),
                422);
        assertThat(page.select("#source-authors").val()).isEqualTo("Watson NF");
        assertThat(page.select("#body").text()).isEqualTo("Typed");
        assertThat(desk.latest().number()).isEqualTo(1);
    }

    @Test
    void aSourceIsNotAddedToAListThatCannotBeRead() throws Exception {
        Document page = desk.page(
                post(desk.address() + "/sources")
                        .with(SignedIn.as(desk.writer))
                        .param("base", "1")
                        .param("title", "T")
                        .param("sources", "[{")
                        .param("source-title", "Sleep"),
                422);
        assertThat(page.select("#sources").text()).isEqualTo("[{");
        assertThat(page.select("#source-title").val()).isEqualTo("Sleep");
        assertThat(desk.latest().number()).isEqualTo(1);
    }
}
