package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The list of topics. */
@ServerTest
@OnBothDatabases
class TopicsTests {

    @Autowired
    Topics topics;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    AuditTrail audit;

    @Autowired
    Newsroom newsroom;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    Person publisher;
    Person writer;

    @BeforeEach
    void people() {
        publisher = newsroom.aPublisher();
        writer = newsroom.aWriter();
    }

    /** Other tests type their topics. */
    @AfterEach
    void noList() {
        jdbc.sql("delete from topic_spelling").update();
        jdbc.sql("delete from topic").update();
    }

    @Test
    void aTopicIsOneWhateverItsCapitals() {
        topics.add(publisher, " Diabetes ");

        assertThatThrownBy(() -> topics.add(publisher, "diabetes")).isInstanceOf(Topics.NameTaken.class);
        assertThat(topics.offered()).containsExactly("Diabetes");
        assertThat(topics.offered("DIABETES")).contains("Diabetes");
    }

    @Test
    void aNewsroomWithoutAListLetsWritersType() throws Exception {
        mvc.perform(get("/desk/articles/new").with(SignedIn.as(writer)))
                .andExpect(content().string(containsString("<datalist")));

        assertThat(begun("Gout " + Newsroom.aWord(), "gout")).isEqualTo("gout");
    }

    @Test
    void writersChooseFromTheList() throws Exception {
        topics.add(publisher, "Diabetes");

        mvc.perform(get("/desk/articles/new").with(SignedIn.as(writer)))
                .andExpect(content().string(containsString("<select")))
                .andExpect(content().string(not(containsString("<datalist"))));
        mvc.perform(post("/desk/articles/new")
                        .param("title", "Gout")
                        .param("topic", "gout")
                        .with(SignedIn.as(writer)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Choose one of the newsroom’s topics")));
        assertThat(begun("Insulin " + Newsroom.aWord(), "diabetes")).isEqualTo("Diabetes");
    }

    @Test
    void aRenamedTopicIsRenamedOnItsArticlesAndKnownByItsFormerName() throws Exception {
        topics.add(publisher, "Diabetes");
        Article article = articleCommands.begin(
                writer, "draft-" + UUID.randomUUID(), "Diabetes", Risk.ORDINARY, Newsroom.aText());
        UUID id = topics.all().get(0).id();

        mvc.perform(post("/desk/topics/" + id + "/rename")
                        .param("name", "Living with diabetes")
                        .with(SignedIn.as(publisher)))
                .andExpect(redirectedUrl("/desk/topics"));

        assertThat(articles.require(article.id()).topic()).isEqualTo("Living with diabetes");
        assertThat(worklist.openOn(article.id().subject()).get(0).topic()).isEqualTo("Living with diabetes");
        assertThat(topics.offered("diabetes")).contains("Living with diabetes");
        assertThat(topics.namesOf("Living with diabetes")).containsExactly("Living with diabetes", "Diabetes");
        assertThatThrownBy(() -> topics.add(publisher, "diabetes")).isInstanceOf(Topics.NameTaken.class);
        assertThat(audit.chain(Subject.of("topics"))).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("topic.renamed");
            assertThat(entry.facts()).containsEntry("to", "Living with diabetes");
        });
    }

    @Test
    void aTopicMayBeSpelledOtherwise() {
        topics.add(publisher, "diabetes");
        topics.rename(publisher, topics.all().get(0).id(), "Diabetes");

        assertThat(topics.offered()).containsExactly("Diabetes");
    }

    @Test
    void aRetiredTopicIsOfferedNoMoreAndMayComeBack() throws Exception {
        topics.add(publisher, "Diabetes");
        UUID id = topics.all().get(0).id();

        mvc.perform(post("/desk/topics/" + id + "/retire").with(SignedIn.as(publisher)))
                .andExpect(redirectedUrl("/desk/topics"));
        assertThat(topics.offered()).isEmpty();
        mvc.perform(get("/desk/topics").with(SignedIn.as(publisher)))
                .andExpect(content().string(containsString("No longer offered")));
        mvc.perform(post("/desk/topics/" + id + "/bring-back").with(SignedIn.as(publisher)));
        assertThat(topics.offered()).containsExactly("Diabetes");
    }

    @Test
    void whatIsWrongWithANameIsSaidAtTheNameAndWhatWasTypedIsKept() throws Exception {
        topics.add(publisher, "Diabetes");

        mvc.perform(post("/desk/topics").param("name", "DIABETES").with(SignedIn.as(publisher)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("There is a topic “Diabetes” already")))
                .andExpect(content().string(containsString("value=\"DIABETES\"")));
        mvc.perform(post("/desk/topics").param("name", " ").with(SignedIn.as(publisher)))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/desk/topics").param("name", "x".repeat(101)).with(SignedIn.as(publisher)))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/desk/topics").param("name", "Sleep").with(SignedIn.as(writer)))
                .andExpect(status().isForbidden());
    }

    private String begun(String title, String topic) throws Exception {
        mvc.perform(post("/desk/articles/new")
                        .param("title", title)
                        .param("topic", topic)
                        .param("risk", "ORDINARY")
                        .with(SignedIn.as(writer)))
                .andExpect(redirectedUrlPattern("/desk/tasks/*"));
        return articles.bySlug(ArticleSlug.of(title)).orElseThrow().topic();
    }
}
