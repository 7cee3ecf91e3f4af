package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.imprimatur.Failpoints;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the store of mail to the case, with everything the server has on the way: process, turn, audit and letters. */
@ServerTest
@OnBothDatabases
class OneReportPerMailTests {

    @Autowired
    InboundMailStore inboundMailStore;

    @Autowired
    InboundMailWorker inboundMailWorker;

    @Autowired
    InboundMailQueue inboundMailQueue;

    @Autowired
    InboundMailCommands commands;

    @Autowired
    Newsroom newsroom;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Settable clock;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void row34_brokenAtAnyStatementAMailIsOneReportOneProcessAndAtMostOneAcknowledgement() {
        boolean unbroken = false;
        int point = 0;
        while (!unbroken) {
            byte[] raw = TestMails.aLetter();
            UUID mail = inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
            Failpoints.lightFuse(++point);
            try {
                inboundMailWorker.sort(mail);
            } catch (RuntimeException whileClaiming) {
                assertThat(reports(mail)).isEmpty();
            }
            unbroken = !Failpoints.putOut();
            assertThat(reports(mail))
                    .as("statement %d", point)
                    .hasSize(state(mail).equals("ACCEPTED") ? 1 : 0);
            assertThat(inboundMailStore.accept(raw, TestMails.provenance(raw)).isNew())
                    .isFalse();
            clock.advance(Duration.ofMinutes(6));
            inboundMailWorker.sort(mail);
            assertOneOfEach(mail, "statement " + point);
        }
        assertThat(point).as("statements of the action").isGreaterThan(15);
    }

    @Test
    void row40_manyWorkersAtOnceMakeOneReportOfEachMail() throws Exception {
        List<UUID> mails = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] raw = TestMails.aLetter();
            mails.add(inboundMailStore.accept(raw, TestMails.provenance(raw)).mail());
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                futures.add(pool.submit(() -> mails.forEach(inboundMailWorker::sort)));
            }
            for (Future<?> future : futures) {
                future.get(2, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }
        // A collision may have sent one back for a minute.
        clock.advance(Duration.ofMinutes(6));
        mails.forEach(inboundMailWorker::sort);
        mails.forEach(mail -> assertOneOfEach(mail, "sorted by four"));
    }

    @Test
    void row39_aMailNobodyCanReadIsACaseForTriageAndStaysThatCaseWhenItIsReadInTheEnd() {
        byte[] raw = TestMails.aLetter();
        UUID mail = inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
        for (int kills = 0; kills < 3; kills++) {
            inboundMailQueue.claim(mail);
            clock.advance(Duration.ofMinutes(6));
        }
        inboundMailWorker.sort(mail);
        assertThat(state(mail)).isEqualTo("QUARANTINED");
        List<UUID> opened = reports(mail);
        assertThat(opened).hasSize(1);
        commands.reprocess(newsroom.aPublisher(), mail);
        inboundMailWorker.sort(mail);
        assertThat(state(mail)).isEqualTo("ACCEPTED");
        assertThat(reports(mail)).isEqualTo(opened);
    }

    @Test
    void aHeldMailBecomesACaseByAPersonsWord() {
        byte[] raw = TestMails.headed("X-Spam-Flag: YES\n", TestMails.aLetter());
        UUID mail = inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
        inboundMailWorker.sort(mail);
        assertThat(reports(mail)).isEmpty();
        FilingResult filingResult = commands.makeReport(newsroom.aPublisher(), mail);
        assertThat(reports(mail)).containsExactly(filingResult.report());
        assertOneOfEach(mail, "made a report");
    }

    private void assertOneOfEach(UUID mail, String when) {
        assertThat(state(mail)).as(when).isEqualTo("ACCEPTED");
        List<UUID> reports = reports(mail);
        assertThat(reports).as(when).hasSize(1);
        String key = "report:" + reports.get(0);
        assertThat(count("select count(*) from act_ru_execution where business_key_ = ? and parent_id_ is null", key))
                .as(when)
                .isEqualTo(1);
        assertThat(count("select count(*) from outbox_mail where kind = 'ack' and thread_key = ?", key))
                .as(when)
                .isLessThanOrEqualTo(1);
        Map<String, Object> row = jdbc.sql("select report_id, acknowledged from inbound_mail where id = ?")
                .param(mail)
                .query()
                .singleRow();
        assertThat(row).as(when).containsEntry("report_id", reports.get(0));
    }

    private int count(String sql, String key) {
        return jdbc.sql(sql).param(key).query(Integer.class).single();
    }

    private String state(UUID mail) {
        return jdbc.sql("select state from inbound_mail where id = ?")
                .param(mail)
                .query(String.class)
                .single();
    }

    private List<UUID> reports(UUID mail) {
        return jdbc.sql("select id from correction_report where source_mail_id = ?")
                .param(mail)
                .query(UUID.class)
                .list();
    }
}
