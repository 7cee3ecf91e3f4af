package org.imprimatur.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.journey.Labels.say;

import com.microsoft.playwright.PlaywrightException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.TestClock;
import org.imprimatur.TestDatabase;
import org.imprimatur.article.Article;
import org.imprimatur.article.Risk;
import org.imprimatur.demo.Delivered;
import org.imprimatur.demo.DemoArticles;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.PostOffice;
import org.imprimatur.demo.ReaderMail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole way of a reader's report: a real mail over SMTP, collected over IMAP, decided, corrected, signed and
 * published in a browser, and every letter read from its mailbox.
 */
@FullBuildOnly
@OnBothDatabases
class ReaderReportJourneyTests {

    private static final String READER = "robin@home.example";
    private static final String TITLE = "How much sleep do adults need?";
    private static final String WRONG = "One bad night is not a danger. The body makes up for it.";
    private static final String RIGHT =
            "One bad night does no lasting harm, but do not drive after it: reactions are slow until you have slept.";
    private static final String SUMMARY =
            "We wrote that one bad night is no danger. It is one at the wheel: do not drive before you have slept.";
    private static final String ANSWER =
            "Thank you for telling us. You were right about the drive home.\n\nThe text now says not to drive.";
    private static final String AGAIN = "Thank you, that was quick. Would you say the same about cycling?";
    private static final Duration PUBLISHED_BEFORE = Duration.ofDays(9);

    private static PostOffice postOffice;
    private static DemoServer server;
    private static Chromium chromium;

    private final List<String> tooWide = new ArrayList<>();

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        postOffice = PostOffice.open();
        server = DemoServer.startWithSettableClock(TestDatabase.fresh(), postOffice);
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
    void aReadersMailEndsInASignedCorrectionAndAnAnswer() {
        Article article = liveForDays();
        try (Desk reader = desk("");
                Desk publisher = desk(DemoStaff.PUBLISHER);
                Desk writer = desk(DemoStaff.WRITER);
                Desk reviewer = desk(DemoStaff.REVIEWER)) {
            List<Desk> all = List.of(reader, publisher, writer, reviewer);
            pictured(all, () -> walk("/articles/" + article.slug(), reader, publisher, writer, reviewer));
            assertThat(all).allSatisfy(desk -> assertThat(desk.complaints()).isEmpty());
        }
        assertThat(tooWide).as("pages wider than a phone").isEmpty();
    }

    private void walk(String path, Desk reader, Desk publisher, Desk writer, Desk reviewer) {
        reader.open(path);
        look(reader, "01-live-page");
        assertThat(reader.words()).contains(WRONG);
        assertThat(reader.words(".article-dates"))
                .contains(day(PUBLISHED_BEFORE))
                .doesNotContain(say("reader.updated"));

        URI mailto = URI.create(reader.link(".standards-mistake a[href^='mailto:']"));
        String to = mailto.getRawSchemeSpecificPart().replaceFirst("\\?.*", "");
        String subject = decoded(mailto.getRawSchemeSpecificPart().replaceFirst(".*[?&]subject=", ""));
        String sent = write(
                decoded(to),
                subject,
                "Dear editors,\n\nyou write: \"" + WRONG
                        + "\" I drove home after a night without sleep and woke up in the ditch.\n\nRobin Reader\n",
                null);
        Delivered acknowledged = letter(READER, mail -> mail.subject().startsWith("[R-"));
        String name = acknowledged.subject().replaceFirst("^\\[(R-\\d+)].*", "$1");
        assertThat(acknowledged.subject()).isEqualTo("[" + name + "] Your note on “" + TITLE + "”");
        answersIn(acknowledged, sent);
        assertThat(flat(acknowledged.text())).contains(say("letter.ack.next")).doesNotContain("ditch");
        collected(sent);

        Delivered asked = decide(publisher, name);
        reader.open(path);
        assertThat(reader.words()).contains(WRONG).doesNotContain(RIGHT);

        correct(writer);
        sign(reviewer);
        reader.open(path);
        assertThat(reader.words()).contains(WRONG).doesNotContain(RIGHT);
        publish(publisher);

        Delivered answer = letter(READER, mail -> mail.uid() > acknowledged.uid());
        assertThat(answer.subject()).isEqualTo(acknowledged.subject());
        answersIn(answer, sent);
        assertThat(flat(answer.text())).contains(flat(ANSWER)).contains(say("letter.report-answer.button.corrected"));
        assertThat(flat(answer.text().replaceAll("(?m)^> ", ""))).contains(SUMMARY);
        reader.open(answer.link());
        assertThat(reader.path()).isEqualTo(path);
        readersAreTold(reader);

        String again = write(answer.answersTo(), "Re: " + answer.subject(), AGAIN + "\n\n" + answer.quoted(), answer);
        collected(again);
        attached(publisher, name, asked);
        assertThat(postOffice.mailboxes().of(READER))
                .as("letters to the reader")
                .hasSize(2);
    }

    /** @return the letter that asked for it */
    private Delivered decide(Desk publisher, String name) {
        Delivered asked = letter(DemoStaff.PUBLISHER, mail -> mail.subject().startsWith("[" + name + "]"));
        assertThat(asked.text()).contains(asked.link());
        assertThat(publisher.yourTurn()).contains(TITLE);
        look(publisher, "02-worklist");
        publisher.open(asked.link());
        assertThat(publisher.path()).endsWith("/triage");
        look(publisher, "03-triage-offered");
        publisher.press(say("report.triage.take")).open(asked.link());
        look(publisher, "04-triage");
        assertThat(publisher.words(".triage-letter")).contains("woke up in the ditch");
        assertThat(publisher.words(".triage-text mark#passage")).isEqualTo(WRONG.replaceFirst("\\.$", ""));
        assertThat(publisher.standBeside(".triage-letter", ".triage-text"))
                .as("letter and article stand side by side")
                .isTrue();

        publisher.press(say("report.outcome.clinical"));
        assertThat(publisher.value(say("report.triage.answer"))).contains(TITLE);
        publisher.fill(say("report.triage.summary"), SUMMARY).fill(say("report.triage.answer"), ANSWER);
        look(publisher, "05-triage-decision");
        publisher.press(say("report.triage.button.correct"));
        assertThat(publisher.path()).isEqualTo("/desk/reports/" + name.substring(2));
        assertThat(publisher.words()).contains(say("report.state.waiting"));
        look(publisher, "06-case-waiting");
        return asked;
    }

    private void correct(Desk writer) {
        Delivered asked = today(DemoStaff.WRITER, "/desk/tasks/");
        writer.open(asked.link());
        assertThat(writer.path()).endsWith("/write");
        assertThat(writer.words()).contains(SUMMARY).doesNotContain(READER);
        look(writer, "07-write");
        String body = writer.value(say("article.write.body"));
        assertThat(body).contains(WRONG);
        writer.fill(say("article.write.body"), body.replace(WRONG, RIGHT));
        writer.press(say("article.write.submit"));
        look(writer, "08-check-list");
        writer.press(say("article.submit.button"));
    }

    private void sign(Desk reviewer) {
        Delivered asked = today(DemoStaff.REVIEWER, "/desk/tasks/");
        reviewer.open(asked.link());
        assertThat(reviewer.path()).endsWith("/review");
        assertThat(reviewer.words()).contains(SUMMARY).contains(RIGHT).doesNotContain(READER);
        look(reviewer, "09-review");
        reviewer.press(say("review.sign"));
        reviewer.tickAll("ticked").tick(say("review.sign.agree"));
        reviewer.fill(say("review.sign.password"), DemoStaff.PASSWORD).press(say("review.sign"));
        assertThat(reviewer.heading()).isEqualTo(say("review.done.signed.title"));
        look(reviewer, "10-signed");
    }

    private void publish(Desk publisher) {
        Delivered ready = letter(
                DemoStaff.PUBLISHER,
                mail -> mail.sent().isAfter(yesterday())
                        && !mail.subject().startsWith("[R-")
                        && mail.link().contains("/desk/tasks/"));
        publisher.open(ready.link());
        assertThat(publisher.path()).endsWith("/publish");
        publisher.press(say("worklist.take")).open(ready.link());
        assertThat(publisher.value(say("publish.notice.summary"))).isEqualTo(SUMMARY);
        assertThat(publisher.value(say("publish.notice.before"))).contains("not a danger");
        assertThat(publisher.value(say("publish.notice.after"))).contains("do not drive after it");
        look(publisher, "11-publish");
        publisher.fill(say("publish.notice.before"), WRONG).fill(say("publish.notice.after"), RIGHT);
        publisher.press(say("publish.now"));
        look(publisher, "12-published");
    }

    private void readersAreTold(Desk reader) {
        look(reader, "13-corrected-page");
        assertThat(reader.words(".article-body")).contains(RIGHT).doesNotContain(WRONG);
        assertThat(reader.words(".article-news"))
                .contains(say("publication.severity.CLINICAL"))
                .contains(SUMMARY);
        assertThat(flat(reader.words(".article-dates")))
                .contains(say("reader.published") + " " + day(PUBLISHED_BEFORE))
                .contains(say("reader.updated") + " " + day(Duration.ZERO))
                .contains(say("reader.last-reviewed") + " " + day(Duration.ZERO));
        toldInFull(reader, ".changes .correction");

        reader.open("/corrections");
        look(reader, "14-corrections");
        assertThat(reader.words(".correction-title")).isEqualTo(TITLE);
        toldInFull(reader, ".correction-list .correction");
    }

    private static void toldInFull(Desk reader, String notice) {
        assertThat(reader.words(notice))
                .contains(say("publication.severity.CLINICAL"))
                .contains(say("reader.correction.number", "1"))
                .contains(day(Duration.ZERO))
                .contains(SUMMARY);
        assertThat(flat(reader.words(notice + " .correction-passages")))
                .isEqualTo(say("reader.correction.before") + " " + WRONG + " " + say("reader.correction.after") + " "
                        + RIGHT);
    }

    private void attached(Desk publisher, String name, Delivered before) {
        Delivered asked = letter(
                DemoStaff.PUBLISHER, mail -> mail.subject().startsWith("[" + name + "]") && mail.uid() > before.uid());
        publisher.open("/desk/reports");
        look(publisher, "15-reports");
        assertThat(publisher.words()).containsOnlyOnce(name).contains(say("report.news"));
        publisher.open(asked.link()).press(say("report.triage.take")).open(asked.link());
        look(publisher, "16-triage-again");
        assertThat(publisher.words(".triage-letter"))
                .contains("woke up in the ditch")
                .contains(AGAIN)
                .contains(say("report.mail.again"));
        publisher.open("/desk/reports/" + name.substring(2));
        look(publisher, "17-case-again");
        assertThat(publisher.words())
                .contains(say("report.timeline.answered"))
                .contains(say("report.timeline.followed-up"))
                .contains(say("report.timeline.reopened"));
    }

    /** First published, by the people whose turn it was, days ago. */
    private static Article liveForDays() {
        TestClock.Settable clock = server.bean(TestClock.Settable.class);
        clock.advance(PUBLISHED_BEFORE.negated());
        try {
            server.staffed();
            DemoArticles articles = server.bean(DemoArticles.class);
            Article article = articles.begin("adult-sleep", "sleep", Risk.ORDINARY);
            articles.submit(article);
            Colleague reviewer = new Colleague(server.address(), DemoStaff.REVIEWER, DemoStaff.PASSWORD);
            reviewer.take(articles.turn(article));
            reviewer.sign(articles.turn(article));
            Colleague publisher = new Colleague(server.address(), DemoStaff.PUBLISHER, DemoStaff.PASSWORD);
            publisher.take(articles.turn(article));
            publisher.publishNow(articles.turn(article));
            return article;
        } finally {
            clock.reset();
        }
    }

    /** @return its Message-ID */
    private static String write(String to, String subject, String text, Delivered answered) {
        try {
            return new ReaderMail(
                            READER,
                            "Robin Reader",
                            to,
                            subject,
                            text,
                            answered == null ? null : answered.messageId(),
                            answered == null ? "" : answered.references(),
                            null)
                    .send(postOffice.smtpPort());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Taken from the mailbox by the server, and put where mails lie that are safe with it. */
    private static void collected(String messageId) {
        postOffice
                .mailboxes()
                .awaitIn(
                        List.of("Processed"),
                        PostOffice.NEWSROOM,
                        mail -> mail.messageId().equals(messageId));
        assertThat(postOffice.mailboxes().of(PostOffice.NEWSROOM)).isEmpty();
    }

    private static void answersIn(Delivered letter, String messageId) {
        assertThat(header(letter, "Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(header(letter, "In-Reply-To")).isEqualTo(messageId);
        assertThat(letter.references()).contains(messageId);
    }

    private static String header(Delivered letter, String name) {
        Matcher header = Pattern.compile("(?im)^" + name + ": *([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)")
                .matcher(letter.raw().split("\r?\n\r?\n", 2)[0]);
        assertThat(header.find()).as("%s of %s", name, letter.subject()).isTrue();
        return flat(header.group(1));
    }

    private static Delivered letter(String address, Predicate<Delivered> wanted) {
        return postOffice.mailboxes().await(address, wanted);
    }

    /** The newest letter about the article that is not from the time when it was first published. */
    private static Delivered today(String address, String leadingTo) {
        return letter(
                address,
                mail -> mail.sent().isAfter(yesterday())
                        && mail.subject().contains(TITLE)
                        && mail.link().contains(leadingTo));
    }

    private static Instant yesterday() {
        return Instant.now().minus(Duration.ofDays(1));
    }

    private static String day(Duration ago) {
        return DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.UK)
                .withZone(ZoneOffset.UTC)
                .format(Clock.systemUTC().instant().minus(ago));
    }

    private void look(Desk desk, String name) {
        desk.shoot("report-" + name);
        if (desk.overflowsAPhone()) {
            tooWide.add(name + " " + desk.path());
        }
    }

    /** Leaves a picture of every browser behind if the walk ends badly. */
    private static void pictured(List<Desk> desks, Runnable walk) {
        try {
            walk.run();
        } catch (AssertionError | PlaywrightException broken) {
            for (int i = 0; i < desks.size(); i++) {
                try {
                    desks.get(i).shoot("failed-report-" + i);
                } catch (RuntimeException noPicture) {
                    broken.addSuppressed(noPicture);
                }
            }
            throw broken;
        }
    }

    private static Desk desk(String email) {
        return new Desk(chromium.browser(), server.address(), Desk.Hands.POINTER, email, DemoStaff.PASSWORD);
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
