package org.imprimatur.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.imprimatur.journey.Labels.say;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.TestDatabase;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.demo.DemoArticles;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.PostOffice;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text written as it reads, in a browser: what is typed is kept, whatever happens, and what is not touched stays as it was. */
@FullBuildOnly
class WritingJourneyTests {

    private static final String BODY = """
            Most adults need **seven hours** or
            *more* [@cdc-sleep].

            ## What helps

            1. A dark room
            2. No screens:
               - phones
               - tablets

            a) first
            b) second

            | Age | Hours |
            |---|---:|
            | 18 to 60 | 7<br>or more |
            | over 60 | 7 to 9 |

            Of 10^9^/L and CO~2~, see [the guideline](https://example.org/sleep).


            > Quoted words.

            ```text
            as it is
            ```""";

    private static final String EDITOR = "#editor-text";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static PostOffice postOffice;
    private static DemoServer server;
    private static Chromium chromium;

    private Article article;
    private String address;
    private Desk writer;

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

    @BeforeEach
    void aDraft() {
        DemoArticles demo = server.bean(DemoArticles.class);
        Person person = server.bean(People.class).byEmail(DemoStaff.WRITER).orElseThrow();
        String sources = demo.textOf("adult-sleep").sources();
        article = server.bean(ArticleCommands.class)
                .begin(
                        person,
                        "written-" + NUMBER.incrementAndGet(),
                        "sleep",
                        Risk.ORDINARY,
                        new RevisionText("How much sleep", "Seven hours or more.", BODY, sources));
        address = "/desk/tasks/" + demo.turn(article) + "/write";
        writer = new Desk(
                        chromium.browser(), server.address(), Desk.Hands.POINTER, DemoStaff.WRITER, DemoStaff.PASSWORD)
                .writingAsItReads();
        writer.open(address);
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        try {
            assertThat(writer.complaints()).isEmpty();
        } finally {
            writer.close();
        }
    }

    @Test
    void aTextThatIsOpenedAndSavedIsTheSameToTheLetter() {
        Page page = writer.page();
        assertThat(page.locator(EDITOR).innerText()).contains("Most adults need seven hours or more");
        assertThat(page.locator(EDITOR + " td").first().innerText()).isEqualTo("18 to 60");
        writer.shoot("writing");

        type("x");
        page.keyboard().press("Backspace");
        writer.press(say("article.write.save"));

        assertThat(body()).isEqualTo(BODY);
    }

    @Test
    void onlyTheBlockThatWasTouchedIsWrittenAnew() {
        type("Indeed. ");
        writer.press(say("article.write.save"));

        assertThat(body())
                .isEqualTo(BODY.replace(
                        "Most adults need **seven hours** or\n*more* [@cdc-sleep].",
                        "Indeed. Most adults need **seven hours** or *more* [@cdc-sleep]."));
    }

    @Test
    void everyBlockWrittenAnewReadsTheSame() {
        Page page = writer.page();
        int blocks = page.locator(EDITOR + " > *").count();
        assertThat(blocks).isEqualTo(8);
        for (String place : new String[] {
            "p", "h2", "ol:nth-of-type(1) li p", "ol:nth-of-type(2) li p", "td p", "p:last-of-type", "blockquote p"
        }) {
            page.locator(EDITOR + " > " + place + ", " + EDITOR + " > * " + place)
                    .first()
                    .click();
            page.keyboard().press("End");
            page.keyboard().type("!");
        }
        writer.press(say("article.write.save"));

        assertThat(tight(body().replace("!", ""))).isEqualTo(tight(BODY));
    }

    @Test
    void whatIsTypedIsKeptAndComesBack() {
        type("Kept words. ");
        awaitState("saved");
        assertThat(state()).matches("Saved \\d\\d:\\d\\d, not yet a revision");

        writer.page().reload();

        assertThat(writer.page().locator(EDITOR).innerText()).startsWith("Kept words. Most adults");
        assertThat(state()).contains("not yet a revision");
        assertThat(body()).as("the revision").isEqualTo(BODY);

        writer.press(say("article.write.discard", "1"));
        assertThat(writer.page().locator(EDITOR).innerText()).startsWith("Most adults");
        assertThat(writer.words()).contains(say("article.parked.title", 1));
    }

    @Test
    void aTabThatIsKilledLosesNothing() {
        type("Last words. ");
        writer.page().waitForTimeout(400);
        writer.page().close(new Page.CloseOptions().setRunBeforeUnload(false));

        Page again = writer.anotherTab(address);

        assertThat(again.locator(EDITOR).innerText()).startsWith("Last words. Most adults");
    }

    @Test
    void withoutAConnectionItSaysSoAndSendsLater() {
        writer.context().setOffline(true);
        type("Offline. ");
        awaitState("offline");
        assertThat(state()).startsWith("Not saved: no connection");

        writer.context().setOffline(false);
        awaitState("saved");
        writer.complaints().removeIf(words -> words.contains("ERR_INTERNET_DISCONNECTED"));

        writer.page().reload();
        assertThat(writer.page().locator(EDITOR).innerText()).startsWith("Offline. Most adults");
    }

    @Test
    void aCitationIsPickedWhereItIsTyped() {
        Page page = writer.page();
        page.locator(EDITOR + " > blockquote p").click();
        page.keyboard().press("End");
        page.keyboard().type(" [@cdc-sleep");
        assertThat(page.locator("#editor-picker li").first().innerText()).startsWith("cdc-sleep");
        page.keyboard().press("Enter");
        page.keyboard().type(" Done.");
        writer.press(say("article.write.save"));

        assertThat(body()).contains("> Quoted words. [@cdc-sleep] Done.");
    }

    @Test
    void marksAreButtonsAndKeys() {
        Page page = writer.page();
        page.locator(EDITOR + " > blockquote p").click();
        page.keyboard().press("End");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        page.keyboard().type("## Doses");
        page.keyboard().press("Enter");
        page.keyboard().type("Take ");
        page.keyboard().press("Control+b");
        page.keyboard().type("5 mg daily");
        page.keyboard().press("Control+b");
        page.keyboard().type(" or 10");
        page.keyboard().press("Control+.");
        page.keyboard().type("9");
        page.keyboard().press("Control+.");
        page.keyboard().press("Enter");
        page.keyboard().type("- one");
        page.keyboard().press("Enter");
        page.keyboard().type("two");
        writer.press(say("article.write.save"));

        assertThat(body()).contains("## Doses\n\nTake **5\u00a0mg daily** or 10^9^\n\n- one\n- two");
    }

    @Test
    void onePassesBetweenTheTwoWaysOfWriting() {
        Page page = writer.page();
        type("Before. ");
        page.getByText(say("article.editor.leave"), new Page.GetByTextOptions().setExact(true))
                .click();
        page.locator("textarea[name=body]").waitFor();
        assertThat(page.locator("textarea[name=body]").inputValue()).startsWith("Before. Most adults");
        page.locator("textarea[name=body]").fill("Now **this**.");
        page.locator("#editor-enter").click();
        page.locator(EDITOR + " strong").waitFor();
        assertThat(page.locator(EDITOR).innerText().strip()).isEqualTo("Now this.");
        writer.press(say("article.write.save"));

        assertThat(body()).isEqualTo("Now **this**.");
    }

    private static String tight(String markdown) {
        return markdown.replaceAll(" *\\| *", "|").replaceAll("\\s+", " ");
    }

    private void type(String words) {
        writer.page().locator(EDITOR + " > p").first().click();
        writer.page().keyboard().press("Control+Home");
        writer.page().keyboard().type(words);
    }

    @Test
    void aCitationIsOpenedByTwoClicksAndClosedByItsBracket() {
        Page page = writer.page();
        page.locator(EDITOR + " .cited").first().dblclick();
        assertThat(page.locator(EDITOR + " > p").first().innerText()).contains("[@cdc-sleep]");
        page.keyboard().press("Backspace");
        page.keyboard().type(", p. 3]");
        assertThat(page.locator(EDITOR + " .cited").count()).isEqualTo(1);
        writer.press(say("article.write.save"));

        assertThat(body()).contains("*more* [@cdc-sleep, p. 3].");
    }

    private String state() {
        return writer.page().locator("#save-state").innerText();
    }

    private void awaitState(String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> state.equals(writer.page().locator("#save-state").getAttribute("data-state")));
    }

    private String body() {
        Articles articles = server.bean(Articles.class);
        return articles.latest(articles.require(article.id())).text().body();
    }
}
