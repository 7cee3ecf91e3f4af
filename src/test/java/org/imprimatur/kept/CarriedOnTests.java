package org.imprimatur.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.audit.AuditVerifier;
import org.imprimatur.demo.DemoReports;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.PostOffice;
import org.imprimatur.journey.Colleague;
import org.imprimatur.journey.Visitor;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.report.ReportId;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A newsroom goes on where the last release left it: one server, its people at work on their pages, until all is done. */
@FullBuildOnly
@OnBothDatabases
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CarriedOnTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Colleague> colleagues = new HashMap<>();
    private PostOffice postOffice;
    private DemoServer server;
    private List<String> waiting;

    @BeforeAll
    void start() {
        postOffice = PostOffice.open();
        Map<String, Object> database = KeptDatabase.V1.copy();
        // Nothing leaves before the test has seen what waits.
        server = DemoServer.startWithSettableClock(
                database, postOffice, "--imprimatur.mail.every=4s", "--imprimatur.mail.inbound.every=4s");
        waiting = jdbc().sql("select message_id from outbox_mail where state = 'QUEUED'")
                .query(String.class)
                .list();
    }

    @AfterAll
    void stop() {
        server.close();
        postOffice.close();
        ClockUtil.reset();
    }

    @Test
    @Order(1)
    void whatWaitedToBeSentIsSentOnce() {
        assertThat(waiting).hasSizeGreaterThan(10);
        await().atMost(PATIENCE).until(() -> queued() == 0);
        assertThat(jdbc().sql("select count(*) from outbox_attempt a join outbox_mail m on m.id = a.mail_id"
                                + " where m.message_id in (:waiting) and a.outcome = 'SENT'")
                        .param("waiting", waiting)
                        .query(Integer.class)
                        .single())
                .isEqualTo(jdbc().sql("select count(*) from outbox_mail where message_id in (:waiting)"
                                + " and state = 'SENT'")
                        .param("waiting", waiting)
                        .query(Integer.class)
                        .single())
                .isGreaterThan(10);
    }

    @Test
    @Order(2)
    void theMailThatWaitedToBeReadBecomesOneReport() {
        await().atMost(PATIENCE)
                .until(() -> jdbc().sql("select count(*) from inbound_mail where state in ('RECEIVED', 'PROCESSING')")
                                .query(Integer.class)
                                .single()
                        == 0);
        assertThat(jdbc().sql(
                                "select count(*) from correction_report where reporter_address = 'sam.stair@home.example'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    @Order(3)
    void whoeverWorksHereSignsInAndWhoeverLeftDoesNot() {
        for (String email : List.of(
                DemoStaff.ADMIN, DemoStaff.WRITER, DemoStaff.REVIEWER, DemoStaff.PUBLISHER, KeptPast.THIRD_REVIEWER)) {
            colleague(email).visitor().get("/desk").expect(200);
        }
        assertThat(new Visitor(server.address())
                        .get("/sign-in")
                        .form("/sign-in")
                        .with("username", KeptPast.FORMER_REVIEWER)
                        .with("password", DemoStaff.PASSWORD)
                        .send()
                        .path())
                .isEqualTo("/sign-in");
    }

    @Test
    @Order(4)
    void theReportsThatWaitAreAnswered() {
        for (String reader : List.of("wanda.water", "omar.open")) {
            ReportId report = new ReportId(jdbc().sql("select id from correction_report where reporter_address = ?")
                    .param(reader + "@home.example")
                    .query(UUID.class)
                    .single());
            server.bean(DemoReports.class).decide(colleague(DemoStaff.PUBLISHER), report, "not-a-mistake", "");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                jdbc().sql("select r.reporter_address from correction_report r join outbox_mail m"
                                                + " on m.recipient = r.reporter_address and m.kind = 'report-answer'"
                                                + " where m.state = 'SENT'")
                                        .query(String.class)
                                        .list())
                        .as("the last one's correction went live before the upgrade")
                        .contains("wanda.water@home.example", "omar.open@home.example", KeptPast.READER));
    }

    @Test
    @Order(5)
    void everyArticleGoesLive() {
        colleague(DemoStaff.PUBLISHER)
                .correct(article(KeptArticle.WITHDRAWN).id(), "CLINICAL", "Its source was retracted.");
        for (KeptArticle each : KeptArticle.values()) {
            carryOn(each);
        }
        server.bean(TestClock.Settable.class)
                .set(KeptDatabase.LEFT_AT.plus(Duration.ofDays(3)).plusSeconds(60));
        for (KeptArticle each : KeptArticle.values()) {
            await().alias(each.slug()).atMost(PATIENCE).until(() -> isLiveAsItStands(article(each)));
            new Visitor(server.address()).get("/articles/" + each.slug()).expect(200);
        }
    }

    @Test
    @Order(6)
    void theAuditOfAllThatIsWhole() {
        assertThat(server.bean(AuditVerifier.class).verify("a test").links()).isEmpty();
    }

    private void carryOn(KeptArticle which) {
        for (int actions = 0; actions < 8; actions++) {
            List<Turn> open =
                    server.bean(Worklist.class).openOn(article(which).id().subject());
            if (open.isEmpty()) {
                return;
            }
            finish(which, open.get(0));
        }
        throw new AssertionError(which + " goes round and round");
    }

    private void finish(KeptArticle which, Turn turn) {
        switch (turn.formKey()) {
            case "write" -> handIn(which, turn);
            case "review" -> hold(turn, reviewerOf(which)).sign(turn.taskId());
            case "approve" ->
                hold(turn, KeptPast.LAWYER)
                        .visitor()
                        .get("/desk/tasks/" + turn.taskId() + "/approve")
                        .expect(200)
                        .form("/approve")
                        .send()
                        .expect(200);
            default -> hold(turn, DemoStaff.PUBLISHER).publishNow(turn.taskId());
        }
    }

    private void handIn(KeptArticle which, Turn turn) {
        Articles articles = server.bean(Articles.class);
        ArticleCommands articleCommands = server.bean(ArticleCommands.class);
        Person writer = person(DemoStaff.WRITER);
        Article now = article(which);
        RevisionText text = articles.latest(now).text();
        articleCommands.save(
                writer,
                turn.taskId(),
                now.latestRevision(),
                new RevisionText(
                        text.title(),
                        text.standfirst(),
                        text.body().replace(KeptPast.WRONG, KeptPast.RIGHT),
                        text.sources()));
        articleCommands.submit(writer, turn.taskId());
    }

    private Colleague hold(Turn turn, String email) {
        Colleague colleague = colleague(email);
        if (!turn.isHeldBy(person(email).id())) {
            colleague.take(turn.taskId());
        }
        return colleague;
    }

    private static String reviewerOf(KeptArticle which) {
        return which == KeptArticle.SECOND_SIGNATURE_OPEN || which == KeptArticle.SECOND_SIGNATURE_TAKEN
                ? DemoStaff.SECOND_REVIEWER
                : DemoStaff.REVIEWER;
    }

    private boolean isLiveAsItStands(Article article) {
        return jdbc().sql("select count(*) from article where id = ? and live_revision = latest_revision"
                                + " and withdrawn_at is null")
                        .param(article.id().value())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private int queued() {
        return jdbc().sql("select count(*) from outbox_mail where message_id in (:waiting)"
                        + " and state in ('QUEUED', 'SENDING')")
                .param("waiting", waiting)
                .query(Integer.class)
                .single();
    }

    private Article article(KeptArticle which) {
        return server.bean(Articles.class).bySlug(which.slug()).orElseThrow();
    }

    private Person person(String email) {
        return server.bean(People.class).byEmail(email).orElseThrow();
    }

    private JdbcClient jdbc() {
        return server.bean(JdbcClient.class);
    }

    private Colleague colleague(String email) {
        return colleagues.computeIfAbsent(email, mail -> new Colleague(server.address(), mail, DemoStaff.PASSWORD));
    }
}
