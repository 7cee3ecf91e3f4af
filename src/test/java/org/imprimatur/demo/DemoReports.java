package org.imprimatur.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.article.Article;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.inbox.Provenance;
import org.imprimatur.journey.Colleague;
import org.imprimatur.report.ReportId;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demonstration's readers, and what the newsroom makes of their mails. */
@TestComponent
public class DemoReports {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InboundMailStore inboundMailStore;
    private final Worklist worklist;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient jdbc;

    DemoReports(
            InboundMailStore inboundMailStore,
            Worklist worklist,
            RuntimeService runtime,
            ManagementService management,
            JdbcClient jdbc) {
        this.inboundMailStore = inboundMailStore;
        this.worklist = worklist;
        this.runtime = runtime;
        this.management = management;
        this.jdbc = jdbc;
    }

    /** A mail about this article, or about nobody knows what; it is sorted as any other. */
    public ReportId comes(String name, String subject, String words) {
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
        UUID kept = inboundMailStore
                .accept(raw, Provenance.fromFile("the demonstration", raw.length))
                .mail();
        ReportId report = sorted(kept);
        turn(report);
        return report;
    }

    public ReportId comes(String name, Article about, String words) {
        return comes(name, "Article " + about.number() + ": " + about.title(), words);
    }

    /** With the words the page suggests. */
    public void decide(Colleague publisher, ReportId report, String outcome, String summary) {
        Turn turn = worklist.openOn(report.subject()).get(0);
        String task = turn.taskId();
        if (turn.assignee() == null) {
            publisher.take(task);
        }
        var form = publisher
                .visitor()
                .get("/desk/tasks/" + task + "/triage?outcome=" + outcome)
                .expect(200)
                .form("/" + task + "/triage/decide");
        (summary.isEmpty() ? form : form.with("summary", summary)).send().expect(200);
    }

    /** The server sorts what comes in by itself, about once a second. */
    private ReportId sorted(UUID mail) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            Optional<UUID> report = jdbc.sql(
                            "select report_id from inbound_mail where id = ? and report_id is not null")
                    .param(mail)
                    .query(UUID.class)
                    .optional();
            if (report.isPresent()) {
                return new ReportId(report.get());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IllegalStateException("The mail " + mail + " has not become a report");
    }

    /** The engine's own workers rest while the past is being played. */
    private String turn(ReportId report) {
        String run = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(report.subject().key())
                .singleResult()
                .getId();
        for (Job job : management.createJobQuery().processInstanceId(run).list()) {
            management.executeJob(job.getId());
        }
        return worklist.openOn(report.subject()).get(0).taskId();
    }
}
