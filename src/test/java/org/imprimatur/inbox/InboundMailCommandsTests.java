package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.Failpoints;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

@ServerTest
@OnBothDatabases
class InboundMailCommandsTests {

    @Autowired
    ApplicationContext server;

    @Autowired
    InboundMailStore inboundMailStore;

    @Autowired
    InboundMailReadModel readModel;

    @Autowired
    AuditTrail audit;

    @Autowired
    Newsroom newsroom;

    TestWorkers workers;
    InboundMailCommands commands;
    Person publisher;
    List<Instant> reimported = new ArrayList<>();

    @BeforeEach
    void aRoom() {
        workers = new TestWorkers(server);
        commands = commands(Map.of());
        publisher = newsroom.aPublisher();
    }

    @Test
    void onlyPublishersAndAdministratorsDecide() {
        assertThat(InboundMailCommands.mayAct(publisher)).isTrue();
        assertThat(InboundMailCommands.mayAct(newsroom.anAdministrator())).isTrue();
        assertThat(InboundMailCommands.mayAct(newsroom.aWriter())).isFalse();
        assertThat(InboundMailCommands.mayAct(newsroom.aReviewer())).isFalse();
    }

    @Test
    void aHeldMailBecomesAReportByOneClickAndItsSenderIsToldThen() {
        String from = "held-" + UUID.randomUUID() + "@reader.test";
        UUID mail = sorted("X-Spam-Flag: YES\n", from);
        assertThat(workers.desk().acksTo(from)).isZero();
        FilingResult filingResult = commands.makeReport(publisher, mail);
        assertThat(filingResult.acknowledged()).isTrue();
        assertThat(workers.desk().acksTo(from)).isEqualTo(1);
        InboundMailEntry entry = readModel.find(mail).orElseThrow();
        assertThat(entry.state()).isEqualTo(InboundMailState.ACCEPTED);
        assertThat(entry.report()).isEqualTo(filingResult.report());
        assertThat(entry.settledBy()).isEqualTo(publisher.id());
        assertThat(line(mail, "mail.made-report").actor())
                .isEqualTo(publisher.id().toString());
    }

    @Test
    void row67_whoeverMakesAListsMailAReportLetsItsAcknowledgementGo() {
        String from = "list-" + UUID.randomUUID() + "@reader.test";
        UUID mail = sorted("List-Id: <friends.lists.test>\n", from);
        assertThat(commands.makeReport(publisher, mail).acknowledged()).isTrue();
        assertThat(workers.desk().acksTo(from)).isOne();
    }

    @Test
    void row17_aHeldMailWhoseNamesakeWasAnsweredGetsNoSecondAnswer() {
        String id = "<" + UUID.randomUUID() + "@reader.test>";
        String from = "twice-" + UUID.randomUUID() + "@reader.test";
        workers.worker().sort(take(TestMails.letter(id, from, "These words")));
        UUID held =
                take(TestMails.by("spam\r\nX-Spam-Flag: YES\r\nX-Rest: x", TestMails.letter(id, from, "Those words")));
        workers.worker().sort(held);
        assertThat(readModel.find(held).orElseThrow().state()).isEqualTo(InboundMailState.HELD);
        assertThat(commands.makeReport(publisher, held).acknowledged()).isFalse();
        assertThat(workers.desk().acksTo(from)).isEqualTo(1);
        assertThat(readModel.namesakes(held)).hasSize(1);
    }

    @Test
    void whoIsSecondIsToldThatTheMailHasMovedOn() {
        UUID mail = sorted("X-Spam-Flag: YES\n", "held@reader.test");
        commands.makeReport(publisher, mail);
        assertThatThrownBy(() -> commands.makeReport(publisher, mail))
                .isInstanceOf(InboundMailEntry.MailHasMovedOn.class);
        assertThatThrownBy(() -> commands.discard(publisher, mail, "Spam"))
                .isInstanceOf(InboundMailEntry.MailHasMovedOn.class);
        assertThatThrownBy(() -> commands.reprocess(publisher, mail))
                .isInstanceOf(InboundMailEntry.MailHasMovedOn.class);
        assertThat(workers.desk().filed(mail)).containsExactly("report");
    }

    @Test
    void row34_makingAReportHappensWhollyOrNotAtAll() {
        UUID mail = sorted("X-Spam-Flag: YES\n", "held@reader.test");
        boolean done = false;
        for (int point = 1; !done; point++) {
            Failpoints.lightFuse(point);
            done = succeeds(() -> commands.makeReport(publisher, mail));
            Failpoints.putOut();
            assertThat(workers.desk().filed(mail)).as("statement %d", point).hasSize(done ? 1 : 0);
            assertThat(readModel.find(mail).orElseThrow().state())
                    .as("statement %d", point)
                    .isEqualTo(done ? InboundMailState.ACCEPTED : InboundMailState.HELD);
        }
    }

    @Test
    void discardingNeedsAReasonThatIsWrittenDown() {
        UUID mail = sorted("X-Spam-Flag: YES\n", "held@reader.test");
        assertThatThrownBy(() -> commands.discard(publisher, mail, " \n"))
                .isInstanceOf(InboundMailEntry.NoReasonToDiscard.class);
        commands.discard(publisher, mail, "An advertisement");
        InboundMailEntry entry = readModel.find(mail).orElseThrow();
        assertThat(entry.state()).isEqualTo(InboundMailState.DISCARDED);
        assertThat(entry.discardReason()).isEqualTo("An advertisement");
        assertThat(entry.settledBy()).isEqualTo(publisher.id());
        assertThat(line(mail, "mail.discarded").facts()).containsEntry("note", "An advertisement");
    }

    @Test
    void aMailThatWasDiscardedIsStillThereAndMayBeTakenUpAgain() {
        UUID mail = sorted("X-Spam-Flag: YES\n", "held@reader.test");
        commands.discard(publisher, mail, "An advertisement");
        commands.makeReport(publisher, mail);
        assertThat(readModel.find(mail).orElseThrow().state()).isEqualTo(InboundMailState.ACCEPTED);
    }

    @Test
    void row39_aQuarantinedMailIsSortedAnewOnceItsCauseIsMendedAndStaysTheReportItIs() {
        UUID mail = take(TestMails.aLetter());
        InboundMailWorker broken = workers.worker((raw, truncated, size) -> {
            throw new IllegalStateException("Not yet");
        });
        for (int i = 0; i < 3; i++) {
            broken.sort(mail);
        }
        UUID report = readModel.find(mail).orElseThrow().report();
        assertThat(report).isNotNull();
        commands.reprocess(publisher, mail);
        assertThat(line(mail, "mail.reprocessed").facts()).containsEntry("was", "quarantined");
        workers.worker().sort(mail);
        InboundMailEntry entry = readModel.find(mail).orElseThrow();
        assertThat(entry.state()).isEqualTo(InboundMailState.ACCEPTED);
        assertThat(entry.subject()).isEqualTo("A mistake");
        assertThat(entry.report()).isEqualTo(report);
        assertThat(workers.desk().filed(mail)).containsExactly("report");
    }

    @Test
    void aMailThatAWorkerHasClaimedIsLeftToIt() {
        UUID mail = take(TestMails.aLetter());
        server.getBean(InboundMailQueue.class).claim(mail);
        assertThatThrownBy(() -> commands.reprocess(publisher, mail))
                .isInstanceOf(InboundMailEntry.MailIsBeingSorted.class);
    }

    @Test
    void aMailThatWasNeverFetchedCannotBeSorted() {
        Provenance position =
                new Provenance(Provenance.Source.IMAP, "box " + UUID.randomUUID(), "INBOX", 1L, 1L, null, 10, true);
        UUID mail = inboundMailStore.giveUp(position, "NO").mail();
        assertThatThrownBy(() -> commands.reprocess(publisher, mail))
                .isInstanceOf(InboundMailEntry.MailIsNotKept.class);
        assertThatThrownBy(() -> commands.makeReport(publisher, mail))
                .isInstanceOf(InboundMailEntry.MailIsNotKept.class);
        commands.discard(publisher, mail, "Looked at it in the mailbox: an advertisement");
        assertThat(readModel.find(mail).orElseThrow().state()).isEqualTo(InboundMailState.DISCARDED);
    }

    @Test
    void whoTakesAMailHomeIsWrittenDown() {
        byte[] raw = TestMails.aLetter();
        UUID mail = take(raw);
        assertThat(commands.download(publisher, mail)).isEqualTo(raw);
        assertThat(line(mail, "mail.downloaded").actor())
                .isEqualTo(publisher.id().toString());
        assertThatThrownBy(() -> commands.download(publisher, UUID.randomUUID()))
                .isInstanceOf(InboundMailCommands.NoSuchMail.class);
    }

    @Test
    void takingTheMailboxInAgainIsWrittenDownAndLeftToTheMailbox() {
        Instant since = Instant.parse("2026-11-01T00:00:00Z");
        assertThatThrownBy(() -> commands.reimport(publisher, since))
                .isInstanceOf(InboundMailCommands.NothingToReimport.class);
        MailboxRescan mailbox = new MailboxRescan() {
            @Override
            public boolean isPossible() {
                return true;
            }

            @Override
            public void since(Instant from) {
                reimported.add(from);
            }
        };
        commands(Map.of("mailbox", mailbox)).reimport(publisher, since);
        assertThat(reimported).containsExactly(since);
        assertThat(audit.chain(Subject.of("mail")).stream()
                        .filter(entry -> entry.action().equals("mail.reimported")))
                .anyMatch(entry -> entry.actor().equals(publisher.id().toString()));
    }

    private InboundMailCommands commands(Map<String, ?> mailboxes) {
        StaticListableBeanFactory mailbox = new StaticListableBeanFactory();
        mailboxes.forEach(mailbox::addBean);
        return new InboundMailCommands(
                readModel,
                server.getBean(InboundMailQueue.class),
                server.getBean(RawMailArchive.class),
                workers.contextLoader(),
                workers.processor(),
                mailbox.getBeanProvider(MailboxRescan.class),
                audit,
                server.getBean(PlatformTransactionManager.class));
    }

    private UUID take(byte[] raw) {
        return inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
    }

    private UUID sorted(String headers, String from) {
        byte[] letter =
                TestMails.letter("<" + UUID.randomUUID() + "@reader.test>", from, "A mistake " + UUID.randomUUID());
        UUID mail = take(TestMails.headed(headers, letter));
        workers.worker().sort(mail);
        assertThat(readModel.find(mail).orElseThrow().state()).isEqualTo(InboundMailState.HELD);
        return mail;
    }

    private AuditEntry line(UUID mail, String action) {
        return audit.told(Subject.of("mail")).stream()
                .filter(entry ->
                        entry.action().equals(action) && entry.subject().equals("mail " + mail))
                .findFirst()
                .orElseThrow();
    }

    private static boolean succeeds(Runnable action) {
        try {
            action.run();
            return true;
        } catch (RuntimeException burntDown) {
            return false;
        }
    }
}
