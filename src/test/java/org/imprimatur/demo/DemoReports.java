package org.imprimatur.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.journey.Colleague;
import org.imprimatur.mail.inbound.Arrival;
import org.imprimatur.mail.inbound.Letterbox;
import org.imprimatur.mail.inbound.Reception;
import org.imprimatur.mail.inbound.reading.MailReader;
import org.imprimatur.mail.inbound.reading.Verdict;
import org.imprimatur.report.ReportId;
import org.imprimatur.worklist.Worklist;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** The demonstration's readers, and what the newsroom makes of their mails. */
@TestComponent
class DemoReports {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Letterbox letterbox;
    private final Reception reception;
    private final Worklist worklist;
    private final TransactionTemplate transaction;

    DemoReports(Letterbox letterbox, Reception reception, Worklist worklist, TransactionTemplate transaction) {
        this.letterbox = letterbox;
        this.reception = reception;
        this.worklist = worklist;
        this.transaction = transaction;
    }

    /** A mail about this article, or about nobody knows what; filed at once, whatever the clock says. */
    ReportId comes(String name, String subject, String words) {
        String from = name.toLowerCase().replace(' ', '.') + "@home.example";
        String mail = String.join(
                "\r\n",
                "Message-ID: <" + UUID.randomUUID() + "@home.example>",
                "From: " + name + " <" + from + ">",
                "To: corrections@localhost",
                "Subject: " + subject,
                "Content-Type: text/plain; charset=utf-8",
                "",
                words,
                "");
        byte[] raw = mail.getBytes(StandardCharsets.UTF_8);
        UUID kept = letterbox.accept(raw, Arrival.fromFile("the demonstration", raw.length)).mail();
        return transaction.execute(status -> new ReportId(reception
                .file(
                        kept,
                        new MailReader(List.of()).read(raw),
                        new Verdict(Verdict.Route.HUMAN, true, List.of(Verdict.Cause.A_PERSON)),
                        null)
                .report()));
    }

    ReportId comes(String name, Article about, String words) {
        return comes(name, "Article " + about.number() + ": " + about.title(), words);
    }

    /** Takes the turn as soon as the process has opened it, and decides with the words the page suggests. */
    void decide(Colleague publisher, ReportId report, String outcome, String summary) {
        String task = turn(report);
        publisher.take(task);
        var form = publisher
                .visitor()
                .get("/desk/tasks/" + task + "/triage?outcome=" + outcome)
                .expect(200)
                .form("/" + task + "/triage");
        (summary.isEmpty() ? form : form.with("summary", summary)).send().expect(200);
    }

    String turn(ReportId report) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (worklist.openOn(report.businessKey()).isEmpty()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Nobody's turn has come on " + report);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return worklist.openOn(report.businessKey()).get(0).taskId();
    }
}
