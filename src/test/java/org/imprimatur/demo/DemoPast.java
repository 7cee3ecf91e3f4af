package org.imprimatur.demo;

import static org.imprimatur.article.Risk.HIGH;
import static org.imprimatur.article.Risk.ORDINARY;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.journey.Colleague;
import org.imprimatur.people.People;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * Plays the newsroom's last two weeks at the first start: every action is done by the person whose turn it is, on the page
 * that serves it, with the clock set to when it happened.
 */
@TestComponent
class DemoPast implements ApplicationRunner {

    private final People people;
    private final DemoStaff staff;
    private final DemoArticles articles;
    private final DemoReports reports;
    private final TestClock.Settable clock;
    private final ServletWebServerApplicationContext server;

    DemoPast(
            People people,
            DemoStaff staff,
            DemoArticles articles,
            DemoReports reports,
            TestClock.Settable clock,
            ServletWebServerApplicationContext server) {
        this.people = people;
        this.staff = staff;
        this.articles = articles;
        this.reports = reports;
        this.clock = clock;
        this.server = server;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (people.byEmail(DemoStaff.ADMIN).isEmpty()) {
            try {
                daysAgo(15, 9);
                staff.moveIn();
                articles.keepTopics();
                play();
            } finally {
                clock.reset();
            }
        }
        announce();
    }

    private void play() {
        Colleague reviewer = colleague(DemoStaff.REVIEWER);
        Colleague second = colleague(DemoStaff.SECOND_REVIEWER);
        Colleague publisher = colleague(DemoStaff.PUBLISHER);

        daysAgo(14, 10);
        Article sleep = articles.begin("adult-sleep", "sleep", ORDINARY);
        articles.submit(sleep);
        Article hands = articles.begin("washing-hands", "healthy living", ORDINARY);
        articles.submit(hands);
        daysAgo(13, 11);
        signed(reviewer, sleep);
        signed(second, hands);
        daysAgo(12, 9);
        publisher.take(articles.turn(sleep));
        publisher.publishNow(articles.turn(sleep));
        publisher.take(articles.turn(hands));
        publisher.publishNow(articles.turn(hands));

        daysAgo(11, 13);
        var nap = reports.comes(
                "Nora Night",
                sleep,
                "You write \"One bad night is not a danger. The body makes up for it.\" My sister says every lost hour is lost "
                        + "for good. Is that not so?");
        daysAgo(11, 16);
        reports.decide(publisher, nap, "not-a-mistake", "");
        reports.comes(
                "Otto Older",
                "your website",
                "Dear all,\n\nsomewhere on your website it says that one should drink three litres a day in a heatwave. My "
                        + "cardiologist was not amused.\n\nO. Older");

        daysAgo(10, 14);
        Article walking = articles.begin("walking", "healthy living", ORDINARY);
        articles.submit(walking);
        daysAgo(9, 8);
        reviewer.take(articles.turn(walking));
        reviewer.requestChanges(
                articles.turn(walking),
                "Please say what \"moderate\" feels like; the minutes alone do not help anybody.");
        daysAgo(9, 15);
        articles.amend(
                walking, "For most people a brisk walk does that.", "For most people a brisk walk does just that.");
        articles.submit(walking);
        daysAgo(8, 10);
        reviewer.sign(articles.turn(walking));
        daysAgo(8, 12);
        publisher.take(articles.turn(walking));
        publisher.publishNow(articles.turn(walking));
        daysAgo(7, 9);
        publisher.correct(
                walking.id(),
                "CLINICAL",
                "We wrote that ten minutes at a time count. Shorter walks count as well; the guidance no longer names a "
                        + "shortest one.");
        daysAgo(7, 11);
        articles.amend(
                walking,
                "Ten minutes here and there count as well.",
                "A few minutes here and there count as well, however short the walk.");
        articles.submit(walking);
        // A correction comes back to whoever signed last.
        daysAgo(7, 14);
        reviewer.sign(articles.turn(walking));
        daysAgo(7, 16);
        publisher.take(articles.turn(walking));
        publisher.publishNow(articles.turn(walking));

        daysAgo(6, 9);
        Article flu = articles.begin("flu-vaccine", "vaccines", ORDINARY);
        articles.submit(flu);
        Article heat = articles.begin("heatwave", "healthy living", ORDINARY);
        articles.submit(heat);
        daysAgo(5, 10);
        Article caffeine = articles.begin("caffeine-in-pregnancy", "pregnancy", HIGH);
        articles.submit(caffeine);
        signed(second, heat);
        daysAgo(4, 11);
        signed(reviewer, flu);
        publisher.take(articles.turn(heat));
        publisher.schedule(articles.turn(heat), Instant.now().plus(Duration.ofDays(3)));
        daysAgo(3, 9);
        signed(second, caffeine);
        Article vitamin = articles.begin("vitamin-d-in-winter", "nutrition", ORDINARY);
        articles.submit(vitamin);
        daysAgo(2, 10);
        reviewer.take(articles.turn(vitamin));
        reviewer.requestChanges(
                articles.turn(vitamin),
                "\"Everyone should take as much as they can\" is wrong and could harm. Please take it out, and move the upper "
                        + "limit further up.");
        daysAgo(2, 13);
        var cold = reports.comes(
                "Wanda Water",
                hands,
                "\"clean, running water, warm or cold.\" leaves everybody thinking that warm is better, and half the world has "
                        + "no warm water.");
        daysAgo(2, 15);
        reports.decide(
                publisher,
                cold,
                "minor",
                "The text left open whether cold water cleans hands as well as warm water does.");
        articles.amend(
                hands,
                "clean, running water, warm or cold.",
                "clean, running water. Cold water works as well as warm.");
        daysAgo(1, 8);
        reports.comes(
                "Priya Pace",
                walking,
                "Hello,\n\nyou say \"75 minutes of vigorous activity, or a mix of both, and to strengthen their muscles on two "
                        + "days a week\". My physiotherapist says it is three days. Which is right?\n\nKind regards\nPriya Pace");
        reports.comes(
                "Sam Stair",
                walking,
                "Adults are advised to do at least 150 minutes a week of moderate activity: is that for people over 65 too?");
        daysAgo(1, 9);
        Article pressure = articles.begin("blood-pressure", "heart", ORDINARY);
        articles.submit(pressure);
        daysAgo(1, 16);
        articles.begin("first-aid-kit", "healthy living", ORDINARY);
    }

    private void signed(Colleague clinician, Article article) {
        clinician.take(articles.turn(article));
        clinician.sign(articles.turn(article));
    }

    private Colleague colleague(String email) {
        return new Colleague(
                URI.create("http://localhost:" + server.getWebServer().getPort()), email, DemoStaff.PASSWORD);
    }

    /** Sets the clock to that full hour. */
    private void daysAgo(int days, int hour) {
        clock.reset();
        Instant now = clock.instant();
        Instant then = now.truncatedTo(java.time.temporal.ChronoUnit.DAYS)
                .minus(Duration.ofDays(days))
                .plus(Duration.ofHours(hour))
                .plus(Duration.ofMinutes(7L * hour % 60));
        clock.advance(Duration.between(now, then));
    }

    private void announce() {
        int port = server.getWebServer().getPort();
        System.out.printf(
                """

                The demonstration newsroom is open.

                  The readers' site     http://localhost:%1$d/
                  The desk              http://localhost:%1$d/desk
                  The letters sent      http://localhost:%1$d/dev/inbox

                  Sign in as            with
                  Demo Writer           %2$s
                  Demo Reviewer FNP-BC  %3$s
                  Second Reviewer MD    %4$s
                  Demo Publisher        %5$s
                  Demo Admin            %6$s

                  Everybody's password  %7$s

                """,
                port,
                DemoStaff.WRITER,
                DemoStaff.REVIEWER,
                DemoStaff.SECOND_REVIEWER,
                DemoStaff.PUBLISHER,
                DemoStaff.ADMIN,
                DemoStaff.PASSWORD);
    }
}
