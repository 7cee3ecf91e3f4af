package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@ServerTest
@OnBothDatabases
class MailRetentionTests implements OpenReports {

    @Autowired
    ApplicationContext server;

    @Autowired
    InboundMailStore inboundMailStore;

    @Autowired
    InboundMailReadModel readModel;

    @Autowired
    RawMailArchive mails;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Settable clock;

    final Set<UUID> open = new HashSet<>();
    TestWorkers workers;
    MailRetention mailRetention;

    @BeforeEach
    void aRoom() {
        workers = new TestWorkers(server);
        mailRetention = retention(Map.of("reports", this));
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Override
    public Set<UUID> among(Collection<UUID> reports) {
        Set<UUID> found = new HashSet<>(reports);
        found.retainAll(open);
        return found;
    }

    @Test
    void row58_aReportsMailKeepsItsWordsForAHundredAndEightyDays() {
        UUID mail = sorted(TestMails.aLetter());
        age(mail, Duration.ofDays(179));
        mailRetention.tidy();
        assertThat(mails.raw(mail)).isPresent();
        age(mail, Duration.ofDays(181));
        mailRetention.tidy();
        assertStripped(mail, InboundMailState.ACCEPTED);
    }

    @Test
    void row58_aHeldMailKeepsItsWordsForThirtyDays() {
        UUID mail = sorted(TestMails.headed("X-Spam-Flag: YES\n", TestMails.aLetter()));
        age(mail, Duration.ofDays(29));
        mailRetention.tidy();
        assertThat(mails.raw(mail)).isPresent();
        age(mail, Duration.ofDays(31));
        mailRetention.tidy();
        assertStripped(mail, InboundMailState.HELD);
    }

    @Test
    void row58_aMailOfAnOpenReportStaysWholeHoweverOldItIs() {
        UUID mail = sorted(TestMails.aLetter());
        open.add(readModel.find(mail).orElseThrow().report());
        age(mail, Duration.ofDays(4000));
        mailRetention.tidy();
        assertThat(mails.raw(mail)).isPresent();
        open.clear();
        mailRetention.tidy();
        assertStripped(mail, InboundMailState.ACCEPTED);
    }

    @Test
    void row58_asLongAsNobodyCanSayWhichReportsAreOpenAllOfThemAre() {
        UUID mail = sorted(TestMails.aLetter());
        age(mail, Duration.ofDays(4000));
        retention(Map.of()).tidy();
        assertThat(mails.raw(mail)).isPresent();
    }

    @Test
    void row58_aMailNobodyHasSortedYetStaysWhole() {
        byte[] raw = TestMails.aLetter();
        UUID mail = inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
        age(mail, Duration.ofDays(4000));
        mailRetention.tidy();
        assertThat(mails.raw(mail)).isPresent();
    }

    @Test
    void row58_aMailThatComesAgainAfterItsTimeIsStillKnown() {
        byte[] raw = TestMails.headed("X-Spam-Flag: YES\n", TestMails.aLetter());
        UUID mail = sorted(raw);
        age(mail, Duration.ofDays(31));
        mailRetention.tidy();
        assertThat(inboundMailStore.accept(raw, TestMails.provenance(raw))).isEqualTo(new StoreResult(mail, false));
        assertThat(mails.raw(mail)).isEmpty();
        assertThat(mails.parsedMail(mail)).isEmpty();
    }

    private void assertStripped(UUID mail, InboundMailState state) {
        InboundMailEntry entry = readModel.find(mail).orElseThrow();
        assertThat(entry.kept()).isFalse();
        assertThat(entry.state()).isEqualTo(state);
        assertThat(entry.subject()).isNull();
        assertThat(entry.sha256()).isNotNull();
        assertThat(entry.messageId()).isNotNull();
        assertThat(entry.stripped()).isNotNull();
    }

    private void age(UUID mail, Duration age) {
        jdbc.sql("update inbound_mail set created_at = ? where id = ?")
                .params(OffsetDateTime.ofInstant(clock.instant().minus(age), ZoneOffset.UTC), mail)
                .update();
    }

    private UUID sorted(byte[] raw) {
        UUID mail = inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
        workers.worker().sort(mail);
        return mail;
    }

    private MailRetention retention(Map<String, ?> reports) {
        StaticListableBeanFactory report = new StaticListableBeanFactory();
        reports.forEach(report::addBean);
        return new MailRetention(
                jdbc,
                report.getBeanProvider(OpenReports.class),
                TestWorkers.settings(Map.of()),
                clock,
                server.getBean(PlatformTransactionManager.class));
    }
}
