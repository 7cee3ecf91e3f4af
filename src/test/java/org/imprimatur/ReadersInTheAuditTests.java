package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.imprimatur.EveryStage.Stage;
import org.imprimatur.EveryStage.Who;
import org.imprimatur.RouteTable.Line;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.article.RevisionText;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditMessages;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.inbox.imap.FailingMailbox;
import org.imprimatur.mime.BounceReport;
import org.imprimatur.outbox.ReturnedLetters;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.NoticeText;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.Severity;
import org.imprimatur.publication.SignatureDecisions;
import org.imprimatur.report.CaseRoom;
import org.imprimatur.report.Report;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.Reviews;
import org.imprimatur.review.SignatureDecision;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * No line of the audit holds a reader's name, address or words, nor what anybody wrote who may have quoted them, and each
 * is told in people's words. Every deed of the route table is done with marks in all that is typed, and readers write who
 * are marked themselves.
 */
@FullBuildOnly
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "imprimatur.processes=classpath:/processes-with-legal-check")
class ReadersInTheAuditTests {

    /** In whatever is typed here. */
    private static final String MARK = "Zq7Reader";

    /** What the readers of all fixtures have in common. */
    private static final List<String> MARKS = List.of(
            MARK, "Robin Reader", "reader.test", "elsewhere@newsroom", "nobody@newsroom", "bed.png", "page.png");

    /** Fields into which people type what they like. */
    private static final List<String> FREE = List.of(
            "answer", "banner", "how", "notes", "passage", "reason", "standfirst", "summary", "why", "words", "wrong");

    private EveryStage newsroom;

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    @Autowired
    AuditTrail audit;

    @Autowired
    AuditMessages auditMessages;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    Reviews reviews;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    Credentials credentials;

    @Autowired
    SignatureDecisions signatureDecisions;

    @Autowired
    ReturnedLetters returnedLetters;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    private final Set<String> seen = new TreeSet<>();
    private final Map<String, String> told = new LinkedHashMap<>();
    private final Map<String, String> unworded = new TreeMap<>();

    @BeforeAll
    void everyDeed() {
        newsroom = EveryStage.of(server);
        everyDeedOfThePages();
        whatAnotherMustPrecede();
        readersAndTheirReports();
        lettersThatComeBack();
        during("a mailbox in trouble", () -> FailingMailbox.goThrough(server, MARK + " cannot be read"));
    }

    /** Nobody types anything into these, and no reader is near: the server writes them of itself, of keys and sign-ins. */
    private static final Set<String> NOBODY_TYPES = Set.of(
            "article.withheld",
            "claim.declined",
            "drawing.at-fault",
            "letters.tried-now",
            "mail.reimported",
            "publication.order-out-of-role",
            "risk.proposed",
            "seal-key.lost",
            "seal-key.made",
            "seal-key.rotated",
            "sign-in.slowed",
            "sign-out.done",
            "source.retracted",
            "text.not-intact",
            "turn.away",
            "turn.not-taken-up",
            "turn.out-of-role",
            "turn.own-text",
            "turn.signed-already",
            "worklist.repaired");

    @Test
    void noLineHoldsAReaderOrWhatSomebodyWrote() {
        assertThat(told).isEmpty();
        Set<String> unseen = new TreeSet<>(AuditActions.codes());
        unseen.removeAll(seen);
        assertThat(unseen)
                .as("Actions none of these deeds leads to: add one that does")
                .isSubsetOf(NOBODY_TYPES);
        assertThat(AuditActions.codes()).as("Actions there are no more").containsAll(NOBODY_TYPES);
    }

    @Test
    void eachLineIsToldInWords() {
        assertThat(unworded).isEmpty();
    }

    private void everyDeedOfThePages() {
        for (Line line : RouteTable.lines()) {
            boolean deed = line.route().startsWith("POST ") || line.route().contains(" /desk/mail/in/{id}/");
            for (Who who : Who.values()) {
                if (deed && Set.of(200, 302).contains(line.answers().get(who))) {
                    during(line.route() + " as " + who, () -> ask(line.route(), line.stage(), who, Map.of()));
                }
            }
        }
    }

    private void whatAnotherMustPrecede() {
        during("a topic brought back", () -> {
            ask("POST /desk/topics/{topic}/retire", Stage.LIVE, Who.PUBLISHER, Map.of());
            ask("POST /desk/topics/{topic}/bring-back", Stage.LIVE, Who.PUBLISHER, Map.of());
        });
        during("an article about something else", () -> {
            perform(
                    newsroom.request("POST /desk/topics", "/desk/topics", Stage.LIVE, Who.PUBLISHER),
                    Map.of("name", "iron"));
            ask("POST /desk/articles/{id}/topic", Stage.LIVE, Who.PUBLISHER, Map.of("topic", "iron"));
        });
        during(
                "an article elsewhere",
                () -> ask("POST /desk/articles/{id}/address", Stage.LIVE, Who.PUBLISHER, Map.of("slug", "elsewhere")));
        during("a person back at work", () -> {
            ask("POST /desk/people/{id}/deactivate", Stage.LIVE, Who.ADMINISTRATOR, Map.of());
            ask("POST /desk/people/{id}/reactivate", Stage.LIVE, Who.ADMINISTRATOR, Map.of());
        });
        during("a publisher who leaves", () -> {
            Person publisher = newsroom.person(Who.PUBLISHER);
            String address = "/desk/people/" + publisher.id() + "/deactivate";
            perform(newsroom.request("POST " + address, address, Stage.LIVE, Who.ADMINISTRATOR), Map.of());
        });
        during("a leave on other days", () -> {
            ask("POST /desk/me/leave", Stage.LIVE, Who.WRITER, Map.of());
            UUID leave = jdbc.sql("select id from leave_of_absence where person_id = ? and ended_at is null")
                    .param(newsroom.person(Who.WRITER).id().value())
                    .query(UUID.class)
                    .single();
            String later = LocalDate.now(clock).plusDays(9).toString();
            ask("POST /desk/me/leave", Stage.LIVE, Who.WRITER, Map.of("leave", leave.toString(), "lastDay", later));
            ask("POST /desk/me/leave/end", Stage.LIVE, Who.WRITER, Map.of());
        });
        during("a decision about a signature", () -> {
            Article live =
                    articles.require(newsroom.about(Stage.LIVE, Who.WRITER).id());
            Person administrator = newsroom.person(Who.ADMINISTRATOR);
            UUID credential =
                    credentials.of(newsroom.person(Who.REVIEWER).id()).get(0).id();
            credentials.revoke(administrator, credential, MARK);
            signatureDecisions.decide(
                    newsroom.person(Who.PUBLISHER),
                    credential,
                    live.id(),
                    live.mustBeLive().sha256(),
                    SignatureDecision.Kind.STANDS,
                    MARK);
            credentials.restore(administrator, credential, MARK);
        });
        during("levels of risk", () -> {
            ask("POST /desk/articles/{id}/risk", Stage.REVIEW, Who.PUBLISHER, Map.of("level", "HIGH", "reason", MARK));
            ask("POST /desk/articles/{id}/risk", Stage.REVIEW, Who.PUBLISHER, Map.of("level", "HIGH", "reason", MARK));
            ask(
                    "POST /desk/articles/{id}/risk",
                    Stage.REVIEW,
                    Who.PUBLISHER,
                    Map.of("level", "ORDINARY", "reason", MARK));
        });
        during(
                "a reviewer who is named",
                () -> ask(
                        "POST /desk/tasks/{taskId}/write/submit",
                        Stage.WRITE,
                        Who.WRITER,
                        Map.of("reviewer", newsroom.person(Who.REVIEWER).id().toString(), "words", MARK)));
        during("a time that is moved", () -> {
            Article scheduled = newsroom.about(Stage.SCHEDULED, Who.WRITER);
            ask(
                    "POST /desk/articles/{id}/schedule",
                    Stage.SCHEDULED,
                    Who.PUBLISHER,
                    Map.of(
                            "was",
                            publishingCommands
                                    .requireScheduled(scheduled.id())
                                    .at()
                                    .toString(),
                            "day",
                            LocalDate.now(clock).plusDays(9).toString(),
                            "time",
                            "10:15"));
        });
        during("a calendar's address", () -> {
            ask("POST /desk/calendar/address", Stage.LIVE, Who.PUBLISHER, Map.of());
            ask("POST /desk/calendar/address/end", Stage.LIVE, Who.PUBLISHER, Map.of());
        });
        during(
                "letters chosen",
                () -> ask(
                        "POST /desk/me/letters",
                        Stage.LIVE,
                        Who.WRITER,
                        Map.of("handoffs", "digest", "news", "off", "reminders", "off", "daily", "now")));
        during(
                "a forgotten password",
                () -> ask(
                        "POST /password/forgotten",
                        Stage.LIVE,
                        Who.SIGNED_OUT,
                        Map.of("email", newsroom.person(Who.WRITER).email())));
        during(
                "a text that comes too late",
                () -> ask(
                        "POST /desk/tasks/{taskId}/write", Stage.WRITE, Who.WRITER, Map.of("base", "1", "body", MARK)));
    }

    private void readersAndTheirReports() {
        CaseRoom room = CaseRoom.of(server);
        Person publisher = newsroom.person(Who.PUBLISHER);
        Article live = newsroom.about(Stage.LIVE, Who.WRITER);
        during("a correction", () -> {
            Report report = room.aWaitingReportOn(live, publisher);
            room.goOn(report);
            Article now = articles.require(live.id());
            RevisionText text = articles.latest(now).text();
            articleCommands.save(
                    now.id(),
                    now.latestRevision(),
                    new RevisionText(text.title(), text.standfirst(), text.body() + " Ask.", text.sources()),
                    newsroom.person(Who.WRITER));
            publish(live, new PublishingCommands.Answer(new NoticeText(Severity.CLINICAL, MARK, "", "Ask."), false));
            room.goOn(report);
            String reader = String.valueOf(report.reporter().address());
            room.note(CaseRoom.mail(reader, "Away: [" + report.name() + "]", MARK));
            room.file(CaseRoom.mail(reader, "Re: [" + report.name() + "]", MARK));
        });
        during("a correction that was none", () -> {
            Report report = room.aWaitingReportOn(live, publisher);
            room.goOn(report);
            publish(live, new PublishingCommands.Answer(null, true));
            room.goOn(report);
        });
        during("a correction under way", () -> {
            articleCommands.beginAgain(live.id(), ReviewReason.CORRECTION, publisher);
            room.goOn(room.aWaitingReportOn(live, publisher));
        });
        for (boolean withdrawn : List.of(true, false)) {
            during("a danger", () -> room.goOn(room.aDangerousReportOn(live, publisher, MARK, withdrawn)));
        }
        during("no answer", () -> room.goOn(room.aReportLeftWithoutAnAnswerOn(live, publisher)));
    }

    /** From the writer's hands to readers, past everybody it has to go to. */
    private void publish(Article article, PublishingCommands.Answer answer) {
        AtReview atReview = AtReview.of(server);
        Person lawyer = newsroom.person(Who.FURTHER_ROLE);
        Person publisher = newsroom.person(Who.PUBLISHER);
        articleCommands.submit(newsroom.person(Who.WRITER), newsroom.task(article));
        atReview.sign(article, newsroom.person(Who.REVIEWER));
        worklist.take(lawyer, newsroom.task(article));
        reviews.approve(lawyer, newsroom.task(article), atReview.read(article), MARK);
        worklist.take(publisher, newsroom.task(article));
        publishingCommands.publishNow(publisher, newsroom.task(article), atReview.read(article), answer);
    }

    private void lettersThatComeBack() {
        String address = MARK + "@reader.test";
        during("a letter that comes back", () -> {
            CaseRoom room = CaseRoom.of(server);
            room.file(CaseRoom.mail(address, "Article", MARK));
            List<String> tokens = jdbc.sql("select bounce_token from outbox_mail where lower(recipient) = lower(?)")
                    .param(address)
                    .query(String.class)
                    .list();
            jdbc.sql("update outbox_mail set state = 'SENT' where lower(recipient) = lower(?)")
                    .param(address)
                    .update();
            tokens.forEach(token -> returnedLetters.note(
                    new BounceReport(BounceReport.Kind.FAILED, address, "5.1.1", "No " + MARK, token, List.of())));
        });
    }

    private void ask(String route, Stage stage, Who who, Map<String, String> typed) throws Exception {
        Map<String, String> all = new HashMap<>();
        FREE.forEach(name -> all.put(name, MARK + " " + name));
        if (route.startsWith("POST /articles/")) {
            all.put("name", MARK);
            all.put("email", MARK.toLowerCase(Locale.ROOT) + "@reader.test");
        }
        if (who == Who.SIGNED_OUT && route.equals("POST /sign-in")) {
            all.put("username", MARK);
        }
        all.putAll(typed);
        perform(newsroom.request(route, stage, who), all);
    }

    private void perform(MockHttpServletRequestBuilder request, Map<String, String> typed) throws Exception {
        http.perform(request.with(sent -> {
            typed.forEach(sent::setParameter);
            return sent;
        }));
    }

    private interface Deed {
        void run() throws Exception;
    }

    /** What it wrote is looked at and then undone. */
    private void during(String name, Deed deed) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            Map<String, Long> before = lengths();
            try {
                deed.run();
            } catch (Exception e) {
                throw new AssertionError(name, e);
            }
            look(name, before);
        });
    }

    private Map<String, Long> lengths() {
        // Lines are written when somebody asks for a chain.
        audit.chain(Subject.of("none"));
        Map<String, Long> lengths = new HashMap<>();
        jdbc.sql("select chain, length from audit_chain").query(row -> {
            lengths.put(row.getString("chain"), row.getLong("length"));
        });
        return lengths;
    }

    private void look(String deed, Map<String, Long> before) {
        lengths().forEach((chain, length) -> {
            List<AuditEntry> written = audit.chain(Subject.of(chain)).stream()
                    .filter(entry -> entry.seq() > before.getOrDefault(chain, 0L))
                    .toList();
            written.forEach(entry -> look(deed, entry.action(), entry.subject() + " " + entry.facts()));
            List<AuditMessages.Line> lines = auditMessages.lines(written);
            for (int i = 0; i < lines.size(); i++) {
                AuditEntry entry = written.get(i);
                List<String> left = AuditInWords.left(entry, lines.get(i));
                if (!left.isEmpty()) {
                    unworded.put(entry.action(), left + " of " + entry.facts());
                }
            }
        });
    }

    private void look(String deed, String action, String line) {
        seen.add(action);
        String small = line.toLowerCase(Locale.ROOT);
        MARKS.stream()
                .filter(mark -> small.contains(mark.toLowerCase(Locale.ROOT)))
                .forEach(mark -> told.put(action + " (" + deed + ")", line));
    }
}
