package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Press;
import org.imprimatur.report.CaseRoom;
import org.imprimatur.report.Report;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** An address that is typed a little otherwise, or by the number people were told, leads to the page that is meant. */
@ServerTest
class CanonicalAddressTests {

    @Autowired
    MockMvc http;

    @Autowired
    Newsroom newsroom;

    @Autowired
    AutowireCapableBeanFactory server;

    Person publisher;

    @BeforeEach
    void aPublisher() {
        publisher = newsroom.aPublisher();
    }

    @ParameterizedTest
    @CsvSource({
        "/articles/sleep/, /articles/sleep",
        "/Articles/Sleep, /articles/sleep",
        "/articles/Sleep/History/, /articles/sleep/history",
        "/articles/Sleep/report/, /articles/sleep/report",
        "/articles/%D0%A1%D0%BE%D0%BD, /articles/%D1%81%D0%BE%D0%BD",
        "/people/Demo-Reviewer/, /people/demo-reviewer",
        "/Editorial-Standards, /editorial-standards",
        "/corrections/, /corrections",
        "/verify/ABCDEF/, /verify/abcdef",
        "/Verify/ABCDEF/Canonical, /verify/abcdef/canonical",
        "/verify/ABCDEF/proof/, /verify/abcdef/proof",
        "/sign-in/, /sign-in",
        "/invitation/AbCdEf/, /invitation/AbCdEf",
    })
    void readersAreLedToThePage(String typed, String meant) throws Exception {
        http.perform(get(URI.create(typed + "?from=mail")))
                .andExpect(status().isMovedPermanently())
                .andExpect(header().string("Location", meant + "?from=mail"));
        http.perform(head(URI.create(typed)))
                .andExpect(status().isMovedPermanently())
                .andExpect(header().string("Location", meant));
    }

    @ParameterizedTest
    @CsvSource({
        "/desk/, /desk",
        "/Desk/Articles/, /desk/articles",
        "/desk/articles/New, /desk/articles/new",
        "/desk/Reports/, /desk/reports",
        "/desk/people/, /desk/people",
        "/desk/AUDIT, /desk/audit",
        "/desk/reports/R-10, /desk/reports/10",
        "/desk/reports/r-0010, /desk/reports/10",
    })
    void colleaguesAreLedToThePage(String typed, String meant) throws Exception {
        http.perform(get(typed).with(SignedIn.as(publisher)))
                .andExpect(status().isMovedPermanently())
                .andExpect(header().string("Location", meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/sleep/report/", "/Articles/sleep/report", "/desk/topics/"})
    void whatIsSentIsNotLedOn(String typed) throws Exception {
        assertThat(http.perform(post(typed).with(SignedIn.as(publisher)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isNotEqualTo(301);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/app.css/", "/APP.CSS", "/images/ABCDEF", "/portraits/ABCDEF", "/nowhere/", "//evil.example/"})
    void whatIsNoPageIsNotLedOn(String typed) throws Exception {
        assertThat(http.perform(get(URI.create("http://localhost" + typed)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isNotEqualTo(301);
    }

    @Test
    void aTokenStaysAsItWasTyped() throws Exception {
        http.perform(get("/Invitation/AbCdEf/"))
                .andExpect(status().isMovedPermanently())
                .andExpect(header().string("Location", "/invitation/AbCdEf"));
        assertThat(http.perform(get("/invitation/AbCdEf"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isNotEqualTo(301);
    }

    @Test
    void aHashInCapitalsIsVerified() throws Exception {
        Article live = Press.of(server).publish(Press.aTextOfItsOwn());
        String hash = live.live().sha256();

        http.perform(get("/verify/" + hash.toUpperCase(Locale.ROOT)))
                .andExpect(status().isMovedPermanently())
                .andExpect(header().string("Location", "/verify/" + hash));
    }

    @Test
    void anArticleIsFoundByItsNumber() throws Exception {
        Article draft = newsroom.aDraftBy(newsroom.aWriter());

        for (String below : new String[] {"", "/sources", "/timeline", "/process", "/revisions/1", "/address"}) {
            http.perform(get("/desk/articles/" + draft.number() + below).with(SignedIn.as(publisher)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(draft.title())));
        }
    }

    @Test
    void aNumberTellsNobodyOfAnArticleTheyMayNotRead() throws Exception {
        Person stranger = newsroom.aWriter();
        Article draft = newsroom.aDraftBy(newsroom.aWriter());

        String foreign = notFound("/desk/articles/" + draft.number(), stranger);
        String none = notFound("/desk/articles/999999999", stranger);
        String noId = notFound("/desk/articles/" + UUID.randomUUID(), stranger);

        assertThat(foreign).isEqualTo(none).isEqualTo(noId);
    }

    @Test
    void aReportIsFoundAsLettersCallIt() throws Exception {
        CaseRoom room = CaseRoom.of(server);
        Report report = room.aReportOn(room.aLiveArticle(), CaseRoom.anAddress());

        http.perform(get("/desk/reports/R-" + report.number()).with(SignedIn.as(publisher)))
                .andExpect(status().isMovedPermanently())
                .andExpect(header().string("Location", "/desk/reports/" + report.number()));
        http.perform(get("/desk/reports/" + report.number()).with(SignedIn.as(publisher)))
                .andExpect(status().isOk());
    }

    private String notFound(String path, Person who) throws Exception {
        return http.perform(get(path).with(SignedIn.as(who)))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("(?s)<(?:header|nav).*?</(?:header|nav)>", "")
                .replaceAll("value=\"[^\"]*\"", "");
    }
}
