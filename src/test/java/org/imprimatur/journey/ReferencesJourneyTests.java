package org.imprimatur.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.journey.Labels.say;

import java.util.List;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.TestDatabase;
import org.imprimatur.article.Article;
import org.imprimatur.article.Risk;
import org.imprimatur.article.writing.TypicalDraft;
import org.imprimatur.demo.DemoArticles;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.PostOffice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A draft's thirteen references become sources in a browser; every click is counted. */
@FullBuildOnly
class ReferencesJourneyTests {

    private static final int MOST_CLICKS = 20;

    private static PostOffice postOffice;
    private static DemoServer server;
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        postOffice = PostOffice.open();
        server = DemoServer.start(TestDatabase.fresh(), postOffice).staffed();
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable closing : new AutoCloseable[] {chromium, server, postOffice}) {
            if (closing != null) {
                closing.close();
            }
        }
    }

    @Test
    void thirteenReferencesAreSourcesAfterAFewClicks() {
        DemoArticles articles = server.bean(DemoArticles.class);
        Article article = articles.begin("adult-sleep", "sleep", Risk.ORDINARY);
        try (Desk writer = new Desk(
                chromium.browser(), server.address(), Desk.Hands.POINTER, DemoStaff.WRITER, DemoStaff.PASSWORD)) {
            writer.open("/desk/tasks/" + articles.turn(article) + "/write");
            writer.fill(say("article.write.body"), TypicalDraft.BODY).press(say("article.write.save"));

            List<String> clicks = List.of(say("article.references.notice.button"), say("article.references.take-over"));
            clicks.forEach(writer::press);

            assertThat(clicks).hasSizeLessThan(MOST_CLICKS);
            assertThat(writer.words("body")).contains(say("article.references.done", 13, 9));
            assertThat(writer.value(say("article.write.body")))
                    .contains("common.[@almohanna2019]")
                    .doesNotContain("## References");
            assertThat(writer.complaints()).isEmpty();
        }
    }
}
