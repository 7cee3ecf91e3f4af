package org.imprimatur.audit.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@OnBothDatabases
class AuditControllerTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    AuditTrail audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock.Settable clock;

    Person administrator;
    Person writer;
    Article article;

    @BeforeEach
    void aDraft() {
        administrator = newsroom.anAdministrator();
        writer = newsroom.aWriter();
        article = newsroom.aDraftBy(writer);
    }

    @AfterEach
    void backToOurOwnTime() {
        clock.reset();
    }

    @Test
    void linesReadAsSentencesWithNames() throws Exception {
        find("person", writer.id().toString())
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(writer.name() + " began the article."),
                                containsString("Article " + article.number() + ": How much sleep do adults need?"))));
    }

    @Test
    void anArticleIsFoundByNumberIdAndAddress() throws Exception {
        for (String about : new String[] {
            Integer.toString(article.number()),
            article.id().toString(),
            article.slug(),
            article.id().subject().key()
        }) {
            find("chain", about)
                    .andExpect(content()
                            .string(allOf(
                                    containsString(writer.name() + " began the article."),
                                    containsString("/desk/articles/" + article.id()))));
        }
    }

    @Test
    void whatMatchesNothingSaysSo() throws Exception {
        find("chain", "999999999")
                .andExpect(content().string(containsString("Nothing was written down that matches.")));
        find("from", newsroom.today().plusYears(50).toString())
                .andExpect(content().string(containsString("Nothing was written down that matches.")));
    }

    @Test
    void aDateThatIsNoneIsShownAgainWithWhatToDo() throws Exception {
        find("from", "yesterday")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Choose a day, or leave this empty.")));
        mvc.perform(get("/desk/audit?from=2026-03-02&to=2026-03-01").with(SignedIn.as(administrator)))
                .andExpect(status().isUnprocessableEntity());
    }

    @Test
    void longChainsGoOnOnAnotherPage() throws Exception {
        String chain = "test:" + article.id();
        transaction.executeWithoutResult(status -> {
            for (int i = 1; i <= 60; i++) {
                audit.record(Subject.of(chain), writer.id(), () -> "test.done", "thing <" + i + ">", Map.of());
            }
        });
        find("chain", chain)
                .andExpect(content()
                        .string(allOf(
                                containsString("thing &lt;60&gt;"),
                                containsString("thing &lt;11&gt;"),
                                not(containsString("thing &lt;10&gt;")),
                                containsString("Older"))));
        AuditEntry eleventh = audit.chain(Subject.of(chain)).get(10);
        mvc.perform(get("/desk/audit")
                        .param("chain", chain)
                        .param("after", AuditCursor.after(eleventh).toString())
                        .with(SignedIn.as(administrator)))
                .andExpect(content()
                        .string(allOf(containsString("thing &lt;10&gt;"), containsString("Back to the newest"))));
        mvc.perform(get("/desk/audit").param("after", "nonsense").with(SignedIn.as(administrator)))
                .andExpect(status().isOk());
        mvc.perform(get("/desk/audit")
                        .param("person", writer.id().toString())
                        .param("after", AuditCursor.after(eleventh).toString())
                        .with(SignedIn.as(administrator)))
                .andExpect(status().isOk());
    }

    @Test
    void anAdministratorVerifiesAndSeesTheOutcome() throws Exception {
        mvc.perform(post("/desk/audit/verify").with(SignedIn.as(administrator)))
                .andExpect(redirectedUrl("/desk/audit"))
                .andExpect(flash().attributeExists("flash"));
        find("chain", "").andExpect(content().string(containsString("Verify now")));
    }

    @Test
    void aPublisherMayReadButNotVerifyAndAWriterNeither() throws Exception {
        Person publisher = newsroom.aPublisher();
        mvc.perform(get("/desk/audit").with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Verify now"))));
        mvc.perform(post("/desk/audit/verify").with(SignedIn.as(publisher))).andExpect(status().isForbidden());
        mvc.perform(get("/desk/audit").with(SignedIn.as(writer))).andExpect(status().isForbidden());
    }

    /** 23:30 and 00:30 in Auckland are two days, and one in Greenwich. */
    @Test
    void daysAreThoseOfTheNewsroom() throws Exception {
        clock.moveTo(ZoneId.of("Pacific/Auckland"));
        ZonedDateTime night = ZonedDateTime.now(clock).minusDays(1).with(LocalTime.of(23, 30));
        clock.set(night.toInstant());
        Article before = newsroom.aDraftBy(writer);
        clock.advance(Duration.ofHours(1));
        Article after = newsroom.aDraftBy(writer);

        String day = night.toLocalDate().toString();
        String next = night.toLocalDate().plusDays(1).toString();
        find("chain", before.id().toString(), "from", day, "to", day)
                .andExpect(content().string(containsString("began the article")));
        find("chain", after.id().toString(), "from", day, "to", day)
                .andExpect(content().string(containsString("Nothing was written down that matches.")));
        find("chain", before.id().toString(), "from", next, "to", next)
                .andExpect(content().string(containsString("Nothing was written down that matches.")));
        find("chain", after.id().toString(), "from", next, "to", next)
                .andExpect(content().string(containsString("began the article")));
    }

    private ResultActions find(String... fields) throws Exception {
        MockHttpServletRequestBuilder search = get("/desk/audit").with(SignedIn.as(administrator));
        for (int i = 0; i < fields.length; i += 2) {
            search.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(search);
    }
}
