package org.imprimatur.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(turn("first-aid-kit").page()).isEqualTo("write");
        assertThat(turn("vitamin-d-in-winter").note()).contains("could harm");
        assertThat(turn("blood-pressure").page()).isEqualTo("review");
        assertThat(turn("caffeine-in-pregnancy").page()).isEqualTo("review");
        assertThat(turn("flu-vaccine").page()).isEqualTo("publish");
        assertThat(turns("heatwave")).isEmpty();
        assertThat(article("heatwave").live()).isNull();
        assertThat(turn("washing-hands").page()).isEqualTo("write");
        assertThat(article("washing-hands").live()).isNotNull();
        assertThat(turns("adult-sleep")).isEmpty();
        assertThat(article("adult-sleep").live()).isNotNull();
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

    private static Visitor visitor() {
        return new Visitor(
                URI.create("http://localhost:" + newsroom.getWebServer().getPort()));
    }

    private static Article article(String slug) {
        return newsroom.getBean(Articles.class).bySlug(slug).orElseThrow();
    }

    private static List<Turn> turns(String slug) {
        return newsroom.getBean(Worklist.class).openOn(article(slug).id().businessKey());
    }

    private static Turn turn(String slug) {
        assertThat(turns(slug)).as("turns on %s", slug).hasSize(1);
        return turns(slug).get(0);
    }
}
