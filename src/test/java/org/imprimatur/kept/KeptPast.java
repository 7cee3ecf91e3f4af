package org.imprimatur.kept;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.audit.Seals;
import org.imprimatur.demo.DemoReports;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.inbox.Provenance;
import org.imprimatur.journey.Colleague;
import org.imprimatur.journey.Visitor;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.Invitations;
import org.imprimatur.people.PasswordResets;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.people.StaffAdministration;
import org.imprimatur.platform.ClientNetwork;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.Withdrawals;
import org.imprimatur.report.ReportId;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Three weeks of a newsroom, ended in the middle of everything. Deeds are done on their pages where a page does more
 * than call the room behind it.
 */
final class KeptPast {

    static final String THIRD_REVIEWER = "third.reviewer@demo.example";
    static final String FORMER_REVIEWER = "former.reviewer@demo.example";
    static final String LAWYER = "lawyer@demo.example";
    static final String NEWCOMER = "newcomer@demo.example";
    static final String READER = "nora.night@home.example";

    /** A passage of every text, and what corrections make of it. */
    static final String WRONG = "Nine hours do no harm.";

    static final String RIGHT = "Nine hours do most adults no harm.";

    private final DemoServer server;
    private final TestClock.Settable clock;
    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final Worklist worklist;
    private final People people;
    private final DemoReports reports;
    private final Map<String, Colleague> colleagues = new HashMap<>();

    KeptPast(DemoServer server) {
        this.server = server;
        this.clock = server.bean(TestClock.Settable.class);
        this.articles = server.bean(Articles.class);
        this.articleCommands = server.bean(ArticleCommands.class);
        this.worklist = server.bean(Worklist.class);
        this.people = server.bean(People.class);
        this.reports = server.bean(DemoReports.class);
    }

    /** With a legal check drawn between signature and publishing. */
    void underTheFirstProcess() throws InterruptedException {
        daysBefore(21);
        server.staffed();
        staff();
        for (KeptArticle each : new KeptArticle[] {
            KeptArticle.LEGAL_CHECK_OPEN, KeptArticle.LEGAL_CHECK_TAKEN, KeptArticle.LEGALLY_CHECKED
        }) {
            submitted(each, Risk.ORDINARY);
            signed(each, reviewer());
        }
        daysBefore(20);
        lawyer().take(turn(KeptArticle.LEGAL_CHECK_TAKEN));
        lawyer().take(turn(KeptArticle.LEGALLY_CHECKED));
        String check = turn(KeptArticle.LEGALLY_CHECKED);
        lawyer().visitor()
                .get("/desk/tasks/" + check + "/approve")
                .expect(200)
                .form("/approve")
                .send()
                .expect(200);
        published(KeptArticle.LEGALLY_CHECKED);
        delivered();
        seal();
    }

    /** What happens here is told at once, by letters that arrive. */
    void underTheShippedProcess() throws InterruptedException {
        daysBefore(14);
        live(KeptArticle.LIVE);
        submitted(KeptArticle.SIGNED_BY_A_LEAVER, Risk.ORDINARY);
        signed(KeptArticle.SIGNED_BY_A_LEAVER, colleague(FORMER_REVIEWER));
        published(KeptArticle.SIGNED_BY_A_LEAVER);
        live(KeptArticle.BANNER);
        live(KeptArticle.WITHDRAWN);
        live(KeptArticle.CORRECTION_WRITTEN);
        live(KeptArticle.CORRECTION_REVIEWED);
        live(KeptArticle.CORRECTION_SIGNED);
        live(KeptArticle.CORRECTED);
        live(KeptArticle.RE_REVIEW_OPEN);
        daysBefore(10);
        server.bean(StaffAdministration.class)
                .deactivate(person(DemoStaff.ADMIN), person(FORMER_REVIEWER).id());
        ReportId answered = reports.comes("Otto Older", article(KeptArticle.LIVE), "Is that so?");
        reports.decide(publisher(), answered, "not-a-mistake", "");
        for (KeptArticle each : new KeptArticle[] {
            KeptArticle.CORRECTION_WRITTEN, KeptArticle.CORRECTION_REVIEWED, KeptArticle.CORRECTED
        }) {
            ReportId report = reports.comes("Nora Night", article(each), "You write \"" + WRONG + "\" Really?");
            reports.decide(publisher(), report, "minor", "The text did not say for whom nine hours are too many.");
        }
        publisher().correct(article(KeptArticle.CORRECTION_SIGNED).id(), "CLINICAL", "It left out for whom.");
        Visitor desk = publisher().visitor();
        desk.get("/desk/articles/" + article(KeptArticle.BANNER).id() + "/correction")
                .expect(200)
                .form("/correction")
                .with("severity", "DANGEROUS")
                .with("summary", "It left out for whom.")
                .send()
                .expect(200);
        server.bean(Banners.class)
                .raise(
                        article(KeptArticle.BANNER).id(),
                        "A figure below is being checked.",
                        person(DemoStaff.PUBLISHER));
        server.bean(Withdrawals.class)
                .withdraw(
                        article(KeptArticle.WITHDRAWN).id(), "Its source was retracted.", person(DemoStaff.PUBLISHER));
        receive("Cheap watches", "Subject: Cheap watches", "X-Spam-Flag: YES");
        delivered();
        seal();
    }

    /** What happens here nobody has been told yet: no letter leaves, and no mail is sorted. */
    void theLastHours() {
        daysBefore(1);
        begun(KeptArticle.DRAFT, Risk.ORDINARY);
        saveTwice(KeptArticle.DRAFT);
        submitted(KeptArticle.SENT_BACK_BY_THE_REVIEWER, Risk.ORDINARY);
        reviewer().take(turn(KeptArticle.SENT_BACK_BY_THE_REVIEWER));
        reviewer().requestChanges(turn(KeptArticle.SENT_BACK_BY_THE_REVIEWER), "Please say for whom.");
        submitted(KeptArticle.SENT_BACK_BY_THE_PUBLISHER, Risk.ORDINARY);
        signed(KeptArticle.SENT_BACK_BY_THE_PUBLISHER, reviewer());
        publisher().take(turn(KeptArticle.SENT_BACK_BY_THE_PUBLISHER));
        server.bean(PublishingCommands.class)
                .sendBack(
                        person(DemoStaff.PUBLISHER),
                        turn(KeptArticle.SENT_BACK_BY_THE_PUBLISHER),
                        "The title promises more than the text holds.");
        submitted(KeptArticle.REVIEW_OPEN, Risk.ORDINARY);
        submitted(KeptArticle.REVIEW_TAKEN, Risk.ORDINARY);
        reviewer().take(turn(KeptArticle.REVIEW_TAKEN));
        submitted(KeptArticle.SECOND_SIGNATURE_OPEN, Risk.HIGH);
        signed(KeptArticle.SECOND_SIGNATURE_OPEN, reviewer());
        submitted(KeptArticle.SECOND_SIGNATURE_TAKEN, Risk.HIGH);
        signed(KeptArticle.SECOND_SIGNATURE_TAKEN, reviewer());
        second().take(turn(KeptArticle.SECOND_SIGNATURE_TAKEN));
        for (KeptArticle each :
                new KeptArticle[] {KeptArticle.PUBLISH_OPEN, KeptArticle.PUBLISH_TAKEN, KeptArticle.SCHEDULED}) {
            submitted(each, Risk.ORDINARY);
            signed(each, second());
        }
        publisher().take(turn(KeptArticle.PUBLISH_TAKEN));
        publisher().take(turn(KeptArticle.SCHEDULED));
        publisher().schedule(turn(KeptArticle.SCHEDULED), KeptDatabase.LEFT_AT.plus(Duration.ofDays(3)));
        for (KeptArticle each :
                new KeptArticle[] {KeptArticle.CORRECTION_REVIEWED, KeptArticle.CORRECTION_SIGNED, KeptArticle.CORRECTED
                }) {
            amended(each);
            server.bean(ArticleCommands.class).submit(person(DemoStaff.WRITER), turn(each));
        }
        signed(KeptArticle.CORRECTION_SIGNED, reviewer());
        publisher().take(turn(KeptArticle.CORRECTION_SIGNED));
        signed(KeptArticle.CORRECTED, second());
        published(KeptArticle.CORRECTED);
        server.bean(PublishingCommands.class)
                .readAgain(
                        person(DemoStaff.PUBLISHER),
                        article(KeptArticle.RE_REVIEW_OPEN).id());
        seal();
        clock.set(KeptDatabase.LEFT_AT);
        server.bean(Invitations.class).invite(person(DemoStaff.ADMIN), "Demo Newcomer", NEWCOMER, Set.of());
        server.bean(PasswordResets.class).ask(DemoStaff.WRITER, ClientNetwork.of("203.0.113.7"));
    }

    /** Mail that has come and that no machine has read. */
    void whatNobodyHasRead() {
        clock.set(KeptDatabase.LEFT_AT);
        receive("Sam Stair", "Subject: Article " + article(KeptArticle.LIVE).number(), "X-Mailer: Kept");
        seal();
    }

    /** Reports that wait for somebody; sorted like any other. */
    void reportsThatWait() {
        daysBefore(2);
        reports.comes("Wanda Water", article(KeptArticle.LIVE), "You write \"" + WRONG + "\" Really?");
        reports.comes("Priya Pace", "your website", "Somewhere you say three days. Which is right?");
        ReportId taken = reports.comes("Omar Open", article(KeptArticle.SIGNED_BY_A_LEAVER), "Is that so?");
        publisher().take(worklist.openOn(taken.subject()).get(0).taskId());
    }

    private void staff() {
        DemoStaff staff = server.bean(DemoStaff.class);
        staff.joins("Demo Lawyer", LAWYER, new Role("legal"));
        Person former = staff.joins("Former Reviewer", FORMER_REVIEWER, Role.medicalReviewer());
        Person third = staff.joins("Third Reviewer", THIRD_REVIEWER, Role.medicalReviewer());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        verified(former, "NP-C", "KEPT-1", today.plusYears(1));
        verified(third, "PA-C", "KEPT-2", today.plusDays(3));
        Person admin = person(DemoStaff.ADMIN);
        Credential revoked = verified(third, "RN", "KEPT-3", today.plusYears(1));
        server.bean(Credentials.class).revoke(admin, revoked.id(), "It was given up.");
        server.bean(Credentials.class)
                .enter(admin, third.id(), "MD", "A board", "KEPT-4", null, today.minusYears(1), today.plusYears(2));
    }

    private Credential verified(Person holder, String type, String number, LocalDate expires) {
        Person admin = person(DemoStaff.ADMIN);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Credentials credentials = server.bean(Credentials.class);
        Credential entered =
                credentials.enter(admin, holder.id(), type, "A board", number, null, today.minusYears(2), expires);
        credentials.verify(person(DemoStaff.PUBLISHER), entered.id(), today, "Asked the board.");
        return entered;
    }

    private void live(KeptArticle which) {
        submitted(which, Risk.ORDINARY);
        signed(which, reviewer());
        published(which);
    }

    private void begun(KeptArticle which, Risk risk) {
        articleCommands.begin(person(DemoStaff.WRITER), which.slug(), "sleep", risk, text(which));
    }

    private void submitted(KeptArticle which, Risk risk) {
        begun(which, risk);
        articleCommands.submit(person(DemoStaff.WRITER), turn(which));
    }

    private void signed(KeptArticle which, Colleague clinician) {
        clinician.take(turn(which));
        clinician.sign(turn(which));
    }

    private void published(KeptArticle which) {
        publisher().take(turn(which));
        publisher().publishNow(turn(which));
    }

    private void amended(KeptArticle which) {
        Article now = article(which);
        RevisionText text = articles.latest(now).text();
        articleCommands.save(
                now.id(),
                now.latestRevision(),
                new RevisionText(text.title(), text.standfirst(), text.body().replace(WRONG, RIGHT), text.sources()),
                person(DemoStaff.WRITER));
    }

    /** Two windows on one text: what the second one saves is kept beside it. */
    private void saveTwice(KeptArticle which) {
        String path = "/desk/tasks/" + turn(which) + "/write";
        Visitor writer = colleague(DemoStaff.WRITER).visitor();
        Visitor.Page read = writer.get(path).expect(200);
        read.form("/write")
                .with("body", text(which).body() + "\n\nFrom the first window.")
                .send()
                .expect(200);
        read.form("/write")
                .with("body", text(which).body() + "\n\nFrom the second window.")
                .send()
                .expect(409);
    }

    private static RevisionText text(KeptArticle which) {
        return new RevisionText(
                "Sleep, as kept: " + which.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "Most adults do best with seven hours or more.",
                "Most adults need **seven hours** or more [@watson2015].\n\n" + WRONG,
                """
                [{"id":"watson2015","type":"article-journal","title":"Recommended amount of sleep for a healthy adult",
                  "author":[{"family":"Watson","given":"Nathaniel F."}],"container-title":"Sleep","volume":"38",
                  "issue":"6","page":"843-844","issued":{"date-parts":[[2015,6,1]]},"DOI":"10.5665/sleep.4716"}]""");
    }

    private void receive(String name, String... headers) {
        String mail = String.join("\r\n", headers)
                + "\r\nMessage-ID: <" + UUID.randomUUID() + "@home.example>\r\nFrom: " + name + " <"
                + name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@home.example>\r\nTo: corrections@localhost\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\nYou write \"" + WRONG + "\" Really?\r\n";
        byte[] raw = mail.getBytes(StandardCharsets.UTF_8);
        server.bean(InboundMailStore.class).accept(raw, Provenance.fromFile("the past", raw.length));
    }

    /** Letters are sent by and by. */
    private void delivered() throws InterruptedException {
        JdbcClient jdbc = server.bean(JdbcClient.class);
        for (int i = 0; i < 300; i++) {
            if (jdbc.sql("select count(*) from outbox_mail where state in ('QUEUED', 'SENDING')")
                            .query(Integer.class)
                            .single()
                    == 0) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("These are still waiting: "
                + jdbc.sql("select kind, recipient, state from outbox_mail where state <> 'SENT'")
                        .query()
                        .listOfRows());
    }

    private void seal() {
        Seals.sealNow(server.beans());
    }

    private void daysBefore(int days) {
        clock.set(KeptDatabase.LEFT_AT.minus(Duration.ofDays(days)));
    }

    private Article article(KeptArticle which) {
        return articles.bySlug(which.slug()).orElseThrow();
    }

    private String turn(KeptArticle which) {
        return worklist.openOn(article(which).id().subject()).stream()
                .map(Turn::taskId)
                .findFirst()
                .orElseThrow();
    }

    private Person person(String email) {
        return people.byEmail(email).orElseThrow();
    }

    private Colleague reviewer() {
        return colleague(DemoStaff.REVIEWER);
    }

    private Colleague second() {
        return colleague(DemoStaff.SECOND_REVIEWER);
    }

    private Colleague publisher() {
        return colleague(DemoStaff.PUBLISHER);
    }

    private Colleague lawyer() {
        return colleague(LAWYER);
    }

    private Colleague colleague(String email) {
        URI address = server.address();
        return colleagues.computeIfAbsent(email, mail -> new Colleague(address, mail, DemoStaff.PASSWORD));
    }
}
