package org.imprimatur.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.report.CaseRoom.anAddress;
import static org.imprimatur.report.CaseRoom.human;
import static org.imprimatur.report.CaseRoom.input;
import static org.imprimatur.report.CaseRoom.mail;
import static org.imprimatur.report.CaseRoom.sameAs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.Failpoints;
import org.imprimatur.OnPostgresql;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Breaks each action on a report at each of its database statements in turn, the commit included: until it succeeds whole,
 * case, process, article, worklist, audit and outbox all stay exactly as they were. So a mail is one report, whatever
 * fails on the way.
 *
 * <p>On PostgreSQL alone: where a transaction begins and ends is ours to say, and the same on both databases.
 */
@ServerTest
@OnPostgresql
@TestPropertySource(properties = "imprimatur.newsroom.name=A newsroom of its own, so that everything is little")
class ReportRollbackTests {

    /** Everything such a action may touch. */
    private static final List<String> TABLES = List.of(
            "act_ru_execution",
            "act_ru_task",
            "act_ru_identitylink",
            "act_ru_variable",
            "act_ru_job",
            "act_ru_event_subscr",
            "act_hi_procinst",
            "act_hi_taskinst",
            "act_hi_actinst",
            "article",
            "article_run",
            "coming_edition",
            "planned_correction",
            "banner",
            "edition",
            "correction_notice",
            "correction_report",
            "report_mail",
            "report_attachment",
            "report_answer",
            "worklist",
            "audit_chain",
            "audit_entry",
            "outbox_mail");

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    Merging merging;

    @Autowired
    Unmerging unmerging;

    @Autowired
    JdbcClient jdbc;

    CaseRoom room;
    Article article;
    Person publisher;
    String reader;
    Report report;

    @BeforeEach
    void aReportOnALiveArticle() {
        room = CaseRoom.of(server);
        article = room.aLiveArticle();
        publisher = room.newsroom.aPublisher();
        reader = anAddress();
        report = room.aReportOn(article, reader);
    }

    @Test
    void aMailIsFiledWhollyOrNotAtAllAndOnce() {
        byte[] raw = mail(anAddress(), "Article " + article.number(), "Wrong.");
        UUID mail = room.kept(raw);
        breakAtEachPoint(() -> room.file(mail, raw, human()));

        assertThat(jdbc.sql("select count(*) from correction_report where source_mail_id = ?")
                        .param(mail)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aCaseIsReopenedWhollyOrNotAtAll() {
        room.decide(publisher, report, input(Outcome.NOT_A_MISTAKE, report));
        byte[] raw = mail(reader, "[" + report.name() + "]", "I do not agree.");
        UUID mail = room.kept(raw);
        breakAtEachPoint(() -> room.file(mail, raw, human()));
    }

    @Test
    void anAnswerIsDecidedAndSentWhollyOrNotAtAll() {
        decideAtEachPoint(input(Outcome.NOT_A_MISTAKE, report));
    }

    @Test
    void aDangerousMistakeIsMarkedAndItsCorrectionBegunWhollyOrNotAtAll() {
        decideAtEachPoint(input(Outcome.DANGEROUS, report));
    }

    @Test
    void aDuplicateIsJoinedWhollyOrNotAtAll() {
        Report original = room.aReportOn(article, anAddress());
        decideAtEachPoint(sameAs(original, report));
    }

    @Test
    void reportsAreMergedWhollyOrNotAtAll() {
        Report other = room.aReportOn(article, anAddress());
        breakAtEachPoint(() -> merging.merge(publisher, report.number(), List.of(other.number())));
    }

    @Test
    void aReportIsTakenOutWhollyOrNotAtAll() {
        Report other = room.aReportOn(article, anAddress());
        merging.merge(publisher, report.number(), List.of(other.number()));
        breakAtEachPoint(() -> unmerging.takeOut(publisher, other.number()));
    }

    @Test
    void aCorrectionGoesLiveAndIsHeardOfWhollyOrNotAtAll() {
        room.decide(publisher, report, input(Outcome.CLINICAL, report));
        breakAtEachPoint(room.corrected(article));

        room.goOn(report);
        assertThat(room.now(report).state()).isEqualTo(Report.State.CLOSED);
        assertThat(room.letters(report, "report-answer")).hasSize(1);
    }

    private void decideAtEachPoint(TriageInput triageInput) {
        String task = room.turnOn(report).taskId();
        room.worklist.take(publisher, task);
        breakAtEachPoint(() -> room.triage.decide(publisher, task, triageInput));
    }

    private void breakAtEachPoint(Runnable action) {
        List<List<Map<String, Object>>> before = everything();
        int point = 0;
        boolean done = false;
        while (!done) {
            Failpoints.lightFuse(++point);
            done = succeeds(action);
            boolean broken = Failpoints.putOut();
            assertThat(done || broken)
                    .as("fails only when broken, at statement %d", point)
                    .isTrue();
            if (!done) {
                assertThat(everything()).as("broken at statement %d", point).isEqualTo(before);
            }
        }
        assertThat(point).as("statements of the action").isGreaterThan(5);
        assertThat(everything()).as("unbroken").isNotEqualTo(before);
    }

    private static boolean succeeds(Runnable action) {
        try {
            action.run();
            return true;
        } catch (RuntimeException burntDown) {
            return false;
        }
    }

    private List<List<Map<String, Object>>> everything() {
        List<List<Map<String, Object>>> state = new ArrayList<>();
        for (String table : TABLES) {
            state.add(jdbc.sql("select * from " + table + " order by 1, 2")
                    .query()
                    .listOfRows());
        }
        return state;
    }
}
