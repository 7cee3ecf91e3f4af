package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.imprimatur.Failpoints;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * How much a handoff asks of the database, from its form to the way to the next page, session and commits included. Every
 * statement costs everybody at every handoff. Whoever adds one raises the number here and says in the commit what it
 * buys; whoever saves one lowers it.
 */
@ServerTest
@OnBothDatabases
class HandoffStatementsTests {

    private static final int SUBMISSION = 60;
    private static final int REQUEST_FOR_CHANGES = 46;

    @Autowired
    MockMvc http;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    Articles articles;

    Person writer;
    Person reviewer;
    Article article;

    @BeforeEach
    void aTextThatWasSentBackBefore() throws Exception {
        writer = newsroom.aWriter();
        reviewer = newsroom.aReviewer();
        article = newsroom.aDraftBy(writer);
        submit();
        walk.take(article, reviewer);
        requestChanges();
    }

    @Test
    void handingATextInAsksNoMoreThanItDid() throws Exception {
        assertThat(submit()).as("statements of a submission").hasSize(SUBMISSION);
    }

    @Test
    void sendingATextBackAsksNoMoreThanItDid() throws Exception {
        submit();

        assertThat(requestChanges()).as("statements of a request for changes").hasSize(REQUEST_FOR_CHANGES);
    }

    @Test
    void aTextThatGoesToAndFroCostsNoMoreEachTime() throws Exception {
        List<String> submitted = submit();
        List<String> sentBack = requestChanges();
        for (int round = 0; round < 4; round++) {
            submit();
            requestChanges();
        }

        assertThat(submit()).isEqualTo(submitted);
        assertThat(requestChanges()).isEqualTo(sentBack);
    }

    @Test
    void aTextThatAnybodyMayReadCostsNoMoreForEachOfThem() throws Exception {
        List<String> submitted = submit(newsroom.aDraftBy(writer));
        newsroom.aReviewer();
        newsroom.aReviewer();

        assertThat(besidesLetters(submit(newsroom.aDraftBy(writer)))).isEqualTo(besidesLetters(submitted));
    }

    /** Each gets their own, on H2 in a statement of its own. */
    private static List<String> besidesLetters(List<String> statements) {
        return statements.stream()
                .filter(statement -> !statement.startsWith("insert into outbox_mail"))
                .map(statement -> statement.replaceAll("in \\([?, ]+\\)", "in (?)"))
                .toList();
    }

    private List<String> submit() throws Exception {
        return submit(article);
    }

    private List<String> submit(Article draft) throws Exception {
        return handOff(post(page(draft) + "/write/submit")
                .param("revision", "1")
                .param("base", "1")
                .with(SignedIn.as(writer)));
    }

    private List<String> requestChanges() throws Exception {
        return handOff(post(page(article) + "/review/request-changes")
                .param("revision", "1")
                .param("sha256", articles.latest(article).sha256())
                .param("reason", "Please say who should see a doctor.")
                .with(SignedIn.as(reviewer)));
    }

    /** @return what it asked of the database */
    private List<String> handOff(MockHttpServletRequestBuilder form) throws Exception {
        return Failpoints.statements(() -> http.perform(form).andExpect(status().is3xxRedirection()));
    }

    private String page(Article about) {
        return "/desk/tasks/" + walk.turn(about).taskId();
    }
}
