package org.imprimatur.article.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

@ServerTest
@OnBothDatabases
class RevisionControllerTests {

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    private Person writer;
    private Article article;

    @BeforeEach
    void aDraft() {
        writer = newsroom.aWriter();
        article = newsroom.aDraftBy(writer);
    }

    @Test
    void theCanonicalFileHasTheHashItSays() throws Exception {
        save("\u00e9 \uD83D\uDE34 \"q\" \u0001 \\ e\u0301\r\nend  ");
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
    void aRevisionIsTakenAlongAsAFileOfEachKindItsPageNames() throws Exception {
        Document page = page(get(revision(1)).with(SignedIn.as(writer)), 200);
        List<String> addresses = page.select("a[href*=/as/]").eachAttr("href");
        assertThat(addresses)
                .containsExactly(
                        revision(1) + "/as/markdown",
                        revision(1) + "/as/word",
                        revision(1) + "/as/html",
                        revision(1) + "/as/pdf");
        assertThat(addresses)
                .allSatisfy(address -> assertThat(server.perform(get(address).with(SignedIn.as(writer)))
                                .andExpect(status().isOk())
                                .andReturn()
                                .getResponse()
                                .getHeader("Content-Disposition"))
                        .startsWith("attachment")
                        .contains(article.slug() + "-revision-1."));
        server.perform(get(revision(1) + "/as/exe").with(SignedIn.as(writer))).andExpect(status().isNotFound());
    }

    @Test
    void howMuchHasChangedIsSaidAsItIs() throws Exception {
        String body = latest().text().body();
        save(body + "!");
        save(body + "! Well.");
        save(body + "!\u00a0Well.");

        assertThat(page(get(revision(2)).with(SignedIn.as(writer)), 200).text())
                .contains("One mark differs from revision 1, and no word.");
        assertThat(page(get(revision(3)).with(SignedIn.as(writer)), 200).text())
                .contains("One word differs from revision 2.");
        assertThat(page(get(revision(4)).with(SignedIn.as(writer)), 200).text())
                .contains("One mark differs from revision 3, and no word.")
                .contains("‹no-break space›");
    }

    private String revision(int number) {
        return "/desk/articles/" + article.id() + "/revisions/" + number;
    }

    @Test
    void aRevisionIsReadByWhoMayAndByNobodyElse() throws Exception {
        save("Most adults need **eight hours** or more [@watson2015].");
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

    private void save(String body) {
        RevisionText text = Newsroom.aText();
        articleCommands.save(
                writer,
                worklist.openOn(article.id().subject()).get(0).taskId(),
                latest().number(),
                new RevisionText(text.title(), text.standfirst(), body, text.sources()));
    }

    private Revision latest() {
        return articles.latest(articles.require(article.id()));
    }

    private Document page(RequestBuilder request, int status) throws Exception {
        return Jsoup.parse(server.perform(request)
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
