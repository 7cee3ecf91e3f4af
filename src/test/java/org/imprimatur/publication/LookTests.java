package org.imprimatur.publication;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.file.Files;
import java.nio.file.Path;
import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.article.*;
import org.imprimatur.people.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class LookTests {
    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    @Autowired
    Newsroom newsroom;

    @Test
    void look() throws Exception {
        Press press = Press.of(server);
        save("/", "empty");
        Person w = newsroom.person("Demo Writer"), r = newsroom.aReviewer();
        press.publish(Newsroom.aText(), w, r, "sleep");
        Article a = press.publish(ReadingMatter.aLongArticle(), w, r, "sleep");
        a = press.publishAgain(
                a,
                Reason.CORRECTION,
                new RevisionText(
                        ReadingMatter.aLongArticle().title(),
                        ReadingMatter.aLongArticle().standfirst(),
                        ReadingMatter.aLongArticle().body() + "\n\nAn unknown source [@nobody2020].",
                        ReadingMatter.aLongArticle().sources()),
                r);
        save("/", "front");
        save("/articles/" + a.slug(), "article");
        save("/articles/" + a.slug() + "/history", "history");
        save("/people/" + r.slug(), "person");
        save("/editorial-standards", "standards");
        save("/corrections", "corrections");
        save("/verify/" + a.live().sha256(), "verify");
        save("/verify/" + "0".repeat(64), "unknown");
        press.tamper("revision", "update revision set body = 'x' where article_id = ?", a.id().value());
        save("/articles/" + a.slug(), "withheld");
    }

    void save(String path, String name) throws Exception {
        String html = http.perform(get(path))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        html = html.replaceAll("href=\"/app[^\"]*\\.css\"", "href=\"app.css\"");
        html = html.replaceAll("src=\"/images/[0-9a-f]+\"", "src=\"chart.svg\" width=\"800\" height=\"420\"");
        Files.createDirectories(Path.of("/tmp/look"));
        Files.writeString(Path.of("/tmp/look/" + name + ".html"), html);
    }
}
