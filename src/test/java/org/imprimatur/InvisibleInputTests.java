package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Topics;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Press;
import org.imprimatur.publication.Withdrawal;
import org.imprimatur.publication.Withdrawals;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** A field in which nobody sees anything is an empty one, whatever was typed into it. */
@ServerTest
class InvisibleInputTests {

    private static final String JOINER = "\u2060\u200b\ufeff";
    private static final String BRAILLE = "\u2800\u2800";
    private static final String HANGUL = "\u3164";
    private static final String NO_BREAK = "\u00a0\u202f\u00ad";

    @Autowired
    MockMvc http;

    @Autowired
    Newsroom newsroom;

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands commands;

    @Autowired
    Worklist worklist;

    @Autowired
    Topics topics;

    @Autowired
    Withdrawals withdrawals;

    Person writer;

    @BeforeEach
    void aWriter() {
        writer = newsroom.aWriter();
    }

    @ParameterizedTest
    @ValueSource(strings = {JOINER, BRAILLE, HANGUL, NO_BREAK})
    void aNewArticleNeedsATitle(String nothing) throws Exception {
        http.perform(post("/desk/articles/new")
                        .param("title", nothing)
                        .param("topic", "sleep")
                        .param("risk", "ORDINARY")
                        .with(SignedIn.as(writer)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Write a title.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {JOINER, BRAILLE, HANGUL, NO_BREAK})
    void aSavedTextNeedsATitleAndOneToBeHandedInAStandfirst(String nothing) throws Exception {
        Article draft = newsroom.aDraftBy(writer);
        String task = worklist.openOn(draft.id().subject()).get(0).taskId();
        RevisionText text = articles.latest(draft).text();
        http.perform(post("/desk/tasks/" + task + "/write")
                        .param("base", "" + draft.latestRevision())
                        .param("title", nothing)
                        .param("standfirst", text.standfirst())
                        .param("body", text.body())
                        .param("sources", text.sources())
                        .with(SignedIn.as(writer)))
                .andExpect(status().isUnprocessableEntity());

        commands.save(
                draft.id(),
                draft.latestRevision(),
                new RevisionText(text.title(), nothing, text.body(), text.sources()),
                writer);
        assertThat(http.perform(get("/desk/tasks/" + task + "/write/submit").with(SignedIn.as(writer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("It has no standfirst.");
    }

    @ParameterizedTest
    @ValueSource(strings = {JOINER, BRAILLE, HANGUL, NO_BREAK})
    void aReasonSaysSomething(String nothing) {
        Article live = Press.of(server).publish(Press.aTextOfItsOwn());

        assertThatThrownBy(() -> withdrawals.withdraw(live.id(), nothing, newsroom.aPublisher()))
                .isInstanceOf(Withdrawal.WithdrawalReasonMissing.class);
        assertThatThrownBy(() -> topics.add(newsroom.aPublisher(), nothing)).isInstanceOf(Topics.NameMissing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {JOINER, BRAILLE, HANGUL, NO_BREAK})
    void nobodyIsCalledNothing(String nothing) throws Exception {
        http.perform(post("/desk/people/invite")
                        .param("name", nothing)
                        .param("email", "somebody@example.org")
                        .param("roles", "WRITER")
                        .with(SignedIn.as(newsroom.anAdministrator())))
                .andExpect(status().isUnprocessableEntity());
    }
}
