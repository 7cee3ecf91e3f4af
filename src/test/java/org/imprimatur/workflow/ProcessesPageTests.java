package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
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
    MockMvc http;

    @Test
    void theDiagramIsDrawnAsTheFileSays() throws Exception {
        String page = http.perform(get("/desk/processes/article-review").with(SignedIn.as(newsroom.aPublisher())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page)
                .contains("<svg class=\"diagram\"", ">Medical review</text>", ">Article is</text>", ">live</text>");
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
}
