package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Worklist;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@ServerTest
@OnBothDatabases
class ParkedTextControllerTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    private WritersDesk desk;

    @BeforeEach
    void aDraft(@Autowired AutowireCapableBeanFactory server) {
        desk = WritersDesk.of(server);
    }

    @Test
    void aStaleSaveKeepsBothTextsAndAsks() throws Exception {
        desk.perform(desk.save(1, "Text of the first tab")).andExpect(status().is3xxRedirection());
        Document page = desk.page(desk.save(1, "Text of the second tab"), 409);
        assertThat(page.select(".conflict-side--yours ins").text()).isEqualTo("second");
        assertThat(page.select(".conflict-side--theirs del").text()).isEqualTo("first");
        assertThat(desk.latest().text().body()).isEqualTo("Text of the first tab");
        assertThat(desk.page().select(".notice a").attr("href")).contains("/write/parked/");

        var mine = page.select("form").stream()
                .filter(form -> !form.select("input[name=parked]").isEmpty())
                .findFirst()
                .orElseThrow();
        desk.perform(desk.save(2, "Text of the second tab")
                        .param("parked", mine.select("input[name=parked]").attr("value")))
                .andExpect(status().is3xxRedirection());
        assertThat(desk.latest().number()).isEqualTo(3);
        assertThat(desk.latest().text().body()).isEqualTo("Text of the second tab");
        assertThat(articles.revision(desk.article.id(), 2).orElseThrow().text().body())
                .isEqualTo("Text of the first tab");
        assertThat(desk.parked()).isEmpty();
    }

    @Test
    void aParkedTextStaysUntilItIsPutAway() throws Exception {
        desk.perform(desk.save(1, "Theirs"));
        desk.perform(desk.save(1, "Mine")).andExpect(status().isConflict());
        desk.perform(desk.save(1, "Mine")).andExpect(status().isConflict());
        var parked = desk.parked();
        assertThat(parked).hasSize(1);
        String address = desk.address() + "/parked/" + parked.get(0).id();
        assertThat(desk.page(get(address).with(SignedIn.as(desk.writer)), 200).text())
                .contains("Mine");
        desk.perform(get(address).with(SignedIn.as(newsroom.aWriter()))).andExpect(status().isNotFound());
        desk.perform(post(address + "/dismiss").with(SignedIn.as(desk.writer))).andExpect(status().is3xxRedirection());
        assertThat(desk.parked()).isEmpty();
    }

    @Test
    void whoLosesTheTurnWhileWritingLosesNoWord() throws Exception {
        Person other = newsroom.aWriter();
        worklist.give(newsroom.aPublisher(), desk.task, other);
        Document page = desk.page(desk.save(1, "Typed meanwhile"), 409);
        assertThat(page.text()).contains("no longer yours", "Typed meanwhile");
        assertThat(desk.latest().number()).isEqualTo(1);
        assertThat(desk.page().text()).contains("Typed meanwhile");
    }

    @Test
    void aSaveAfterTheSubmissionIsParkedToo() throws Exception {
        articleCommands.submit(desk.writer, desk.task);
        Document page = desk.page(desk.save(1, "Too late"), 409);
        assertThat(page.text()).contains("Too late");
        assertThat(desk.latest().number()).isEqualTo(1);
    }
}
