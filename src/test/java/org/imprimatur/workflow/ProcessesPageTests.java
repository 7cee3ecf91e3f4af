package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class ProcessesPageTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    MockMvc http;

    @Test
    void theDiagramIsDrawnAsTheFileSays() throws Exception {
        String page = http.perform(get("/desk/processes/article-review").with(SignedIn.as(newsroom.aPublisher())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page).contains("<svg class=\"diagram\"", ">Medical review</text>", "Article is live");
    }

    @Test
    void theListNamesEachProcess() throws Exception {
        http.perform(get("/desk/processes").with(SignedIn.as(newsroom.anAdministrator())))
                .andExpect(status().isOk());
    }

    @Test
    void anUnknownProcessIsNotFound() throws Exception {
        http.perform(get("/desk/processes/none").with(SignedIn.as(newsroom.aPublisher())))
                .andExpect(status().isNotFound());
    }
}
