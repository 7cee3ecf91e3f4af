package org.imprimatur.publication.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.ZoneId;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.ReadRevision;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ServerTest
@OnBothDatabases
class PublishingControllerTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    Worklist worklist;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    TestClock.Settable clock;

    AtReview at;
    Person writer;
    Person reviewer;
    Person publisher;
    Article article;
    String page;

    @BeforeEach
    void aSignedTextInTheHandsOfAPublisher(@Autowired AutowireCapableBeanFactory server) {
        at = AtReview.of(server);
        writer = newsroom.aWriter();
        reviewer = at.aReviewer();
        publisher = newsroom.aPublisher();
        article = at.inTheHandsOf(reviewer, writer);
        at.sign(article, reviewer);
        at.take(article, publisher);
        page = "/desk/tasks/" + at.turn(article).taskId() + "/publish";
    }

    @AfterEach
    void backToOurOwnZone() {
        clock.reset();
    }

    @Test
    void thePublisherSeesWhatReadersWillSeeAndWhoSignedIt() throws Exception {
        as(publisher, get(page))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("article-title")))
                .andExpect(content().string(containsString("Signed by " + reviewer.name() + ", FNP-BC on")))
                .andExpect(content().string(containsString("One signature covers exactly this text.")))
                .andExpect(content().string(containsString("Publish now")));
        as(publisher, get(page).param("width", "phone")).andExpect(content().string(containsString("preview--phone")));
    }

    @Test
    void aSignedTextGoesLiveNow() throws Exception {
        action("/now").andExpect(redirectedUrl("/desk")).andExpect(flash().attributeExists("flash"));

        assertThat(at.now(article).live()).isNotNull();
        assertThat(worklist.openOn(article.id().subject())).isEmpty();
    }

    @Test
    void theSecondClickIsToldThatItIsDone() throws Exception {
        action("/now");

        action("/now").andExpect(status().isConflict());
        assertThat(at.now(article).live().edition()).isEqualTo(1);
    }

    @Test
    void aTextThatChangedAfterItWasSignedDoesNotGoLive() throws Exception {
        at.save(article, writer, "Most adults need nine hours.");

        as(publisher, get(page))
                .andExpect(content().string(containsString("No signature covers this text")))
                .andExpect(content().string(containsString("seal--lapsed")))
                .andExpect(content().string(not(containsString("Publish now"))));
        action("/now")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("This text is not signed")));
        assertThat(at.now(article).live()).isNull();
    }

    @Test
    void aTamperedTextDoesNotGoLiveThoughItsRecordedFingerprintIsSigned() throws Exception {
        at.tamper(article);

        as(publisher, get(page)).andExpect(content().string(not(containsString("Publish now"))));
        action("/now").andExpect(status().isConflict());
        assertThat(at.now(article).live()).isNull();
    }

    @Test
    void aTextThePublisherHasNotSeenDoesNotGoLive() throws Exception {
        ReadRevision seen = at.read(article);
        as(publisher, post(page + "/now").param("revision", "7").param("sha256", seen.sha256()))
                .andExpect(status().isConflict());
        assertThat(at.now(article).live()).isNull();
    }

    @Test
    void aScheduledTextWaitsAndCanBeCalledBack() throws Exception {
        String day = LocalDate.now(clock).plusDays(3).toString();
        action("/schedule", "day", day, "time", "09:30").andExpect(redirectedUrl("/desk"));
        assertThat(publishingCommands.scheduled(article.id())).isPresent();
        assertThat(at.now(article).live()).isNull();

        as(publisher, post("/desk/articles/" + article.id() + "/call-back"))
                .andExpect(redirectedUrl("/desk/articles/" + article.id()));

        assertThat(publishingCommands.scheduled(article.id())).isEmpty();
        assertThat(at.turn(article).formKey()).isEqualTo("publish");
        as(publisher, post("/desk/articles/" + article.id() + "/call-back")).andExpect(status().isConflict());
    }

    @Test
    void aTextIsScheduledByTheClockOnTheNewsroomsWall() throws Exception {
        ZoneId auckland = ZoneId.of("Pacific/Auckland");
        clock.moveTo(auckland);
        LocalDate day = LocalDate.now(clock).plusDays(3);

        as(publisher, get(page)).andExpect(content().string(containsString(auckland.getId())));
        action("/schedule", "day", day.toString(), "time", "09:30").andExpect(redirectedUrl("/desk"));

        assertThat(publishingCommands.scheduled(article.id()))
                .hasValueSatisfying(waiting -> assertThat(waiting.at())
                        .isEqualTo(day.atTime(9, 30).atZone(auckland).toInstant()));
        as(publisher, post("/desk/articles/" + article.id() + "/call-back"));
    }

    @Test
    void aTimeThatHasPassedIsRefusedAndStaysInItsField() throws Exception {
        action("/schedule", "day", "2020-02-02", "time", "09:30")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("That time has passed")))
                .andExpect(content().string(containsString("value=\"2020-02-02\"")));
        action("/schedule", "day", "", "time", "").andExpect(status().isUnprocessableEntity());
        assertThat(publishingCommands.scheduled(article.id())).isEmpty();
    }

    @Test
    void sendingBackWantsAReasonAndGoesToTheWriter() throws Exception {
        action("/send-back", "reason", "").andExpect(status().isUnprocessableEntity());
        action("/send-back", "reason", "The title promises too much.").andExpect(redirectedUrl("/desk"));

        assertThat(at.turn(article).formKey()).isEqualTo("write");
        assertThat(at.turn(article).note()).isEqualTo("The title promises too much.");
    }

    @Test
    void onlyWhoHasTheTurnPublishes() throws Exception {
        as(newsroom.aPublisher(), get(page))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Publish now"))));
        as(newsroom.aPublisher(), post(page + "/now")).andExpect(status().isForbidden());
        as(reviewer, get(page)).andExpect(status().isForbidden());
        as(newsroom.person("Both", Role.writer()), post(page + "/now")).andExpect(status().isNotFound());
    }

    @Test
    void aLiveArticleIsReadAgainAndSignedAgainByTheSameClinician() throws Exception {
        action("/now");
        as(publisher, post("/desk/articles/" + article.id() + "/re-review"))
                .andExpect(redirectedUrl("/desk/articles/" + article.id()));
        assertThat(at.turn(article).formKey()).isEqualTo("review");

        assertThat(at.turn(article).isHeldBy(reviewer.id())).isTrue();

        at.sign(article, reviewer);

        assertThat(at.now(article).live().edition()).isEqualTo(2);
        as(publisher, get("/desk/articles/" + article.id()))
                .andExpect(content().string(containsString("It waits for nobody.")));
    }

    @Test
    void aCorrectionBeginsWithTheWriterWhileTheLiveTextStays() throws Exception {
        action("/now");
        as(publisher, post("/desk/articles/" + article.id() + "/correction").param("summary", "A word is wrong."))
                .andExpect(status().isUnprocessableEntity());
        as(publisher, correction()).andExpect(redirectedUrl("/desk/articles/" + article.id()));

        assertThat(at.turn(article).formKey()).isEqualTo("write");
        assertThat(at.now(article).live()).isNotNull();
        as(publisher, correction()).andExpect(status().isConflict());
    }

    @Test
    void whatReadersDoNotSeeCannotBeCorrected() throws Exception {
        as(publisher, correction()).andExpect(status().isConflict());
        as(writer, correction()).andExpect(status().isForbidden());
        as(publisher, post("/desk/articles/nonsense/correction?severity=MINOR").param("summary", "A word is wrong."))
                .andExpect(status().isNotFound());
    }

    private MockHttpServletRequestBuilder correction() {
        return post("/desk/articles/" + article.id() + "/correction")
                .param("severity", "MINOR")
                .param("summary", "A word is wrong.");
    }

    private ResultActions action(String action, String... typed) throws Exception {
        ReadRevision read = at.read(article);
        MockHttpServletRequestBuilder request = post(page + action)
                .param("revision", Integer.toString(read.revision()))
                .param("sha256", read.sha256());
        for (int i = 0; i < typed.length; i += 2) {
            request.param(typed[i], typed[i + 1]);
        }
        return as(publisher, request);
    }

    private ResultActions as(Person person, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(SignedIn.as(person)));
    }
}
