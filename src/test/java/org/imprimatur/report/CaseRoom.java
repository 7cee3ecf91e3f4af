package org.imprimatur.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.Newsroom;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.inbox.Classification;
import org.imprimatur.inbox.FilingResult;
import org.imprimatur.inbox.InboundMailHandler;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.inbox.Provenance;
import org.imprimatur.mime.MailParser;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.publication.NoticeText;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.Severity;
import org.imprimatur.review.AtReview;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Readers, their mails, and the people who work on them. */
public final class CaseRoom {

    /** A sentence of {@link #aText}, as a reader would copy it. */
    public static final String PASSAGE = "Adults who sleep less than five hours a night live longer";

    @Autowired
    public Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    People people;

    @Autowired
    public Worklist worklist;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    InboundMailStore inboundMailStore;

    @Autowired
    InboundMailHandler inboundMailHandler;

    @Autowired
    Reports reports;

    @Autowired
    Triage triage;

    @Autowired
    Merging merging;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    public JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private AtReview atReview;

    private CaseRoom() {}

    public static CaseRoom of(AutowireCapableBeanFactory server) {
        CaseRoom room = new CaseRoom();
        server.autowireBean(room);
        room.atReview = AtReview.of(server);
        return room;
    }

    /** No other text has its title. */
    public static RevisionText aText() {
        RevisionText text = Newsroom.aText();
        return new RevisionText(
                "Sleep and long life, part " + Newsroom.aWord(),
                text.standfirst(),
                "Most adults need **seven hours** or more [@watson2015].\n\n" + PASSAGE
                        + " [@watson2015]. Talk to your doctor.",
                text.sources());
    }

    public Article aLiveArticle() {
        return aLiveArticle(newsroom.aWriter(), atReview.aReviewer());
    }

    public Article aLiveArticle(Person writer, Person reviewer) {
        Article article = articleCommands.begin(writer, "sleep-" + UUID.randomUUID(), "sleep", Risk.ORDINARY, aText());
        articleCommands.submit(writer, turnOn(article).taskId());
        signAndPublish(article, reviewer, PublishingCommands.Answer.NONE);
        return articles.require(article.id());
    }

    /** Writes, signs and publishes the correction that is under way. */
    public Article correct(Article article) {
        corrected(article).run();
        return articles.require(article.id());
    }

    /** The same up to its last action. */
    public Runnable corrected(Article article) {
        Article now = articles.require(article.id());
        Person writer = people.require(now.writer());
        RevisionText text = articles.latest(now).text();
        articleCommands.save(
                now.id(),
                now.latestRevision(),
                new RevisionText(
                        text.title(),
                        text.standfirst(),
                        text.body().replace("live longer", "die earlier"),
                        text.sources()),
                writer);
        articleCommands.submit(writer, turnOn(article).taskId());
        Person publisher = signedFor(article, atReview.aReviewer());
        return () -> publishingCommands.publishNow(
                publisher,
                turnOn(article).taskId(),
                atReview.read(article),
                new PublishingCommands.Answer(
                        new NoticeText(
                                Severity.CLINICAL,
                                "The article said the opposite of what its source says about short sleep.",
                                "live longer",
                                "die earlier"),
                        false));
    }

    /** Hands the text on as it is, past the plan to correct it. */
    public void publishUnchanged(Article article) {
        Person writer = people.require(article.writer());
        articleCommands.submit(writer, turnOn(article).taskId());
        signAndPublish(article, atReview.aReviewer(), new PublishingCommands.Answer(null, true));
    }

    private void signAndPublish(Article article, Person reviewer, PublishingCommands.Answer answer) {
        Person publisher = signedFor(article, reviewer);
        publishingCommands.publishNow(publisher, turnOn(article).taskId(), atReview.read(article), answer);
    }

    /** @return the publisher whose turn it is then */
    private Person signedFor(Article article, Person reviewer) {
        Person publisher = newsroom.aPublisher();
        Turn review = turnOn(article);
        if (review.assignee() == null) {
            worklist.take(reviewer, review.taskId());
        } else {
            worklist.give(publisher, review.taskId(), reviewer);
        }
        atReview.sign(article, atReview.knowing(reviewer));
        worklist.take(publisher, turnOn(article).taskId());
        return publisher;
    }

    public Turn turnOn(Article article) {
        return worklist.openOn(article.id().subject()).get(0);
    }

    public static String anAddress() {
        return "reader-" + UUID.randomUUID().toString().substring(0, 8) + "@reader.test";
    }

    /** One mail to the corrections address. */
    public static byte[] mail(String from, String subject, String words, String... headers) {
        List<String> lines = new ArrayList<>(List.of(headers));
        boolean named = lines.stream().anyMatch(line -> line.startsWith("Message-ID:"));
        boolean sent = lines.stream().anyMatch(line -> line.startsWith("To:"));
        if (!named) {
            lines.add("Message-ID: <" + UUID.randomUUID() + "@reader.test>");
        }
        if (!sent) {
            lines.add("To: corrections@localhost");
        }
        lines.add("From: Robin Reader <" + from + ">");
        lines.add("Date: Mon, 23 Nov 2026 09:00:00 +0000");
        lines.add("Subject: " + subject);
        lines.add("Content-Type: text/plain; charset=utf-8");
        return (String.join("\r\n", lines) + "\r\n\r\n" + words + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    public static ParsedMail reading(byte[] raw) {
        return new MailParser(List.of()).read(raw);
    }

    public static Classification human() {
        return new Classification(Classification.Route.HUMAN, true, List.of(Classification.Cause.A_PERSON));
    }

    UUID kept(byte[] raw) {
        return inboundMailStore
                .accept(raw, Provenance.fromFile("a test", raw.length))
                .mail();
    }

    public FilingResult file(byte[] raw) {
        return file(raw, human());
    }

    public FilingResult file(byte[] raw, Classification classification) {
        return file(kept(raw), raw, classification);
    }

    FilingResult file(UUID mail, byte[] raw, Classification classification) {
        ParsedMail parsedMail = reading(raw);
        return transaction.execute(status -> inboundMailHandler.file(mail, parsedMail, classification, null));
    }

    public Report report(FilingResult filingResult) {
        return reports.require(new ReportId(filingResult.report()));
    }

    /** About this article, and ready to be decided. */
    public Report aReportOn(Article article, String from) {
        Report report =
                report(file(mail(from, "Article " + article.number(), "You write: \"" + PASSAGE + "\". Really?")));
        goOn(report);
        return report;
    }

    /** The same as a page, with a picture beside it. */
    public Report aReportWithAFileOn(Article article) {
        String raw =
                """
                Message-ID: <%s@reader.test>
                From: Robin Reader <%s>
                To: corrections@localhost
                Subject: Article %d
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                <p>It is <b>wrong</b>.</p>
                --b
                Content-Type: image/png; name="page.png"
                Content-Disposition: attachment; filename="page.png"
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --b--
                """.formatted(UUID.randomUUID(), anAddress(), article.number()).replace("\n", "\r\n");
        Report report = report(file(raw.getBytes(StandardCharsets.UTF_8)));
        goOn(report);
        return report;
    }

    /** Decided to be a mistake. */
    public Report aWaitingReportOn(Article article, Person publisher) {
        Report report = aReportOn(article, anAddress());
        return decide(publisher, report, input(Outcome.MINOR, report));
    }

    /** Decided to be a danger, with these words on the article or in its place. */
    public Report aDangerousReportOn(Article article, Person publisher, String words, boolean withdrawn) {
        Report report = aReportOn(article, anAddress());
        TriageInput triageInput = new TriageInput(
                Outcome.DANGEROUS,
                words,
                true,
                words,
                withdrawn ? Report.Safeguard.WITHDRAWAL : Report.Safeguard.BANNER,
                words,
                null,
                report.mails());
        return decide(publisher, report, triageInput);
    }

    /** Decided to be no mistake, and not worth an answer. */
    public Report aReportLeftWithoutAnAnswerOn(Article article, Person publisher) {
        Report report = aReportOn(article, anAddress());
        return decide(
                publisher,
                report,
                new TriageInput(Outcome.NOT_A_MISTAKE, "", false, "", null, "", null, report.mails()));
    }

    /** A machine's answer to what was sent in a report. */
    public void note(byte[] raw) {
        UUID mail = kept(raw);
        Classification machine =
                new Classification(Classification.Route.AUTO, false, List.of(Classification.Cause.OUT_OF_OFFICE));
        transaction.executeWithoutResult(status -> inboundMailHandler.note(mail, reading(raw), machine));
    }

    /** Another one, that goes with this report. */
    public Report aReportMergedInto(Report report, Article article, Person publisher) {
        Report other = aReportOn(article, anAddress());
        merging.merge(publisher, report.number(), List.of(other.number()));
        return now(other);
    }

    public Report now(Report report) {
        return reports.require(report.id());
    }

    /** Lets the process take the steps it would take by itself. */
    public void goOn(Report report) {
        while (true) {
            List<Job> jobs = jobs(report);
            if (jobs.isEmpty()) {
                return;
            }
            jobs.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> jobs(Report report) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(report.id().subject().key())
                .list()
                .stream()
                .flatMap(run -> management.createJobQuery().processInstanceId(run.getId()).list().stream())
                .toList();
    }

    public boolean isRunning(Report report) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(report.id().subject().key())
                        .count()
                > 0;
    }

    public List<Turn> turnsOn(Report report) {
        return worklist.openOn(report.id().subject());
    }

    public Turn turnOn(Report report) {
        return turnsOn(report).get(0);
    }

    /** Takes the turn and decides. */
    public Report decide(Person publisher, Report report, TriageInput triageInput) {
        String task = turnOn(report).taskId();
        worklist.take(publisher, task);
        return triage.decide(publisher, task, triageInput);
    }

    /** The reader is thanked, and told why nothing changes. */
    public static TriageInput noMistake(Report report) {
        return input(Outcome.NOT_A_MISTAKE, report);
    }

    public static TriageInput input(Outcome outcome, Report report) {
        return new TriageInput(
                outcome,
                "We looked into it.\n\nThank you for writing.",
                true,
                outcome.isMistake() ? "The article said the opposite of what its source says about short sleep." : "",
                outcome == Outcome.DANGEROUS ? Report.Safeguard.BANNER : null,
                outcome == Outcome.DANGEROUS ? "Do not sleep less because of this text." : "",
                null,
                report.mails());
    }

    static TriageInput sameAs(Report original, Report report) {
        return new TriageInput(Outcome.DUPLICATE, "", false, "", null, "", original.number(), report.mails());
    }

    public List<Map<String, Object>> letters(Report report, String kind) {
        return jdbc.sql("select * from outbox_mail where thread_key = ? and kind = ? order by seq")
                .params(report.id().subject().key(), kind)
                .query()
                .listOfRows();
    }
}
