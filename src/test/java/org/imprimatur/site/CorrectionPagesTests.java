package org.imprimatur.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.imprimatur.publication.CorrectionDesk.words;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.article.RevisionText;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.CorrectionDesk;
import org.imprimatur.publication.Press;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.Severity;
import org.imprimatur.publication.Withdrawals;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What readers and colleagues see of a mistake, on each page it shows. */
@ServerTest
@OnBothDatabases
class CorrectionPagesTests {

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    @Autowired
    Banners banners;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    TestClock.Settable clock;

    CorrectionDesk desk;

    @BeforeEach
    void aLiveArticle() {
        desk = CorrectionDesk.withALiveArticle(server);
    }

    @AfterEach
    void theClockIsPutRight() {
        clock.reset();
    }

    @Test
    void aGraveCorrectionStandsAboveTheTextForAYearAndBelowItForGood() throws Exception {
        corrected(Severity.CLINICAL);
        Document page = article();
        assertThat(page.select(".article-news").text()).contains("Clinical correction", "It said seven");
        assertThat(page.select(".article-news + .article-body, .article-news ~ .article-body"))
                .hasSize(1);
        Element below = page.select(".changes .correction").first();
        assertThat(below.text()).contains("Clinical correction", "It said", "It says now");
        assertThat(below.select("del").text()).isEqualTo("Seven");
        assertThat(below.select("ins").text()).isEqualTo("Eight");
        assertThat(below.select("time[datetime]")).isNotEmpty();

        clock.advance(Duration.ofDays(366));
        assertThat(article().select(".article-news")).isEmpty();
        assertThat(article().select(".changes .correction")).hasSize(1);
    }

    @Test
    void aCorrectionOfDetailStandsBelowTheTextOnly() throws Exception {
        corrected(Severity.MINOR);
        assertThat(article().select(".article-news")).isEmpty();
        assertThat(article().select(".changes .correction")).hasSize(1);
    }

    @Test
    void theHistoryTellsEachEditionWithItsNotice() throws Exception {
        corrected(Severity.DANGEROUS);
        Document page = page("/articles/" + desk.article.slug() + "/history");
        assertThat(page.select(".edition")).hasSize(2);
        assertThat(page.select(".edition").get(0).select(".correction").text()).contains("Safety correction");
        assertThat(page.select(".edition").get(1).select(".correction")).isEmpty();
    }

    @Test
    void allCorrectionsStandNewestFirstAndBySeverity() throws Exception {
        corrected(Severity.CLINICAL);
        Element newest = page("/corrections").select(".correction").first();
        assertThat(newest.select(".correction-title a").attr("href"))
                .startsWith("/articles/" + desk.article.slug() + "/history#correction-");
        assertThat(page("/corrections?severity=CLINICAL")
                        .select(".correction")
                        .first()
                        .id())
                .isEqualTo(newest.id());
        assertThat(page("/corrections?severity=MINOR").select("#" + newest.id()))
                .isEmpty();
        assertThat(page("/corrections?severity=nonsense&below=nonsense").select(".correction"))
                .isNotEmpty();
    }

    @Test
    void theListOfCorrectionsGoesOn() throws Exception {
        Press press = Press.of(server);
        Article article = press.publish(Press.aTextOfItsOwn());
        for (int i = 0; i < 21; i++) {
            RevisionText text = Press.aTextOfItsOwn();
            press.publishAgain(article, ReviewReason.CORRECTION, text, press.newsroom.aReviewer());
        }
        Document first = page("/corrections");
        assertThat(first.select(".correction")).hasSize(20);
        String next = first.select("a[rel=next]").attr("href");
        Document second = page(next);
        assertThat(second.select(".correction").first().id())
                .isNotIn(first.select(".correction").eachAttr("id"));
        assertThat(second.select(".pager a").first().attr("href")).isEqualTo("/corrections");
    }

    @Test
    void aWarningStandsBeforeTheText() throws Exception {
        banners.raise(desk.article.id(), "Do not follow the hours below.", desk.publisher);
        Element banner = article().select("[role=note].article-banner").first();
        assertThat(banner.text()).contains("A mistake in this article is being put right", "Do not follow", "Since");
        assertThat(banner.select("time[datetime]")).hasSize(1);
        assertThat(banner.nextElementSibling().tagName()).isEqualTo("header");
        banners.lower(desk.article.id(), desk.publisher);
        assertThat(article().select(".article-banner")).isEmpty();
    }

    @Test
    void aWithdrawnArticleIsGoneAndSaysWhy() throws Exception {
        desk.begin(Severity.MINOR, "A word is missing.");
        desk.correctTo("Sleep well, " + UUID.randomUUID());
        desk.letGo(words(Severity.MINOR));
        String hash = desk.now().live().sha256();
        withdrawals.withdraw(desk.article.id(), "The hours were wrong.\nPlease sleep eight.", desk.publisher);
        String path = "/articles/" + desk.article.slug();
        Document gone = Jsoup.parse(http.perform(get(path))
                .andExpect(status().isGone())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(gone.select("h1").text()).isEqualTo(desk.article.title());
        assertThat(gone.text()).contains("Withdrawn", "The hours were wrong.");
        assertThat(gone.select(".article-body")).isEmpty();
        assertThat(gone.select("a[href^=mailto:corrections%2B]")).hasSize(1);

        assertThat(page(path + "/history").text()).contains("Withdrawn", "The hours were wrong.", "Edition 1");
        assertThat(page("/verify/" + hash).text()).contains("The article was withdrawn");
        http.perform(get("/verify/" + hash + "/canonical")).andExpect(status().isOk());
        http.perform(get("/people/" + desk.writer.slug())).andExpect(status().isNotFound());
        assertThat(page("/").select("a[href=" + path + "]")).isEmpty();
    }

    @Test
    void aWithdrawnArticleWhoseTextWasSpoiltKeepsItsReasonAndNotItsTitle() throws Exception {
        withdrawals.withdraw(desk.article.id(), "The hours were wrong.", desk.publisher);
        Press.of(server)
                .tamper(
                        "revision",
                        "update revision set title = 'Never signed' where article_id = ?",
                        desk.article.id().value());
        for (String path : new String[] {"", "/history", "/report"}) {
            String html = http.perform(get("/articles/" + desk.article.slug() + path))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(html).as(path).doesNotContain("Never signed");
        }
        http.perform(get("/articles/" + desk.article.slug()))
                .andExpect(status().isGone())
                .andExpect(content().string(containsString("The hours were wrong.")));
    }

    @Test
    void aWithdrawalUndoneInTheDatabaseShowsNobodyTheText() throws Exception {
        withdrawals.withdraw(desk.article.id(), "The hours were wrong.", desk.publisher);
        Press.of(server)
                .tamper(
                        "article",
                        "update article set withdrawn_at = null where id = ?",
                        desk.article.id().value());
        http.perform(get("/articles/" + desk.article.slug())).andExpect(status().isServiceUnavailable());
    }

    @Test
    void whoeverWritesReviewsAndPublishesSeesWhatIsToBePutRight() throws Exception {
        desk.begin(Severity.CLINICAL, "The hours are wrong.");
        assertThat(turnPage("write", desk.writer).text()).contains("Clinical correction", "The hours are wrong.");
        desk.at.submit(desk.article, desk.writer);
        desk.at.take(desk.article, desk.reviewer);
        assertThat(turnPage("review", desk.reviewer).text()).contains("Clinical correction", "The hours are wrong.");
        desk.sign();
        assertThat(turnPage("publish", desk.publisher).text()).contains("Clinical correction", "The hours are wrong.");
    }

    @Test
    void whatIsToBePutRightStandsAboveTheText() throws Exception {
        desk.begin(Severity.CLINICAL, "The hours are wrong.");
        assertThat(above("write", desk.writer)).contains("The hours are wrong.");
        desk.at.submit(desk.article, desk.writer);
        desk.at.take(desk.article, desk.reviewer);
        assertThat(above("review", desk.reviewer)).contains("The hours are wrong.");
        desk.sign();
        assertThat(above("publish", desk.publisher)).contains("The hours are wrong.");
    }

    @Test
    void whoeverReadsOrPublishesAWithdrawnTextIsToldThatItComesBackAndWhyItWent() throws Exception {
        withdrawals.withdraw(desk.article.id(), "The hours were wrong.", desk.publisher);
        desk.publishingCommands.readAgain(desk.publisher, desk.article.id());
        desk.at.take(desk.article, desk.reviewer);
        assertThat(above("review", desk.reviewer)).contains("Publishing brings it back", "The hours were wrong.");
        desk.sign();

        assertThat(above("publish", desk.publisher))
                .contains("Withdrawn on", "Publishing brings it back to readers.", "The hours were wrong.");
        desk.letGo(PublishingCommands.Answer.NONE);
        desk.publishingCommands.readAgain(desk.publisher, desk.article.id());
        desk.at.take(desk.article, desk.reviewer);
        assertThat(above("review", desk.reviewer)).doesNotContain("Publishing brings it back");
    }

    @Test
    void thePublisherFindsTheNoticeBegunFromThePlansAndTheChange() throws Exception {
        desk.begin(Severity.CLINICAL, "The hours are wrong.");
        desk.correctTo(desk.body().replace("seven", "eight"));
        Document page = turnPage("publish", desk.publisher);
        assertThat(page.select("input[name=severity][checked]").val()).isEqualTo("CLINICAL");
        assertThat(page.select("#summary").text()).isEqualTo("The hours are wrong.");
        assertThat(page.select("#after").text()).contains("eight");
        assertThat(page.select("button[form=letting-go]")).hasSize(1);
    }

    @Test
    void aNoticeWithoutASummaryIsAskedForAgainWithAllThatWasTyped() throws Exception {
        desk.begin(Severity.MINOR, "A name is misspelt.");
        desk.correctTo("Eight hours.");
        action("/now", " ")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say what was wrong")))
                .andExpect(content().string(containsString("As it stood, typed by hand.")));
        assertThat(desk.now().live().edition()).isEqualTo(1);
        action("/now", "A name was misspelt.").andExpect(redirectedUrl("/desk"));
        assertThat(article().select(".changes .correction").text()).contains("A name was misspelt.");
    }

    @Test
    void aScheduledCorrectionKeepsItsNoticeAndACalledBackOneShowsItAgain() throws Exception {
        desk.begin(Severity.MINOR, "A name is misspelt.");
        desk.correctTo("Eight hours.");
        action("/schedule", "A name was misspelt.").andExpect(redirectedUrl("/desk"));
        desk.publishingCommands.callBack(desk.publisher, desk.article.id());
        desk.at.take(desk.article, desk.publisher);
        assertThat(turnPage("publish", desk.publisher).select("#before").text())
                .isEqualTo("As it stood, typed by hand.");
    }

    @Test
    void aPublisherWithdrawsFromTheDeskForAReason() throws Exception {
        String path = "/desk/articles/" + desk.article.id();
        as(desk.publisher, get(path)).andExpect(content().string(containsString(path + "/withdraw")));
        as(desk.writer, get(path)).andExpect(content().string(not(containsString("/withdraw"))));
        as(desk.publisher, post(path + "/withdraw").param("reason", " ")).andExpect(status().isUnprocessableEntity());
        as(desk.publisher, post(path + "/withdraw").param("reason", "The hours were wrong."))
                .andExpect(redirectedUrl(path));
        as(desk.publisher, get(path))
                .andExpect(content().string(containsString("Withdrawn")))
                .andExpect(content().string(containsString("The hours were wrong.")));
        as(desk.publisher, get("/desk/articles?state=withdrawn"))
                .andExpect(content().string(containsString(desk.article.id().toString())));
        as(desk.publisher, get("/desk/articles?state=live"))
                .andExpect(content().string(not(containsString(desk.article.id().toString()))));
        as(desk.publisher, get(path + "/timeline"))
                .andExpect(content().string(containsString(desk.publisher.name() + " withdrew the article.")));
    }

    private void corrected(Severity severity) {
        desk.begin(severity, "The hours are wrong.");
        desk.correctTo("Eight hours.");
        desk.letGo(words(severity));
    }

    private ResultActions action(String action, String summary) throws Exception {
        var read = desk.at.read(desk.article);
        return as(
                desk.publisher,
                post("/desk/tasks/" + desk.task() + "/publish" + action)
                        .param("revision", "" + read.revision())
                        .param("sha256", read.sha256())
                        .param("day", desk.newsroom.today().plusDays(30).toString())
                        .param("time", "09:30")
                        .param("severity", "MINOR")
                        .param("summary", summary)
                        .param("before", "As it stood, typed by hand.")
                        .param("after", "As it stands."));
    }

    private Document turnPage(String page, Person person) throws Exception {
        return Jsoup.parse(as(person, get("/desk/tasks/" + desk.task() + "/" + page))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private String above(String page, Person person) throws Exception {
        return turnPage(page, person).select("main > .notice--needs").text();
    }

    private ResultActions as(Person person, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(SignedIn.as(person)));
    }

    private Document article() throws Exception {
        return page("/articles/" + desk.article.slug());
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(http.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
