package org.imprimatur.article.writing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.imprimatur.Newsroom;
import org.imprimatur.Redirects;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A writer, a draft in their hands, and the forms of the page it is written on. */
final class WritersDesk {

    private final MockMvc server;
    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final ParkedTexts parkedTexts;

    final Person writer;
    final Article article;
    final String task;

    WritersDesk(
            MockMvc server,
            Newsroom newsroom,
            Articles articles,
            ArticleCommands articleCommands,
            Worklist worklist,
            ParkedTexts parkedTexts) {
        this.articleCommands = articleCommands;
        this.server = server;
        this.articles = articles;
        this.parkedTexts = parkedTexts;
        writer = newsroom.aWriter();
        article = newsroom.aDraftBy(writer);
        task = worklist.openOn(article.id().subject()).get(0).taskId();
    }

    static WritersDesk of(AutowireCapableBeanFactory server) {
        return server.createBean(WritersDesk.class);
    }

    Revision latest() {
        return articles.latest(articles.require(article.id()));
    }

    /** As it was written before there was a second format. */
    Revision isKeptInTheFirstFormat(String body) {
        RevisionText text = Newsroom.aText();
        return articleCommands.save(
                writer,
                task,
                latest().number(),
                new RevisionText(text.title(), text.standfirst(), body, text.sources(), TextFormat.IMPRIMATUR_1));
    }

    /** By the same writer, past the write page. */
    void isSavedElsewhere(String body) {
        RevisionText text = Newsroom.aText();
        articleCommands.save(
                writer,
                task,
                latest().number(),
                new RevisionText(text.title(), text.standfirst(), body, text.sources()));
    }

    List<ParkedTexts.Parked> parked() {
        return parkedTexts.of(article.id(), writer);
    }

    String address() {
        return "/desk/tasks/" + task + "/write";
    }

    ResultActions perform(RequestBuilder request) throws Exception {
        return server.perform(request);
    }

    Document page(RequestBuilder request, int status) throws Exception {
        return Jsoup.parse(perform(request)
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    /** The page its writer ends on. */
    Document end(RequestBuilder request) throws Exception {
        return Redirects.end(
                server, perform(request).andExpect(status().is3xxRedirection()).andReturn(), SignedIn.as(writer));
    }

    /** The page as its writer sees it now. */
    Document page() throws Exception {
        return page(get(address()).with(SignedIn.as(writer)), 200);
    }

    MockHttpServletRequestBuilder save(int base, String body) {
        return form("", base, body).with(SignedIn.as(writer));
    }

    MockHttpServletRequestBuilder submit(int revision) {
        return post(address() + "/submit").with(SignedIn.as(writer)).param("revision", String.valueOf(revision));
    }

    MockHttpServletRequestBuilder upload(byte[] bytes, String name) {
        return fields(
                        multipart(address() + "/images").file(new MockMultipartFile("image", name, "image/png", bytes)),
                        1,
                        "Body")
                .with(SignedIn.as(writer));
    }

    /** The form of the page, sent to one of its actions by nobody yet. */
    MockHttpServletRequestBuilder form(String action, int base, String body) {
        return fields(post(address() + action), base, body);
    }

    MockHttpServletRequestBuilder fields(MockHttpServletRequestBuilder request, int base, String body) {
        RevisionText text = Newsroom.aText();
        return request.param("base", String.valueOf(base))
                .param("title", text.title())
                .param("standfirst", text.standfirst())
                .param("body", body)
                .param("sources", text.sources());
    }
}
