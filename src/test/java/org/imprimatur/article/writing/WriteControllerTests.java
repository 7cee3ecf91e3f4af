package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ServerTest
@OnBothDatabases
class WriteControllerTests {

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    Worklist worklist;

    @Autowired
    ParkedTexts parkedTexts;

    private Person writer;
    private Article article;
    private String task;

    @BeforeEach
    void aDraft() {
        writer = newsroom.aWriter();
        article = newsroom.aDraftBy(writer);
        task = worklist.openOn(article.id().businessKey()).get(0).taskId();
    }

    @Test
    void whatIsSavedIsThere() throws Exception {
        server.perform(save(1, "Eight hours [@watson2015]."))
                .andExpect(redirectedUrl("/desk/tasks/" + task + "/write"));
        assertThat(latest().number()).isEqualTo(2);
        assertThat(latest().text().body()).isEqualTo("Eight hours [@watson2015].");
        Document page = page(get("/desk/tasks/" + task + "/write").with(SignedIn.as(writer)), 200);
        assertThat(page.select("#body").text()).isEqualTo("Eight hours [@watson2015].");
        assertThat(page.select(".bar-state").text()).isEqualTo("Saved just now, revision 2");
        assertThat(page.select("ol.sources li")).hasSize(1);
    }

    @Test
    void savingTwiceOrUnchangedMakesOneRevision() throws Exception {
        server.perform(save(1, "Once")).andExpect(status().is3xxRedirection());
        server.perform(save(1, "Once")).andExpect(status().is3xxRedirection());
        server.perform(save(2, "Once\r\n")).andExpect(status().is3xxRedirection());
        assertThat(latest().number()).isEqualTo(2);
        assertThat(parkedTexts.of(article.id(), writer)).isEmpty();
    }

    @Test
    void aStaleSaveKeepsBothTextsAndAsks() throws Exception {
        server.perform(save(1, "Text of the first tab")).andExpect(status().is3xxRedirection());
        Document page = page(save(1, "Text of the second tab"), 409);
        assertThat(page.select(".conflict-side--yours ins").text()).isEqualTo("second");
        assertThat(page.select(".conflict-side--theirs del").text()).isEqualTo("first");
        assertThat(latest().text().body()).isEqualTo("Text of the first tab");
        assertThat(page(get("/desk/tasks/" + task + "/write").with(SignedIn.as(writer)), 200)
                        .select(".notice a")
                        .attr("href"))
                .contains("/write/parked/");

        var mine = page.select("form").stream()
                .filter(form -> !form.select("input[name=parked]").isEmpty())
                .findFirst()
                .orElseThrow();
        server.perform(save(2, "Text of the second tab")
                        .param("parked", mine.select("input[name=parked]").attr("value")))
                .andExpect(status().is3xxRedirection());
        assertThat(latest().number()).isEqualTo(3);
        assertThat(latest().text().body()).isEqualTo("Text of the second tab");
        assertThat(articles.revision(article.id(), 2).orElseThrow().text().body())
                .isEqualTo("Text of the first tab");
        assertThat(parkedTexts.of(article.id(), writer)).isEmpty();
    }

    @Test
    void aParkedTextStaysUntilItIsPutAway() throws Exception {
        server.perform(save(1, "Theirs"));
        server.perform(save(1, "Mine")).andExpect(status().isConflict());
        server.perform(save(1, "Mine")).andExpect(status().isConflict());
        var parked = parkedTexts.of(article.id(), writer);
        assertThat(parked).hasSize(1);
        String address =
                "/desk/tasks/" + task + "/write/parked/" + parked.get(0).id();
        assertThat(page(get(address).with(SignedIn.as(writer)), 200).text()).contains("Mine");
        server.perform(get(address).with(SignedIn.as(newsroom.aWriter()))).andExpect(status().isNotFound());
        server.perform(post(address + "/dismiss").with(SignedIn.as(writer))).andExpect(status().is3xxRedirection());
        assertThat(parkedTexts.of(article.id(), writer)).isEmpty();
    }

    @Test
    void whoLosesTheTurnWhileWritingLosesNoWord() throws Exception {
        Person other = newsroom.aWriter();
        worklist.give(newsroom.aPublisher(), task, other);
        Document page = page(save(1, "Typed meanwhile"), 409);
        assertThat(page.text()).contains("no longer yours", "Typed meanwhile");
        assertThat(latest().number()).isEqualTo(1);
        assertThat(page(get("/desk/tasks/" + task + "/write").with(SignedIn.as(writer)), 200)
                        .text())
                .contains("Typed meanwhile");
    }

    @Test
    void aSaveAfterTheSubmissionIsParkedToo() throws Exception {
        articles.submit(writer, task);
        Document page = page(save(1, "Too late"), 409);
        assertThat(page.text()).contains("Too late");
        assertThat(latest().number()).isEqualTo(1);
    }

    @Test
    void nobodyElseSaves() throws Exception {
        for (Person stranger : new Person[] {newsroom.aReviewer(), newsroom.aPublisher(), newsroom.anAdministrator()}) {
            server.perform(fields(post("/desk/tasks/" + task + "/write"), 1, "x")
                            .with(SignedIn.as(stranger)))
                    .andExpect(status().isForbidden());
        }
        server.perform(get("/desk/tasks/" + task + "/write").with(SignedIn.as(newsroom.aReviewer())))
                .andExpect(status().isForbidden());
        assertThat(latest().number()).isEqualTo(1);
    }

    @Test
    void aBrokenSourceListKeepsWhatWasTyped() throws Exception {
        Document page = page(
                post("/desk/tasks/" + task + "/write")
                        .with(SignedIn.as(writer))
                        .param("base", "1")
                        .param("title", "T")
                        .param("body", "Typed")
                        .param("sources", "[{\"id\":"),
                422);
        assertThat(page.select("#body").text()).isEqualTo("Typed");
        assertThat(page.select("#sources").text()).isEqualTo("[{\"id\":");
        assertThat(page.select(".problems").text()).contains("cannot be read");
    }

    @Test
    void aSourceIsAddedWithoutKnowingJson() throws Exception {
        server.perform(fields(post("/desk/tasks/" + task + "/write/sources"), 1, "Body [@hirshkowitz2015]")
                        .with(SignedIn.as(writer))
                        .param("source-authors", "Hirshkowitz M; Whiton, Kaitlyn")
                        .param("source-title", "Sleep time duration")
                        .param("source-container", "Sleep Health")
                        .param("source-year", "2015")
                        .param("source-locator", "https://doi.org/10.1016/j.sleh.2014.12.010"))
                .andExpect(status().is3xxRedirection());
        assertThat(latest().text().sources())
                .contains(
                        "\"id\":\"hirshkowitz2015\"",
                        "\"DOI\":\"10.1016/j.sleh.2014.12.010\"",
                        "\"given\":\"Kaitlyn\"");
    }

    @Test
    void aPreviewShowsTheTextAndSavesNothing() throws Exception {
        Document page = page(
                fields(post("/desk/tasks/" + task + "/write/preview"), 1, "A **strong** word <script>x</script>")
                        .with(SignedIn.as(writer)),
                200);
        assertThat(page.select("#preview strong").text()).isEqualTo("strong");
        assertThat(page.select("#preview script")).isEmpty();
        assertThat(page.select("#body").text()).contains("<script>");
        assertThat(latest().number()).isEqualTo(1);
    }

    @Test
    void anImageIsKeptAndSeenByThoseWhoMayRead() throws Exception {
        byte[] gif = {
            'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 68, 1, 0, 0x3B
        };
        server.perform(upload(gif, "dot.gif")).andExpect(status().is3xxRedirection());
        Document page = page(get("/desk/tasks/" + task + "/write").with(SignedIn.as(writer)), 200);
        String line = page.select("#images code").text();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(gif));
        assertThat(line).isEqualTo("![dot](image:" + hash + ")");
        assertThat(server.perform(get("/desk/images/" + hash).with(SignedIn.as(writer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray())
                .isEqualTo(gif);
        server.perform(get("/desk/images/" + hash).with(SignedIn.as(newsroom.aReviewer())))
                .andExpect(status().isNotFound());
        articles.submit(writer, task);
        server.perform(get("/desk/images/" + hash).with(SignedIn.as(newsroom.aReviewer())))
                .andExpect(status().isOk());
        server.perform(get("/desk/images/" + hash).with(SignedIn.as(newsroom.aWriter())))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatIsNoImageIsRefusedWithTheTextStillThere() throws Exception {
        Document page = page(upload("<svg/>".getBytes(), "a.png"), 415);
        assertThat(page.select("#body").text()).isEqualTo("Body");
        assertThat(page.select(".problems").text()).contains("PNG, JPEG, GIF or WebP");
    }

    @Test
    void submittingChecksFirst() throws Exception {
        server.perform(save(1, "Cites [@nobody].").param("then", "submit"))
                .andExpect(redirectedUrl("/desk/tasks/" + task + "/write/submit"));
        Document page = page(get("/desk/tasks/" + task + "/write/submit").with(SignedIn.as(writer)), 200);
        assertThat(page.select(".check--failed").text()).contains("nobody");
        assertThat(page.select("form[action$=submit]")).isEmpty();
        server.perform(submit(2)).andExpect(status().isUnprocessableEntity());

        server.perform(save(2, "Cites [@watson2015]."));
        server.perform(submit(2)).andExpect(redirectedUrl("/desk/tasks/" + task + "/write/submit"));
        server.perform(submit(3)).andExpect(redirectedUrl("/desk"));
        assertThat(worklist.openOn(article.id().businessKey()))
                .singleElement()
                .satisfies(turn -> assertThat(turn.page()).isEqualTo("review"));
        Document again = page(submit(3), 409);
        assertThat(again.text()).contains("done already");
    }

    @Test
    void theCanonicalFileHasTheHashItSays() throws Exception {
        server.perform(save(1, "\u00e9 \uD83D\uDE34 \"q\" \u0001 \\ e\u0301\r\nend  "));
        var file = server.perform(get("/desk/articles/" + article.id() + "/revisions/2/canonical")
                        .with(SignedIn.as(writer)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(file.getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("-revision-2.json");
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray())))
                .isEqualTo(latest().sha256());
    }

    @Test
    void aRevisionIsReadByWhoMayAndByNobodyElse() throws Exception {
        server.perform(save(1, "Most adults need **eight hours** or more [@watson2015]."));
        String address = "/desk/articles/" + article.id() + "/revisions/2";
        Document page = page(get(address).with(SignedIn.as(writer)), 200);
        assertThat(page.select(".diff del").text()).isEqualTo("seven");
        assertThat(page.select(".diff ins").text()).isEqualTo("eight");
        page(get(address).with(SignedIn.as(newsroom.aPublisher())), 200);
        page(get(address).with(SignedIn.as(newsroom.anAdministrator())), 200);
        server.perform(get(address).with(SignedIn.as(newsroom.aWriter()))).andExpect(status().isNotFound());
        server.perform(get(address).with(SignedIn.as(newsroom.aReviewer()))).andExpect(status().isNotFound());
        server.perform(get("/desk/articles/" + article.id() + "/revisions/9").with(SignedIn.as(writer)))
                .andExpect(status().isNotFound());
        server.perform(get("/desk/articles/nonsense/revisions/1").with(SignedIn.as(writer)))
                .andExpect(status().isNotFound());
    }

    private org.imprimatur.article.Revision latest() {
        return articles.latest(articles.require(article.id()));
    }

    private Document page(org.springframework.test.web.servlet.RequestBuilder request, int status) throws Exception {
        return Jsoup.parse(server.perform(request)
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private MockHttpServletRequestBuilder save(int base, String body) {
        return fields(post("/desk/tasks/" + task + "/write"), base, body).with(SignedIn.as(writer));
    }

    private MockHttpServletRequestBuilder submit(int revision) {
        return post("/desk/tasks/" + task + "/write/submit")
                .with(SignedIn.as(writer))
                .param("revision", String.valueOf(revision));
    }

    private MockHttpServletRequestBuilder upload(byte[] bytes, String name) {
        MockHttpServletRequestBuilder upload = multipart("/desk/tasks/" + task + "/write/images")
                .file(new MockMultipartFile("image", name, "image/png", bytes))
                .with(SignedIn.as(writer));
        return fields(upload, 1, "Body");
    }

    private MockHttpServletRequestBuilder fields(MockHttpServletRequestBuilder request, int base, String body) {
        RevisionText text = Newsroom.aText();
        return request.param("base", String.valueOf(base))
                .param("article", article.id().toString())
                .param("title", text.title())
                .param("standfirst", text.standfirst())
                .param("body", body)
                .param("sources", text.sources());
    }
}
