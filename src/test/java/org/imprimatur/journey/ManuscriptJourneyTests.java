package org.imprimatur.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.journey.Labels.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.TestDatabase;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.intake.CitedManuscript;
import org.imprimatur.demo.Delivered;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.PostOffice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Word file with footnotes, raised numbers and a list of references, on its way in a browser to numbered sources that
 * were judged, signed and published, and out to Word and in again.
 */
@FullBuildOnly
class ManuscriptJourneyTests {

    private static PostOffice postOffice;
    private static DemoServer server;
    private static Chromium chromium;

    @TempDir
    Path folder;

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
    void aManuscriptIsMatchedJudgedSignedPublishedAndComesBackFromWordTheSame() throws IOException {
        try (Desk writer = desk(DemoStaff.WRITER);
                Desk reviewer = desk(DemoStaff.REVIEWER);
                Desk publisher = desk(DemoStaff.PUBLISHER)) {
            bring(writer, Files.write(folder.resolve("sleep.docx"), CitedManuscript.file()));
            String article =
                    writer.link("a[href*='/desk/articles/']").replaceFirst("(/desk/articles/[0-9a-f-]{36}).*", "$1");
            match(writer);
            submit(writer);
            sign(reviewer);
            publish(publisher);

            Delivered live = postOffice
                    .mailboxes()
                    .await(DemoStaff.WRITER, mail -> mail.link().startsWith(server.address() + "/articles/"));
            writer.open(live.link()).shoot("manuscript-reader");
            assertThat(writer.heading()).isEqualTo(CitedManuscript.TITLE);
            readersFindTheirWayThereAndBack(writer);

            Revision published = latest(article);
            writer.open(article + "/revisions/" + published.number());
            Path word = writer.download(say("article.export.word"), folder);
            bring(writer, word);
            Revision again = latest(
                    writer.link("a[href*='/desk/articles/']").replaceFirst("(/desk/articles/[0-9a-f-]{36}).*", "$1"));
            assertThat(again.article()).isNotEqualTo(published.article());
            assertThat(again.text().body()).isEqualTo(published.text().body());
            assertThat(again.text().sources()).isEqualTo(published.text().sources());
            assertThat(again.sha256()).isEqualTo(published.sha256());
            writer.shoot("manuscript-again");
            assertThat(writer.path()).endsWith("/write");
            assertThat(writer.value(say("article.write.body")))
                    .isEqualTo(published.text().body());
            assertThat(writer.count("#sources-part .sources > li")).isEqualTo(6);
            for (Desk desk : List.of(writer, reviewer, publisher)) {
                assertThat(desk.complaints()).isEmpty();
            }
        }
    }

    private static void bring(Desk writer, Path file) {
        writer.open("/desk/articles/new").fill(say("article.new.topic"), "sleep");
        writer.choose(say("article.new.file"), file).press(say("article.new.file.button"));
        assertThat(writer.words("#import-report")).contains(file.getFileName().toString());
    }

    /** The footnote's list first, then the references; one mark might be a number of hours, and is decided on. */
    private static void match(Desk writer) {
        assertThat(writer.value(say("article.write.body")))
                .contains("sleep.^1^", "pressure.^2,3^", "sleep [@moreno2018]", "too (note 1).", "(4)");
        writer.press(say("article.references.notice.button")).press(say("article.references.take-over"));
        assertThat(writer.value(say("article.write.body"))).contains("too [@lee2017].", "sleep.^1^", "pressure.^2,3^");
        writer.press(say("article.references.notice.button"));
        writer.tick(say("article.references.means", "4: hansen2020")).shoot("manuscript-references");
        writer.press(say("article.references.take-over"));
        assertThat(writer.value(say("article.write.body")))
                .contains("sleep.[@watson2015]", "pressure.[@okafor2019; @ferrari2021]", "hours [@hansen2020] felt")
                .doesNotContain("References", "Notes", "^");
    }

    private static void submit(Desk writer) {
        writer.fill(say("article.write.standfirst"), "What studies say of long and short nights.");
        writer.press(say("article.write.submit")).tickIfAsked(say("article.imported.submit.tick"));
        writer.press(say("article.submit.button"));
        assertThat(writer.words()).doesNotContain(say("article.imported.submit.missing"));
    }

    private static void sign(Desk reviewer) {
        Delivered asked = postOffice
                .mailboxes()
                .await(DemoStaff.REVIEWER, mail -> mail.subject().contains(CitedManuscript.TITLE));
        reviewer.open(asked.link()).press(say("worklist.take")).open(asked.link());
        int claims = reviewer.count(".claim");
        assertThat(claims).isGreaterThanOrEqualTo(4);
        for (int claim = 1; claim <= claims; claim++) {
            reviewer.pressHere("#claim-" + claim, say("review.verdict.supported"));
        }
        assertThat(reviewer.words("#claims-count")).contains(say("review.claims.open", 0));
        reviewer.shoot("manuscript-claims").press(say("review.sign"));
        assertThat(reviewer.words()).contains(say("review.sign.claims", claims, 0));
        reviewer.tickAll("ticked").tick(say("review.sign.agree"));
        reviewer.fill(say("review.sign.password"), DemoStaff.PASSWORD).press(say("review.sign"));
        assertThat(reviewer.heading()).isEqualTo(say("review.done.signed.title"));
    }

    private static void publish(Desk publisher) {
        Delivered ready = postOffice
                .mailboxes()
                .await(DemoStaff.PUBLISHER, mail -> mail.subject().contains(CitedManuscript.TITLE));
        publisher
                .open(ready.link())
                .press(say("worklist.take"))
                .open(ready.link())
                .press(say("publish.now"));
    }

    /** From each mark to its source, and from the source to the mark. */
    private static void readersFindTheirWayThereAndBack(Desk reader) {
        assertThat(reader.count(".sources > li")).isEqualTo(6);
        List<String> marks = reader.links(".article-body a[href^='#source-']");
        assertThat(marks).containsExactly("#source-1", "#source-2", "#source-3", "#source-4", "#source-5", "#source-6");
        for (int number = 1; number <= marks.size(); number++) {
            assertThat(reader.follow(".article-body a[href='#source-" + number + "']"))
                    .as("source %s", number)
                    .isTrue();
            assertThat(reader.follow("#source-" + number + " .source-back a"))
                    .as("back from source %s", number)
                    .isTrue();
        }
    }

    private static Revision latest(String article) {
        ArticleId id = ArticleId.of(article.replaceFirst(".*/", ""));
        Articles articles = server.bean(Articles.class);
        Article found = articles.require(id);
        return articles.latest(found);
    }

    private static Desk desk(String email) {
        return new Desk(chromium.browser(), server.address(), Desk.Hands.POINTER, email, DemoStaff.PASSWORD);
    }
}
