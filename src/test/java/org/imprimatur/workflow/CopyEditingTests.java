package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.review.AtReview;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A newsroom that has every draft edited by somebody else before a clinician reads it. */
@ServerTest
@OnBothDatabases
class CopyEditingTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    Drawn.InForce drawing;
    Person writer;
    Person editor;
    Article article;
    String task;

    @BeforeEach
    void aDraftToBeEdited(@Autowired AutowireCapableBeanFactory server) {
        drawing = server.createBean(Drawn.class).inForce("copy-editing.bpmn");
        writer = newsroom.aWriter();
        editor = newsroom.person("Editor", new Role("copy-editor"));
        article = newsroom.aDraftBy(writer);
        AtReview.of(server).submit(article, writer);
        task = turn().taskId();
    }

    @AfterEach
    void theShippedDrawing() {
        drawing.close();
    }

    @Test
    void theLetterAndTheListNameTheStepAndLeadToATurnThatCanBeTaken() throws Exception {
        assertThat(jdbc.sql("select model_json from outbox_mail where recipient = ? and kind = 'turn'")
                        .param(editor.email())
                        .query(String.class)
                        .single())
                .contains("\"page\":\"edit\"")
                .contains("\"step\":\"Copy editing\"");
        mvc.perform(get("/desk").with(SignedIn.as(editor))).andExpect(content().string(containsString("Copy editing")));
        mvc.perform(get("/desk/tasks/" + task).with(SignedIn.as(editor)))
                .andExpect(redirectedUrl("/desk/tasks/" + task + "/write"));
        mvc.perform(get("/desk/tasks/" + task + "/write").with(SignedIn.as(editor)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/desk/tasks/" + task + "/take")));
    }

    @Test
    void theEditorEditsAndHandsOn() throws Exception {
        worklist.take(editor, task);

        mvc.perform(get("/desk/tasks/" + task + "/write").with(SignedIn.as(editor)))
                .andExpect(content().string(containsString("Save and hand on")));
        mvc.perform(get("/desk/tasks/" + task + "/write/submit").with(SignedIn.as(editor)))
                .andExpect(content().string(containsString("Hand it on")));
        mvc.perform(post("/desk/tasks/" + task + "/write/submit")
                        .param("revision", "" + articles.require(article.id()).latestRevision())
                        .with(SignedIn.as(editor)))
                .andExpect(redirectedUrl("/desk"));

        assertThat(turn().formKey()).isEqualTo("review");
    }

    @Test
    void nothingTheEditorTypedIsLostWhenTheTurnIsOver() throws Exception {
        worklist.take(editor, task);
        articleCommands.submit(editor, task);

        mvc.perform(post("/desk/tasks/" + task + "/write")
                        .param("base", "1")
                        .param("title", "Edited")
                        .param("standfirst", "Edited.")
                        .param("body", "Every word of it is edited.")
                        .param("sources", "[]")
                        .with(SignedIn.as(editor)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Every word of it is edited.")));
    }

    @Test
    void theWriterIsToldWhatComesNext() throws Exception {
        Article another = newsroom.aDraftBy(writer);
        String write = worklist.openOn(another.id().subject()).get(0).taskId();

        mvc.perform(post("/desk/tasks/" + write + "/write/submit")
                        .param("revision", "1")
                        .with(SignedIn.as(writer)))
                .andExpect(flash().attribute("flash", containsString("Next comes “Copy editing”")));
    }

    private Turn turn() {
        return worklist.openOn(article.id().subject()).get(0);
    }
}
