package org.imprimatur.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.journey.Labels.say;

import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.TestDatabase;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Risk;
import org.imprimatur.demo.Delivered;
import org.imprimatur.demo.DemoArticles;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.PostOffice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * The whole way of a draft, walked in a browser on the running server, with every letter read from its mailbox and every
 * link followed from there.
 */
@FullBuildOnly
@OnBothDatabases
class EditorialJourneyTests {

    private static final Path WORD_FILE = Path.of("src/test/resources/journey/resting-your-eyes.docx");
    private static final String HANDS = "However somebody works, the database sees the same of it";
    private static final String REASON = "Please say after how many minutes one should look away.";

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
    static void close() {
        for (AutoCloseable closing : new AutoCloseable[] {chromium, server, postOffice}) {
            if (closing != null) {
                try {
                    closing.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Test
    void aWordFileBecomesASignedAndPublishedPage() {
        walk(Desk.Hands.POINTER, "How to rest your eyes at a screen");
    }

    @Test
    @DisabledIfSystemProperty(named = "imprimatur.test.database", matches = "postgresql", disabledReason = HANDS)
    void theWholeWayCanBeGoneWithTheKeyboardAlone() {
        walk(Desk.Hands.KEYBOARD, "Typing until the wrists hurt");
    }

    @Test
    @DisabledIfSystemProperty(named = "imprimatur.test.database", matches = "postgresql", disabledReason = HANDS)
    void theWholeWayCanBeGoneWithoutScript() {
        walk(Desk.Hands.WITHOUT_SCRIPT, "Sitting well for eight hours");
    }

    @Test
    void everyPageFitsADesktopAndAPhone() {
        DemoArticles articles = server.bean(DemoArticles.class);
        Article live = articles.begin("adult-sleep", "sleep", Risk.ORDINARY);
        Colleague reviewer = new Colleague(server.address(), DemoStaff.REVIEWER, DemoStaff.PASSWORD);
        Colleague publisher = new Colleague(server.address(), DemoStaff.PUBLISHER, DemoStaff.PASSWORD);
        articles.submit(live);
        reviewer.take(articles.turn(live));
        reviewer.sign(articles.turn(live));
        publisher.take(articles.turn(live));
        publisher.publishNow(articles.turn(live));
        Article waiting = articles.begin("flu-vaccine", "vaccines", Risk.ORDINARY);
        articles.submit(waiting);
        String hash = server.bean(Articles.class).latest(live).sha256();
        String desk = "/desk/articles/" + live.id();
        List<String> tooWide = new ArrayList<>();
        try (Desk reader = desk(Desk.Hands.POINTER, DemoStaff.WRITER);
                Desk admin = desk(Desk.Hands.POINTER, DemoStaff.ADMIN);
                Desk publishing = desk(Desk.Hands.POINTER, DemoStaff.PUBLISHER);
                Desk writing = desk(Desk.Hands.POINTER, DemoStaff.WRITER)) {
            for (String[] page : new String[][] {
                {"reader-home", "/"},
                {"reader-article", "/articles/" + live.slug()},
                {"reader-history", "/articles/" + live.slug() + "/history"},
                {"reader-person", "/people/demo-reviewer"},
                {"reader-standards", "/editorial-standards"},
                {"reader-corrections", "/corrections"},
                {"reader-verify", "/verify/" + hash},
                {"reader-not-found", "/articles/there-is-no-such-article"},
                {"password-forgotten", "/password/forgotten"},
                {"dev-inbox", "/dev/inbox"},
                {"dev-inbox-letters", "/dev/inbox?to=" + DemoStaff.REVIEWER},
                {"dev-inbox-letter", "/dev/inbox?to=" + DemoStaff.REVIEWER + "&letter=1"}
            }) {
                look(reader, page[0], page[1], tooWide);
            }
            for (String[] page : new String[][] {
                {"desk-people", "/desk/people"},
                {"desk-people-invite", "/desk/people/invite"},
                {"desk-mail", "/desk/mail"},
                {"desk-audit", "/desk/audit"},
                {"desk-processes", "/desk/processes"}
            }) {
                look(admin, page[0], page[1], tooWide);
            }
            for (String[] page : new String[][] {
                {"desk-turn-publisher", "/desk"},
                {"desk-articles", "/desk/articles"},
                {"desk-article", desk},
                {"desk-article-sources", desk + "/sources"},
                {"desk-article-timeline", desk + "/timeline"},
                {"desk-revision", desk + "/revisions/1"},
                {"desk-not-found", "/desk/tasks/there-is-no-such-task"}
            }) {
                look(publishing, page[0], page[1], tooWide);
            }
            look(writing, "desk-turn-writer", "/desk", tooWide);
            look(writing, "desk-article-new", "/desk/articles/new", tooWide);
            look(writing, "desk-me", "/desk/me", tooWide);
        }
        assertThat(tooWide).as("pages wider than a phone").isEmpty();
    }

    private static void look(Desk desk, String name, String path, List<String> tooWide) {
        desk.open(path).shoot(name);
        if (desk.overflowsAPhone()) {
            tooWide.add(path);
        }
    }

    private void walk(Desk.Hands hands, String title) {
        String prefix = hands.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-";
        Desk writer = desk(hands, DemoStaff.WRITER);
        Desk reviewer = desk(hands, DemoStaff.REVIEWER);
        Desk publisher = desk(hands, DemoStaff.PUBLISHER);
        try (writer;
                reviewer;
                publisher) {
            pictured(
                    prefix,
                    List.of(writer, reviewer, publisher),
                    () -> walk(hands, title, prefix, writer, reviewer, publisher));
        }
    }

    private void walk(Desk.Hands hands, String title, String prefix, Desk writer, Desk reviewer, Desk publisher) {
        writer.open("/desk").shoot(prefix + "01-your-turn");
        begin(writer, hands, title, prefix);
        assertThat(writer.value(say("article.write.title"))).isEqualTo(title);
        String article =
                writer.link("a[href*='/desk/articles/']:not([href$='/new'])").replaceFirst("\\?.*", "");
        article = article.replaceFirst("(/desk/articles/[0-9a-f-]{36}).*", "$1");
        source(writer, prefix);
        String key = writer.value(say("article.write.sources")).replaceAll("(?s).*\"id\" *: *\"([^\"]+)\".*", "$1");
        writer.fill(say("article.write.standfirst"), "Hours of sitting tire the body. A few habits help.");
        writer.fill(
                say("article.write.body"),
                writer.value(say("article.write.body")) + "\n\nThe habits are few [@" + key + "].\n");
        writer.press(say("article.write.submit")).shoot(prefix + "03-check-list");
        writer.press(say("article.submit.button")).shoot(prefix + "04-submitted");
        assertThat(writer.stateOf(article)).contains("Medical review").contains("waiting for any medical reviewer");
        writer.shoot(prefix + "05-article-in-review");

        assertThat(reviewer.yourTurn()).contains(title);
        Delivered asked = letter(DemoStaff.REVIEWER, mail -> mail.subject().contains(title));
        assertThat(asked.text()).contains(asked.link());
        reviewer.open(asked.link());
        assertThat(reviewer.path()).endsWith("/review");
        reviewer.shoot(prefix + "06-review-offered")
                .press(say("worklist.take"))
                .open(asked.link())
                .shoot(prefix + "07-review");
        assertThat(writer.stateOf(article)).contains("waiting for Demo Reviewer");
        reviewer.press(say("review.request-changes")).shoot(prefix + "08-request-changes");
        reviewer.fill(say("review.request-changes.reason"), REASON)
                .press(say("review.request-changes.send", "Demo Writer"));
        assertThat(reviewer.heading()).isEqualTo(say("review.done.changes-requested.title"));
        reviewer.shoot(prefix + "09-changes-requested");

        assertThat(writer.yourTurn()).contains(title);
        Delivered back = letter(
                DemoStaff.WRITER,
                mail -> mail.subject().contains(title) && flat(mail.text()).contains(REASON));
        writer.open(back.link());
        assertThat(writer.path()).endsWith("/write");
        assertThat(writer.words()).contains(REASON);
        writer.shoot(prefix + "10-write-again");
        writer.fill(
                say("article.write.body"),
                writer.value(say("article.write.body")) + "\nLook away every twenty minutes [@" + key + "].\n");
        writer.press(say("article.write.submit")).press(say("article.submit.button"));
        assertThat(writer.stateOf(article)).contains("waiting for Demo Reviewer");

        Delivered again =
                letter(DemoStaff.REVIEWER, mail -> mail.subject().contains(title) && mail.uid() > asked.uid());
        reviewer.open(again.link());
        assertThat(reviewer.path()).endsWith("/review");
        assertThat(reviewer.words()).contains("every twenty minutes");
        reviewer.press(say("review.sign")).shoot(prefix + "11-sign");
        reviewer.tickAll("ticked").tick(say("review.sign.agree"));
        reviewer.fill(say("review.sign.password"), DemoStaff.PASSWORD).press(say("review.sign"));
        assertThat(reviewer.heading()).isEqualTo(say("review.done.signed.title"));
        reviewer.shoot(prefix + "12-signed");

        assertThat(publisher.yourTurn()).contains(title);
        Delivered ready = letter(DemoStaff.PUBLISHER, mail -> mail.subject().contains(title));
        publisher.open(ready.link());
        assertThat(publisher.path()).endsWith("/publish");
        publisher.press(say("worklist.take")).open(ready.link()).shoot(prefix + "13-publish");
        publisher.press(say("publish.now")).shoot(prefix + "14-published");
        assertThat(publisher.stateOf(article)).contains(say("desk.article.nobody"));

        Delivered live = letter(
                DemoStaff.WRITER,
                mail -> mail.subject().contains(title) && mail.uid() > back.uid() && leadsToReaders(mail));
        Delivered signed = letter(
                DemoStaff.REVIEWER,
                mail -> mail.subject().contains(title) && mail.uid() > again.uid() && leadsToReaders(mail));
        assertThat(signed.link()).isEqualTo(live.link());
        writer.open(live.link()).shoot(prefix + "15-readers-page");
        assertThat(writer.heading()).isEqualTo(title);
        assertThat(writer.words())
                .contains("Demo Reviewer, FNP-BC")
                .contains("every twenty minutes")
                .contains("Physical activity");

        assertThat(writer.complaints()).isEmpty();
        assertThat(reviewer.complaints()).isEmpty();
        assertThat(publisher.complaints()).isEmpty();
    }

    /** Leaves a picture of every browser behind if the walk ends badly. */
    private static void pictured(String prefix, List<Desk> desks, Runnable walk) {
        try {
            walk.run();
        } catch (AssertionError | PlaywrightException broken) {
            for (int i = 0; i < desks.size(); i++) {
                try {
                    desks.get(i).shoot("failed-" + prefix + i);
                } catch (RuntimeException noPicture) {
                    broken.addSuppressed(noPicture);
                }
            }
            throw broken;
        }
    }

    /** From the Word file; with the keyboard, where no test can reach the system's own file dialog, from nothing. */
    private void begin(Desk writer, Desk.Hands hands, String title, String prefix) {
        writer.press(say("worklist.write"));
        writer.fill(say("article.new.topic"), "work and health");
        if (hands == Desk.Hands.KEYBOARD) {
            writer.fill(say("article.write.title"), title).press(say("article.new.button"));
            writer.fill(say("article.write.body"), "Long hours at a keyboard tire the hands.");
        } else {
            if (hands == Desk.Hands.WITHOUT_SCRIPT) {
                writer.fill(say("article.write.title"), title);
            }
            writer.choose(say("article.new.file"), WORD_FILE).press(say("article.new.file.button"));
            assertThat(writer.words("#import-report"))
                    .contains(WORD_FILE.getFileName().toString());
            assertThat(writer.value(say("article.write.body")))
                    .contains("blink less often")
                    .contains("image:");
        }
        writer.shoot(prefix + "02-write");
    }

    private void source(Desk writer, String prefix) {
        writer.unfold(say("article.write.source.add"));
        writer.fill(say("article.write.source.field.AUTHORS"), "World Health Organization");
        writer.fill(say("article.write.source.field.TITLE"), "Physical activity");
        writer.fill(say("article.write.source.field.CONTAINER"), "WHO fact sheets");
        writer.fill(say("article.write.source.field.YEAR"), "2024");
        writer.fill(
                say("article.write.source.field.LOCATOR"),
                "https://www.who.int/news-room/fact-sheets/detail/physical-activity");
        writer.press(say("article.write.source.button")).shoot(prefix + "02-write-with-source");
    }

    private static Desk desk(Desk.Hands hands, String email) {
        return new Desk(chromium.browser(), server.address(), hands, email, DemoStaff.PASSWORD);
    }

    private static Delivered letter(String address, Predicate<Delivered> wanted) {
        return postOffice.mailboxes().await(address, wanted);
    }

    private static boolean leadsToReaders(Delivered mail) {
        return mail.link().startsWith(server.address() + "/articles/");
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
