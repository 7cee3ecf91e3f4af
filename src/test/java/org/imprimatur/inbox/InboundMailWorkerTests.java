package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.imprimatur.Failpoints;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.mime.MailParser;
import org.imprimatur.mime.ParseLevel;
import org.imprimatur.outbox.DeadAddresses;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.platform.SearchWords;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@OnBothDatabases
class InboundMailWorkerTests {

    @Autowired
    InboundMailStore inboundMailStore;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext server;

    @Autowired
    DeadAddresses deadAddresses;

    @Autowired
    Outbox outbox;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    InboundMailQueue inboundMailQueue;

    @Autowired
    InboundMailReadModel readModel;

    @Autowired
    TestClock.Settable clock;

    TestWorkers workers;
    RecordingMailHandler desk;
    InboundMailWorker inboundMailWorker;

    @BeforeEach
    void aWorker() {
        workers = new TestWorkers(server);
        desk = workers.desk();
        inboundMailWorker = workers.worker();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void aPersonsMailBecomesAReportAndItsSenderIsTold() {
        Mailed mail = mail(TestMails.aLetter());
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row())
                .containsEntry("state", "ACCEPTED")
                .containsEntry("acknowledged", true)
                .containsEntry("reason", "A_PERSON")
                .containsEntry("rung", "LENIENT")
                .containsEntry("subject", "A mistake")
                .containsEntry("from_addr", mail.from());
        assertThat(desk.filed(mail.id())).containsExactly("report");
        assertThat(desk.acksTo(mail.from())).isEqualTo(1);
    }

    @Test
    void whatWasSortedIsFoundByItsWordsWhereverItWent() {
        Mailed mail = mail(TestMails.aLetter());
        inboundMailWorker.sort(mail.id());

        assertThat(found("MISTAKE " + mail.from())).containsExactly(mail.id());
        assertThat(found("another matter " + mail.from())).isEmpty();
    }

    private List<UUID> found(String words) {
        return readModel.page(InboundMailTab.DISCARDED, SearchWords.of(words), null, null).shown().stream()
                .map(InboundMailEntry::id)
                .toList();
    }

    @Test
    void aMailOfAKnownThreadIsAttached() {
        Mailed mail = mail(TestMails.aLetter());
        desk.know(mail.id());
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "ATTACHED");
    }

    @Test
    void whatIsSettledIsNotSortedAgain() {
        Mailed mail = mail(TestMails.aLetter());
        assertThat(inboundMailWorker.sort(mail.id())).isTrue();
        assertThat(inboundMailWorker.sort(mail.id())).isFalse();
        assertThat(desk.filed(mail.id())).containsExactly("report");
    }

    @Test
    void row34_brokenAtAnyStatementOfClaimingAndProcessingItIsOneReportAndOneAcknowledgementInTheEnd() {
        boolean unbroken = false;
        int point = 0;
        while (!unbroken) {
            Mailed mail = mail(TestMails.aLetter());
            Failpoints.lightFuse(++point);
            try {
                inboundMailWorker.sort(mail.id());
            } catch (RuntimeException whileClaiming) {
                assertThat(desk.filed(mail.id())).isEmpty();
            }
            unbroken = !Failpoints.putOut();
            assertSettledOrUntouched(mail, point);
            clock.advance(Duration.ofMinutes(6));
            inboundMailWorker.sort(mail.id());
            assertThat(mail.row()).as("statement %d", point).containsEntry("state", "ACCEPTED");
            assertThat(desk.filed(mail.id())).as("statement %d", point).containsExactly("report");
            assertThat(desk.acksTo(mail.from())).as("statement %d", point).isEqualTo(1);
        }
        assertThat(point).as("statements of the action").isGreaterThan(8);
    }

    private void assertSettledOrUntouched(Mailed mail, int point) {
        boolean settled = mail.row().get("state").equals("ACCEPTED");
        assertThat(desk.filed(mail.id())).as("statement %d", point).hasSize(settled ? 1 : 0);
        assertThat(desk.acksTo(mail.from())).as("statement %d", point).isEqualTo(settled ? 1 : 0);
    }

    @Test
    void row34_aMailWhoseWorkerDiedIsTakenUpAgainWhenItsLockExpiresAndNotBefore() {
        Mailed mail = mail(TestMails.aLetter());
        inboundMailQueue.claim(mail.id());
        assertThat(inboundMailWorker.sort(mail.id())).isFalse();
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(inboundMailWorker.sort(mail.id())).isTrue();
        assertThat(mail.row()).containsEntry("state", "ACCEPTED").containsEntry("attempts", 2);
        assertThat(desk.filed(mail.id())).containsExactly("report");
    }

    @Test
    void row34_aWorkerThatWasBelievedDeadAndIsNotSettlesNothing() {
        Mailed mail = mail(TestMails.aLetter());
        ClaimedMail asleep = inboundMailQueue.claim(mail.id()).orElseThrow();
        clock.advance(Duration.ofMinutes(6));
        inboundMailWorker.sort(mail.id());
        InboundMailProcessor inboundMailProcessor = workers.processor();
        assertThat(inboundMailProcessor.settle(asleep, new MailParser(List.of()).read(mail.raw())))
                .isEmpty();
        assertThat(desk.filed(mail.id())).containsExactly("report");
    }

    @Test
    void row39_aMailThatKillsTheServerEachTimeIsQuarantinedWithoutBeingTriedAgain() {
        Mailed mail = mail(TestMails.aLetter());
        for (int kills = 0; kills < 3; kills++) {
            assertThat(inboundMailQueue.claim(mail.id())).isPresent();
            clock.advance(Duration.ofMinutes(6));
        }
        InboundMailWorker deadly = workers.worker((raw, truncated, size) -> {
            throw new AssertionError("It is not read a fourth time");
        });
        deadly.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "QUARANTINED");
        assertThat(desk.filed(mail.id())).containsExactly("report");
        assertThat(desk.acksTo(mail.from())).isZero();
    }

    @Test
    void row39_aMailThatCannotBeFiledIsQuarantinedTheThirdTimeAndOpensATriageReport() {
        Mailed mail = mail(TestMails.aLetter());
        desk.stumbleOver(parsedMail -> parsedMail.level() != ParseLevel.UNREADABLE);
        assertQuarantinedTheThirdTime(mail, inboundMailWorker);
        assertThat(desk.filed(mail.id())).containsExactly("report");
        assertThat(mail.row().get("report_id")).isNotNull();
        assertThat(mail.row().get("last_error").toString()).contains("stumbles");
    }

    @Test
    void row39_aMailThatNoReportCanBeMadeOfIsQuarantinedAllTheSame() {
        Mailed mail = mail(TestMails.aLetter());
        desk.stumbleOver(parsedMail -> true);
        assertQuarantinedTheThirdTime(mail, inboundMailWorker);
        assertThat(desk.filed(mail.id())).isEmpty();
        assertThat(mail.row()).containsEntry("report_id", null);
    }

    @Test
    void row39_anOverflowingStackIsAFailureLikeAnyOther() {
        Mailed mail = mail(TestMails.aLetter());
        InboundMailWorker overflowing = workers.worker((raw, truncated, size) -> endlessly(1));
        assertQuarantinedTheThirdTime(mail, overflowing);
        assertThat(desk.filed(mail.id())).containsExactly("report");
    }

    private static org.imprimatur.mime.ParsedMail endlessly(int depth) {
        return depth == 0 ? null : endlessly(depth + 1);
    }

    private void assertQuarantinedTheThirdTime(Mailed mail, InboundMailWorker unlucky) {
        for (int attempt = 1; attempt < 3; attempt++) {
            unlucky.sort(mail.id());
            assertThat(mail.row()).containsEntry("state", "RECEIVED").containsEntry("attempts", attempt);
            assertThat(inboundMailQueue.due()).doesNotContain(mail.id());
            clock.advance(Duration.ofMinutes(4));
        }
        unlucky.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "QUARANTINED").containsEntry("attempts", 3);
        assertThat(desk.acksTo(mail.from())).isZero();
    }

    @Test
    void aMailThatFailedStandsBehindThoseThatDidNot() {
        jdbc.sql("update inbound_mail set state = 'AUTO' where state in ('RECEIVED', 'PROCESSING')")
                .update();
        Mailed broken = mail(TestMails.aLetter());
        Mailed next = mail(TestMails.aLetter());
        inboundMailQueue.claim(broken.id());
        clock.advance(Duration.ofMinutes(6));
        assertThat(inboundMailQueue.due()).containsExactly(next.id(), broken.id());
    }

    @Test
    void aSlowMailHoldsUpNoOther() throws Exception {
        Mailed slow =
                mail(TestMails.letter("<slow-" + UUID.randomUUID() + "@reader.test>", "slow@reader.test", "Slow"));
        List<Mailed> others = List.of(mail(TestMails.aLetter()), mail(TestMails.aLetter()), mail(TestMails.aLetter()));
        CountDownLatch patience = new CountDownLatch(1);
        MailParser reader = new MailParser(List.of());
        InboundMailWorker unhurried = workers.worker((raw, truncated, size) -> {
            if (Arrays.equals(raw, slow.raw())) {
                await(patience);
            }
            return reader.read(raw, truncated, size);
        });
        try {
            unhurried.sortDue();
            eventually(() ->
                    others.stream().allMatch(mail -> mail.row().get("state").equals("ACCEPTED")));
            assertThat(slow.row()).containsEntry("state", "PROCESSING");
        } finally {
            patience.countDown();
            unhurried.retire();
        }
        assertThat(slow.row()).containsEntry("state", "ACCEPTED");
    }

    @Test
    void row40_manyWorkersAtOnceFileEachMailOnce() throws Exception {
        List<Mailed> mails = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            mails.add(mail(TestMails.aLetter()));
        }
        atOnce(4, () -> {
            InboundMailWorker one = workers.worker();
            mails.forEach(mail -> one.sort(mail.id()));
        });
        for (Mailed mail : mails) {
            assertThat(mail.row()).containsEntry("state", "ACCEPTED");
            assertThat(desk.filed(mail.id())).containsExactly("report");
            assertThat(desk.acksTo(mail.from())).isEqualTo(1);
        }
    }

    @Test
    void row11_anAutomaticReplyToAReportIsNotedThereAndAnyOtherWaitsForAPerson() {
        Mailed known = mail(with("Auto-Submitted: auto-replied\n"));
        desk.know(known.id());
        inboundMailWorker.sort(known.id());
        assertThat(known.row()).containsEntry("state", "AUTO");
        assertThat(known.row().get("report_id")).isNotNull();
        assertThat(desk.filed(known.id())).containsExactly("note");
        Mailed stray = mail(with("Auto-Submitted: auto-replied\n"));
        inboundMailWorker.sort(stray.id());
        assertThat(stray.row()).containsEntry("state", "HELD").containsEntry("reason", "AUTO_SUBMITTED");
        assertThat(desk.filed(stray.id())).isEmpty();
        assertThat(desk.acksTo(known.from()) + desk.acksTo(stray.from())).isZero();
    }

    @Test
    void row12_aReturnedLetterIsWrittenDownAtTheLetter() {
        String dead = "dead-" + UUID.randomUUID() + "@reader.test";
        Map<String, Object> letter = aSentLetterTo(dead);
        Mailed mail = mail(aReturn(letter, dead));
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "BOUNCE").containsEntry("outbox_id", letter.get("id"));
        assertThat(letter(letter)).containsEntry("state", "BOUNCED").containsEntry("bounce_status", "5.1.1");
        assertThat(deadAddresses.isDead(dead)).isTrue();
        assertThat(desk.filed(mail.id())).isEmpty();
    }

    @Test
    void row12_aReturnBrokenOffHalfwaySaysNothingAboutTheLetterYet() {
        String dead = "dead-" + UUID.randomUUID() + "@reader.test";
        Map<String, Object> letter = aSentLetterTo(dead);
        boolean unbroken = false;
        Mailed mail = mail(aReturn(letter, dead));
        for (int point = 1; !unbroken; point++) {
            jdbc.sql("update inbound_mail set attempts = 0, locked_until = null, state = 'RECEIVED' where id = ?")
                    .param(mail.id())
                    .update();
            Failpoints.lightFuse(point);
            try {
                inboundMailWorker.sort(mail.id());
            } catch (RuntimeException whileClaiming) {
                assertThat(mail.row()).containsEntry("state", "RECEIVED");
            }
            unbroken = !Failpoints.putOut();
            boolean settled = mail.row().get("state").equals("BOUNCE");
            assertThat(letter(letter)).as("statement %d", point).containsEntry("state", settled ? "BOUNCED" : "SENT");
            unbroken |= settled;
        }
        assertThat(mail.row()).containsEntry("state", "BOUNCE");
    }

    @Test
    void row13_aComplaintStopsLettersToThatAddressAndWaitsForAPerson() {
        String reader = "annoyed-" + UUID.randomUUID() + "@reader.test";
        Map<String, Object> letter = aSentLetterTo(reader);
        Mailed mail = mail(TestMails.bytes(
                """
                Message-ID: <%s@isp.test>
                From: feedback@isp.test
                To: bounce+%s@localhost
                Subject: complaint
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: text/plain

                This is an email abuse report.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                User-Agent: Isp/1
                Version: 1

                --b
                Content-Type: message/rfc822

                Message-ID: %s
                Subject: Yours

                Words
                --b--
                """.formatted(UUID.randomUUID(), letter.get("bounce_token"), letter.get("message_id"))));
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "HELD").containsEntry("outbox_id", letter.get("id"));
        assertThat(deadAddresses.isDead(reader)).isTrue();
    }

    @Test
    void row14_whatComesBackFromOurselvesIsAnsweredByNobody() {
        String id = (String)
                aSentLetterTo("reader-" + UUID.randomUUID() + "@reader.test").get("message_id");
        Mailed ours = mail(TestMails.letter(id, "x@reader.test", "Ours"));
        Mailed marked = mail(with("X-Imprimatur-Letter: " + id + "\n"));
        Mailed shouted = mail(TestMails.letter(id.replace("localhost", "LocalHost"), "y@reader.test", "Ours"));
        for (Mailed mail : List.of(ours, marked, shouted)) {
            inboundMailWorker.sort(mail.id());
            assertThat(mail.row()).containsEntry("state", "AUTO").containsEntry("reason", "OWN_LOOP");
            assertThat(desk.filed(mail.id())).isEmpty();
        }
    }

    @Test
    void row64_whatOnlyLooksLikeOursIsNotLost() {
        Mailed colleague =
                mail(TestMails.letter("<" + UUID.randomUUID() + "@localhost>", "ada@localhost", "A mistake"));
        Mailed invented = mail(TestMails.letter("<ack." + UUID.randomUUID() + "@localhost>", "x@a.test", "A mistake"));
        Mailed loop = mail(with("X-Loop: desk@localhost\n"));
        Mailed mark = mail(with("X-Imprimatur-Letter: <ack." + UUID.randomUUID() + "@localhost>\n"));
        for (Mailed mail : List.of(colleague, invented, loop, mark)) {
            inboundMailWorker.sort(mail.id());
            assertThat(mail.row()).containsEntry("state", "ACCEPTED").containsEntry("acknowledged", true);
        }
        Mailed fromUs = mail(TestMails.letter("<" + UUID.randomUUID() + "@a.test>", "corrections+abc@localhost", "Us"));
        inboundMailWorker.sort(fromUs.id());
        assertThat(fromUs.row()).containsEntry("state", "HELD").containsEntry("reason", "OWN_ADDRESS");
    }

    @Test
    void row15_aRobotWithoutMarksIsAcknowledgedFiveTimesAnHourAndNoMore() {
        String robot = "robot-" + UUID.randomUUID() + "@robots.test";
        for (int i = 0; i < 20; i++) {
            Mailed mail =
                    mail(TestMails.letter("<" + UUID.randomUUID() + "@robots.test>", robot, "Thank you for your mail"));
            inboundMailWorker.sort(mail.id());
        }
        assertThat(desk.acksTo(robot)).isEqualTo(5);
    }

    @Test
    void row15_alsoWhenItsMailsAreSortedAtTheSameTime() throws Exception {
        String robot = "hasty-" + UUID.randomUUID() + "@robots.test";
        Queue<Mailed> mails = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 16; i++) {
            mails.add(mail(
                    TestMails.letter("<" + UUID.randomUUID() + "@robots.test>", robot, "Thank you for your mail")));
        }
        CyclicBarrier start = new CyclicBarrier(8);
        atOnce(8, () -> {
            for (Mailed mail = mails.poll(); mail != null; mail = mails.poll()) {
                await(start);
                inboundMailWorker.sort(mail.id());
            }
        });
        assertThat(desk.acksTo(robot)).isEqualTo(5);
    }

    @Test
    void row16_whoDidNotAddressUsIsNotAnswered() {
        Mailed mail = mail(TestMails.bytes("Message-ID: <" + UUID.randomUUID()
                + "@a.test>\nFrom: blind@reader.test\nTo: everybody@elsewhere.test\nSubject: Look\n\nA mistake\n"));
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "ACCEPTED").containsEntry("acknowledged", false);
        assertThat(causes(mail)).contains("NOT_ADDRESSED_TO_US");
    }

    @Test
    void row17_ofMailsWithOneMessageIdOnlyOneIsAcknowledged() {
        String id = "<" + UUID.randomUUID() + "@reader.test>";
        String from = "twice-" + UUID.randomUUID() + "@reader.test";
        Mailed first = mail(TestMails.letter(id, from, "The words"));
        Mailed second = mail(TestMails.letter(id, from, "The words\n-- \nA list's footer"));
        inboundMailWorker.sort(second.id());
        inboundMailWorker.sort(first.id());
        assertThat(first.row()).containsEntry("state", "ACCEPTED");
        assertThat(second.row()).containsEntry("state", "ACCEPTED").containsEntry("possible_duplicate_of", first.id());
        assertThat(desk.acksTo(from)).isEqualTo(1);
    }

    @Test
    void row17_alsoWhenTheyAreSortedAtTheSameTime() throws Exception {
        for (int round = 0; round < 8; round++) {
            String id = "<" + UUID.randomUUID() + "@reader.test>";
            String from = "both-" + UUID.randomUUID() + "@reader.test";
            List<Mailed> both =
                    List.of(mail(TestMails.letter(id, from, "One")), mail(TestMails.letter(id, from, "Other")));
            CyclicBarrier start = new CyclicBarrier(2);
            List<Mailed> turns = new ArrayList<>(both);
            atOnce(2, () -> {
                Mailed mine;
                synchronized (turns) {
                    mine = turns.remove(0);
                }
                await(start);
                inboundMailWorker.sort(mine.id());
            });
            both.forEach(mail -> assertThat(mail.row()).containsEntry("state", "ACCEPTED"));
            assertThat(desk.acksTo(from)).isEqualTo(1);
        }
    }

    @Test
    void row19_ofSeveralSendersNoneIsAnswered() {
        Mailed mail = mail(
                TestMails.bytes(
                        "Message-ID: <" + UUID.randomUUID()
                                + "@a.test>\nFrom: one@reader.test\nFrom: other@reader.test\nTo: corrections@localhost\n\nA mistake\n"));
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "ACCEPTED").containsEntry("acknowledged", false);
        assertThat(mail.row().get("oddities").toString()).contains("SEVERAL_FROM");
    }

    @Test
    void row20_aMailOverTheLimitBecomesAReport() {
        byte[] raw = Arrays.copyOf(TestMails.aLetter(), 26 * 1024 * 1024);
        Mailed mail = mail(raw);
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "ACCEPTED");
        assertThat(mail.row().get("oddities").toString()).contains("CUT_SHORT");
    }

    @Test
    void row25_withoutAReturnAddressItIsAReportThatNobodyIsToldOf() {
        Mailed mail = mail(TestMails.bytes("Message-ID: <" + UUID.randomUUID()
                + "@a.test>\nTo: corrections@localhost\nSubject: A mistake\n\nIn the dose\n"));
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row())
                .containsEntry("state", "ACCEPTED")
                .containsEntry("acknowledged", false)
                .containsEntry("from_addr", null);
        assertThat(causes(mail)).contains("NO_RETURN_ADDRESS");
    }

    @Test
    void row26_aSenderOurExchangerDoesNotBelieveIsNotAnswered() {
        Mailed mail = mail(with("Authentication-Results: mx.test; dmarc=fail\n"));
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row())
                .containsEntry("state", "ACCEPTED")
                .containsEntry("acknowledged", false)
                .containsEntry("auth_verdict", "FAILED");
    }

    @Test
    void row28_mailOfAListWaitsForAPerson() {
        Mailed mail = mail(with("List-Id: <friends.lists.test>\n"));
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "HELD").containsEntry("reason", "MAILING_LIST");
        assertThat(desk.filed(mail.id())).isEmpty();
    }

    @Test
    void row29_afterTenReportsInAnHourTheSendersMailsWaitForAPerson() {
        String flood = "flood-" + UUID.randomUUID() + "@reader.test";
        List<Object> states = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Mailed mail = mail(TestMails.letter("<" + UUID.randomUUID() + "@a.test>", flood, "Mistake " + i));
            inboundMailWorker.sort(mail.id());
            states.add(mail.row().get("state"));
        }
        assertThat(states.subList(0, 10)).containsOnly("ACCEPTED");
        assertThat(states.subList(10, 12)).containsOnly("HELD");
        clock.advance(Duration.ofMinutes(61));
        Mailed later = mail(TestMails.letter("<" + UUID.randomUUID() + "@a.test>", flood, "An hour later"));
        inboundMailWorker.sort(later.id());
        assertThat(later.row()).containsEntry("state", "ACCEPTED");
    }

    @Test
    void row29_afterSoManyAcknowledgementsInAnHourNobodyGetsAnother() {
        InboundMailWorker stopped = workers.worker(Map.of("acks-per-hour-in-all", "0"));
        Mailed mail = mail(TestMails.aLetter());
        stopped.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "ACCEPTED").containsEntry("acknowledged", false);
        assertThat(causes(mail)).contains("ACKNOWLEDGED_ENOUGH");
    }

    @Test
    void row30_aMailWithoutWordsBecomesAReport() {
        Mailed mail = mail(TestMails.letter("<" + UUID.randomUUID() + "@a.test>", "silent@reader.test", ""));
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "ACCEPTED");
        assertThat(mail.row().get("oddities").toString()).contains("NO_WORDS");
    }

    @Test
    void row31_whatOthersCalledSpamWaitsForAPerson() {
        Mailed mail = mail(with("X-Spam-Flag: YES\n"));
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "HELD").containsEntry("reason", "SPAM");
    }

    @Test
    void row57_aNulBecomesNoErrorAnywhere() {
        Mailed mail = mail(TestMails.bytes("Message-ID: <" + UUID.randomUUID()
                + "@a.test>\nFrom: N\0ul <nul\0@reader.test>\nTo: corrections@localhost\nSubject: A\0B\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\0y\n--b\n"
                + "Content-Type: a\0b/c; name=\"d\0e\"\nContent-Disposition: attachment\n\nz\n--b--\n"));
        inboundMailWorker.sort(mail.id());
        assertThat(mail.row()).containsEntry("state", "ACCEPTED");
        assertThat(mail.row().get("subject").toString()).doesNotContain("\0");
    }

    @Test
    void whatCameWithAMailIsListedAndHandedOutFromItsBytes() {
        Mailed mail = mail(
                TestMails.bytes(
                        "Message-ID: <" + UUID.randomUUID()
                                + "@a.test>\nFrom: files@reader.test\nTo: corrections@localhost\nSubject: Files\n"
                                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the file.\n--b\n"
                                + "Content-Type: text/csv; name=doses.csv\nContent-Disposition: attachment; filename=doses.csv\n\n1,2\n--b--\n"));
        inboundMailWorker.sort(mail.id());
        assertThat(jdbc.sql("select name, media_type from inbound_attachment where mail_id = ?")
                        .param(mail.id())
                        .query()
                        .singleRow())
                .containsEntry("name", "doses.csv")
                .containsEntry("media_type", "text/csv");
        RawMailArchive kept = new RawMailArchive(jdbc, new MailParser(List.of())::read);
        assertThat(kept.attachment(mail.id(), 0))
                .get()
                .satisfies(file -> assertThat(new String(file.bytes())).startsWith("1,2"));
        assertThat(kept.attachment(mail.id(), 1)).isEmpty();
        assertThat(kept.raw(mail.id())).get().isEqualTo(mail.raw());
    }

    private Mailed mail(byte[] raw) {
        return new Mailed(
                inboundMailStore.accept(raw, TestMails.provenance(raw)).mail(), raw);
    }

    private final class Mailed {

        private final UUID id;
        private final byte[] raw;

        Mailed(UUID id, byte[] raw) {
            this.id = id;
            this.raw = raw;
        }

        UUID id() {
            return id;
        }

        byte[] raw() {
            return raw;
        }

        String from() {
            return new MailParser(List.of()).read(raw).from().address();
        }

        Map<String, Object> row() {
            Map<String, Object> row = jdbc.sql("select * from inbound_mail where id = ?")
                    .param(id)
                    .query()
                    .singleRow();
            row.remove("raw");
            return row;
        }
    }

    private static byte[] with(String header) {
        return TestMails.headed(header, TestMails.aLetter());
    }

    private List<String> causes(Mailed mail) {
        return List.of(mail.row().get("causes").toString().split(" "));
    }

    private Map<String, Object> aSentLetterTo(String address) {
        String key = "test:" + UUID.randomUUID();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> outbox.post(new Letter(
                        LetterKind.ACK,
                        key,
                        Letter.to(address, "A reader").about(new Subject(Subject.Kind.REPORT, key)),
                        Map.of())));
        jdbc.sql("update outbox_mail set state = 'SENT' where dedupe_key = ?")
                .param(key)
                .update();
        return jdbc.sql("select id, bounce_token, message_id from outbox_mail where dedupe_key = ?")
                .param(key)
                .query()
                .singleRow();
    }

    private Map<String, Object> letter(Map<String, Object> letter) {
        return jdbc.sql("select state, bounce_status from outbox_mail where id = ?")
                .param(letter.get("id"))
                .query()
                .singleRow();
    }

    private static byte[] aReturn(Map<String, Object> letter, String recipient) {
        return TestMails.bytes("""
                Return-Path: <>
                Message-ID: <%s@mx.far.test>
                From: MAILER-DAEMON@mx.far.test
                To: bounce+%s@localhost
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                It could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.far.test

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown

                --b--
                """.formatted(UUID.randomUUID(), letter.get("bounce_token"), recipient));
    }

    private static void atOnce(int threads, Runnable action) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(action));
            }
            for (Future<?> future : futures) {
                future.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void eventually(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
