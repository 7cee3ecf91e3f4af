package org.imprimatur.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.journey.Visitor;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** What a newcomer meets after the README's first command. */
@FullBuildOnly
class DemoNewsroomTests {

    @TempDir
    static Path folder;

    private static PostOffice postOffice;
    private static ServletWebServerApplicationContext newsroom;

    @BeforeAll
    static void open() {
        postOffice = PostOffice.open();
        newsroom = (ServletWebServerApplicationContext)
                DemoNewsroom.start(postOffice, folder.resolve("newsroom"), "--server.port=0")
                        .getApplicationContext();
    }

    @AfterAll
    static void close() {
        newsroom.close();
        postOffice.close();
    }

    @Test
    void everybodyOnTheListCanSignIn() {
        for (String email : List.of(
                DemoStaff.WRITER,
                DemoStaff.REVIEWER,
                DemoStaff.SECOND_REVIEWER,
                DemoStaff.PUBLISHER,
                DemoStaff.ADMIN)) {
            assertThat(visitor().signIn(email, DemoStaff.PASSWORD).path()).isEqualTo("/desk");
        }
    }

    @Test
    void thereIsAnArticleInEveryState() {
        assertThat(turn("first-aid-kit").formKey()).isEqualTo("write");
        assertThat(turn("vitamin-d-in-winter").note()).contains("could harm");
        assertThat(turn("blood-pressure").formKey()).isEqualTo("review");
        assertThat(turn("caffeine-in-pregnancy").formKey()).isEqualTo("review");
        assertThat(turn("flu-vaccine").formKey()).isEqualTo("publish");
        assertThat(turns("heatwave")).isEmpty();
        assertThat(article("heatwave").live()).isNull();
        assertThat(turn("washing-hands").formKey()).isEqualTo("write");
        assertThat(article("washing-hands").live()).isNotNull();
        assertThat(turns("adult-sleep")).isEmpty();
        assertThat(article("adult-sleep").live()).isNotNull();
    }

    @Test
    void writersChooseFromTheTopicsThatTheNewsroomKeeps() {
        Visitor writer = visitor();
        writer.signIn(DemoStaff.WRITER, DemoStaff.PASSWORD);
        assertThat(writer.get("/desk/articles/new")
                        .expect(200)
                        .document()
                        .select("select[name=topic] option")
                        .eachText())
                .contains("healthy living", "medicines", "sleep");
        Visitor publisher = visitor();
        publisher.signIn(DemoStaff.PUBLISHER, DemoStaff.PASSWORD);
        assertThat(publisher.get("/desk/topics").expect(200).text())
                .contains("Medicines change fast")
                .contains("no row of its own");
    }

    @Test
    void readersSeeTheLiveOnesAndWhoSignedThem() {
        assertThat(visitor().get("/").expect(200).text()).contains("How much sleep do adults need?");
        assertThat(visitor().get("/articles/adult-sleep").expect(200).text()).contains("Demo Reviewer, FNP-BC");
        visitor().get("/articles/blood-pressure").expect(404);
    }

    @Test
    void lettersAreReadInTheBrowserAndCanDoNothingThere() {
        postOffice
                .mailboxes()
                .await(DemoStaff.PUBLISHER, letter -> letter.subject().contains("flu vaccine"));
        Visitor.Page box = visitor().get("/dev/inbox?to=" + DemoStaff.PUBLISHER).expect(200);
        assertThat(box.text()).contains("Why the flu vaccine changes every year");
        Visitor.Page letter = visitor()
                .get("/dev/inbox?to=" + DemoStaff.PUBLISHER + "&letter="
                        + postOffice.mailboxes().of(DemoStaff.PUBLISHER).get(0).uid())
                .expect(200);
        String frame = letter.document().select("iframe[sandbox]").attr("src");
        assertThat(visitor().get(frame).expect(200).header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("sandbox");
        visitor().get("/dev/inbox?to=nobody@demo.example").expect(404);
    }

    @Test
    void aVisitorWritesAsAReaderAndTheMailLiesInTheNewsroomsMailbox() {
        String subject = "Sleep, and a number that cannot be right";
        Visitor.Page form = visitor().get("/dev/inbox/write").expect(200);
        Visitor.Page sent = form.form("/dev/inbox/write")
                .with("from", "Reader.Two@home.example")
                .with("subject", subject)
                .with("text", "Seventeen hours? \u2014 surely seven.")
                .file("attachment", "note.txt", "seven".getBytes(StandardCharsets.UTF_8))
                .send();

        assertThat(sent.expect(200).document().select("h1").text()).isEqualTo("reader.two@home.example");
        assertThat(sent.text()).contains("Sent to corrections@localhost");
        Delivered arrived = postOffice
                .mailboxes()
                .awaitIn(
                        List.of("INBOX", "Processed"),
                        PostOffice.NEWSROOM,
                        mail -> mail.subject().equals(subject));
        assertThat(arrived.text().strip()).isEqualTo("Seventeen hours? \u2014 surely seven.");
        assertThat(arrived.from()).contains("Reader.Two@home.example");
        assertThat(arrived.raw()).contains("filename=note.txt");
    }

    @Test
    void anArticlesOwnAddressStandsInTheFormAlready() {
        Visitor.Page form = visitor().get("/dev/inbox/write?about=adult-sleep").expect(200);
        assertThat(form.document().select("#to").attr("value")).matches("corrections\\+[^@]+@localhost");
        assertThat(form.document().select("#subject").attr("value")).contains("How much sleep do adults need?");
        assertThat(form.document().select("main a[href*=about=]").eachText())
                .contains("How much sleep do adults need?")
                .doesNotContain("Why the flu vaccine changes every year");
    }

    /** The whole way: by SMTP into the mailbox, from there by IMAP to the desk, and back to the reader. */
    @Test
    void whatAVisitorWritesAboutAnArticleBecomesAReportAndIsAcknowledged() {
        String words = "Seventeen hours cannot be right " + System.nanoTime();
        visitor()
                .get("/dev/inbox/write?about=adult-sleep")
                .form("/dev/inbox/write")
                .with("from", "reader.three@home.example")
                .with("subject", words)
                .with("text", "It must be seven.")
                .send()
                .expect(200);

        Delivered told = postOffice.mailboxes().await("reader.three@home.example", letter -> true);
        assertThat(told.raw()).contains("Auto-Submitted: auto-replied");
        Visitor publisher = visitor();
        publisher.signIn(DemoStaff.PUBLISHER, DemoStaff.PASSWORD);
        assertThat(publisher.get("/desk/mail/in?tab=reports").expect(200).text())
                .contains(words);
        assertThat(publisher.get("/desk/reports").expect(200).text()).contains("How much sleep do adults need?");
        assertThat(visitor().get("/dev/inbox").expect(200).text()).contains("reader.three@home.example");
    }

    @Test
    void aVisitorAnswersALetterInItsThread() {
        postOffice
                .mailboxes()
                .await(DemoStaff.PUBLISHER, letter -> letter.subject().contains("flu vaccine"));
        Delivered letter = postOffice.mailboxes().of(DemoStaff.PUBLISHER).get(0);
        Visitor.Page shown = visitor()
                .get("/dev/inbox?to=" + DemoStaff.PUBLISHER + "&letter=" + letter.uid() + "&view=raw")
                .expect(200);
        assertThat(shown.text()).contains("Message-ID: " + letter.messageId());
        Visitor.Page form =
                visitor().get(shown.document().select("a.button").attr("href")).expect(200);
        assertThat(form.document().select("#to").attr("value")).isEqualTo(letter.answersTo());
        form.form("/dev/inbox/write").with("text", "Thank you.").send().expect(200);

        Delivered arrived = postOffice
                .mailboxes()
                .awaitIn(
                        List.of("INBOX", "Processed"),
                        PostOffice.NEWSROOM,
                        mail -> mail.raw().contains("In-Reply-To: " + letter.messageId()));
        assertThat(arrived.subject()).isEqualTo("Re: " + letter.subject());
        assertThat(arrived.references()).endsWith(letter.messageId());
    }

    @Test
    void aMailWithoutAnAddressIsNotSentAndNothingTypedIsLost() {
        Visitor.Page again = visitor()
                .get("/dev/inbox/write")
                .form("/dev/inbox/write")
                .with("from", "nobody in particular")
                .with("text", "Kept <b>as it is</b>")
                .send()
                .expect(422);
        assertThat(again.document().select("#from-error").text()).contains("Write the address you write from");
        assertThat(again.document().select("#text").text()).isEqualTo("Kept <b>as it is</b>");
    }

    private static Visitor visitor() {
        return new Visitor(
                URI.create("http://localhost:" + newsroom.getWebServer().getPort()));
    }

    private static Article article(String slug) {
        return newsroom.getBean(Articles.class).bySlug(slug).orElseThrow();
    }

    private static List<Turn> turns(String slug) {
        return newsroom.getBean(Worklist.class).openOn(article(slug).id().subject());
    }

    private static Turn turn(String slug) {
        assertThat(turns(slug)).as("turns on %s", slug).hasSize(1);
        return turns(slug).get(0);
    }
}
