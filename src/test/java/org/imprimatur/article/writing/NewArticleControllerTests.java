package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Locale;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.Redirects;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Risk;
import org.imprimatur.article.image.Images;
import org.imprimatur.people.Person;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

@ServerTest
@OnBothDatabases
class NewArticleControllerTests {

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    Images images;

    @Test
    void anArticleBeginsWithATitle() throws Exception {
        Person writer = newsroom.aWriter();
        String mark = mark();
        String next = server.perform(begin(writer, "Why we sleep " + mark, ""))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(next).startsWith("/desk/tasks/");
        Article article = articles.bySlug("why-we-sleep-" + mark).orElseThrow();
        assertThat(article.topic()).isEqualTo("sleep");
        assertThat(article.risk()).isEqualTo(Risk.HIGH);
        server.perform(get(next + "/write").with(SignedIn.as(writer))).andExpect(status().isOk());
    }

    @Test
    void aDoubleClickBeginsOneArticle() throws Exception {
        Person writer = newsroom.aWriter();
        String title = "Twice " + mark();
        String first = server.perform(begin(writer, title, ""))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        String second = server.perform(begin(writer, title, ""))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aTakenAddressIsToldAndAFreeOneOffered() throws Exception {
        String title = "Naps " + mark();
        server.perform(begin(newsroom.aWriter(), title, ""));
        Person writer = newsroom.aWriter();
        Document page = page(begin(writer, title, ""), 409);
        assertThat(page.select(".field-error").text()).contains(title);
        String free = page.select("#slug").attr("value");
        assertThat(free).endsWith("-2");
        server.perform(begin(writer, title, free)).andExpect(status().is3xxRedirection());
        assertThat(articles.bySlug(free)).isPresent();
    }

    @Test
    void whatIsMissingIsSaidAtItsField() throws Exception {
        Document page = page(
                post("/desk/articles/new").with(SignedIn.as(newsroom.aWriter())).param("title", "Kept"), 422);
        assertThat(page.select("#topic-error").text()).isNotEmpty();
        assertThat(page.select("#title").attr("value")).isEqualTo("Kept");
    }

    @Test
    void onlyWritersBegin() throws Exception {
        server.perform(get("/desk/articles/new").with(SignedIn.as(newsroom.aReviewer())))
                .andExpect(status().isForbidden());
        server.perform(begin(newsroom.aPublisher(), "No", "")).andExpect(status().isForbidden());
    }

    @Test
    void aWordDocumentBecomesAnArticle() throws Exception {
        Person writer = newsroom.aWriter();
        byte[] bytes;
        try (var in = getClass().getResourceAsStream("/import/sleep.docx")) {
            bytes = in.readAllBytes();
        }
        String mark = mark();
        Document page = end(writer, bring(writer, bytes, "sleep.docx", "Sleep " + mark));
        assertThat(page.location()).endsWith("/write#import-report");
        assertThat(page.select("#import-report").text()).contains("sleep.docx");
        assertThat(page.select(".import li").eachText())
                .anySatisfy(lost -> assertThat(lost).contains("comment"))
                .anySatisfy(lost -> assertThat(lost).contains("note at the end"));
        Article article = articles.bySlug("sleep-" + mark).orElseThrow();
        assertThat(images.of(article.id())).hasSize(1);
        assertThat(articles.latest(article).text().body())
                .contains("image:" + images.of(article.id()).get(0).sha256());
    }

    @Test
    void thatAnotherArticleHasTheAddressIsToldWhereItsWriterEnds() throws Exception {
        String title = "Naps " + mark();
        server.perform(begin(newsroom.aWriter(), title, ""));
        Person writer = newsroom.aWriter();
        Document page = end(writer, bring(writer, "Short.".getBytes(), "naps.txt", title));
        String taken = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        assertThat(page.select(".flash").text()).contains(title, taken + "-2");
    }

    @Test
    void aFileThatCannotBeReadIsExplained() throws Exception {
        Document page = page(bring(newsroom.aWriter(), "%PDF-1.7".getBytes(), "a.pdf", ""), 415);
        assertThat(page.select("#file-error").text()).contains("This is a PDF");
        assertThat(page.select("#topic").attr("value")).isEqualTo("sleep");
        assertThat(page(bring(newsroom.aWriter(), new byte[0], "a.md", ""), 422)
                        .select("#file-error")
                        .text())
                .contains("There is no text");
        assertThat(page(bring(newsroom.aWriter(), new byte[0], "", ""), 422)
                        .select("#file-error")
                        .text())
                .contains("Choose a file");
    }

    private static String mark() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private RequestBuilder begin(Person writer, String title, String slug) {
        return post("/desk/articles/new")
                .with(SignedIn.as(writer))
                .param("title", title)
                .param("topic", "sleep")
                .param("risk", "HIGH")
                .param("slug", slug);
    }

    private RequestBuilder bring(Person writer, byte[] bytes, String name, String title) {
        return multipart("/desk/articles/import")
                .file(new MockMultipartFile("file", name, null, bytes))
                .with(SignedIn.as(writer))
                .param("title", title)
                .param("topic", "sleep")
                .param("risk", "ORDINARY");
    }

    private Document end(Person writer, RequestBuilder request) throws Exception {
        return Redirects.end(
                server,
                server.perform(request).andExpect(status().is3xxRedirection()).andReturn(),
                SignedIn.as(writer));
    }

    private Document page(RequestBuilder request, int status) throws Exception {
        return Jsoup.parse(server.perform(request)
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
