package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.outbox.smtp.TestTransports;
import org.imprimatur.platform.SearchWords;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Letters through a real, healthy mail server. */
@ServerTest
@OnBothDatabases
class OutboxSenderTests {

    private static final GreenMail MAIL_SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    private TestSenders senders;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    OutboxReadModel letters;

    @BeforeAll
    static void open() {
        MAIL_SERVER.start();
    }

    @AfterAll
    static void close() {
        MAIL_SERVER.stop();
    }

    @BeforeEach
    void clear(@Autowired ApplicationContext server) throws Exception {
        senders = new TestSenders(server);
        senders.clear();
        MAIL_SERVER.purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void putTheClockRight() {
        clock.reset();
    }

    @Test
    void row56_aLetterArrivesWithBothPartsAndTheHeadersItOwes() throws Exception {
        Subject thread = TestSenders.aThread();
        UUID id = senders.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread));

        senders.sender(port()).sendDue();

        MimeMessage mail = received(1).get(0);
        String root = "<article-" + thread.id() + "@localhost>";
        assertThat(mail.getHeader("Message-ID")).containsExactly((String) senders.column(id, "message_id"));
        assertThat(mail.getHeader("Message-ID")[0]).isEqualTo("<turn." + id + "@localhost>");
        assertThat(mail.getHeader("References")).containsExactly(root);
        assertThat(mail.getHeader("In-Reply-To")).containsExactly(root);
        assertThat(mail.getSubject()).isEqualTo("[Article 42] How much sleep do adults need? – for medical review");
        assertThat(mail.getHeader("From")).containsExactly("Imprimatur <desk@localhost>");
        assertThat(mail.getHeader("To")).containsExactly("Demo Reviewer <reviewer@newsroom.test>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("DR, RN, NRN, OOF, AutoReply");
        assertThat(mail.getHeader("X-Loop")).containsExactly("desk@localhost");
        assertThat(mail.getHeader("Date")).hasSize(1);
        assertThat(mail.getHeader("List-Id")).isNull();
        assertThat(mail.getHeader("Return-Path")[0]).startsWith("<bounce+").endsWith("@localhost>");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("http://localhost:8080/desk/tasks/4711");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("http://localhost:8080/desk/tasks/4711");
        assertThat(senders.state(id)).isEqualTo(LetterState.SENT);
        assertThat(senders.column(id, "sent_at")).isNotNull();
        assertThat(senders.attempts(id)).isEqualTo(1);
    }

    @Test
    void aLetterIsFoundByItsSubjectOnceItHasOne() {
        UUID id = senders.post(TestSenders.aLetterTo("reviewer@newsroom.test", TestSenders.aThread()));
        senders.sender(port()).sendDue();

        assertThat(letters.page(LetterTab.FAILED, SearchWords.of("SLEEP adults, Demo reviewer@"), null, null)
                        .shown())
                .extracting(OutboxLetter::id)
                .containsExactly(id);
    }

    @Test
    void row51_lettersAboutOneArticleStandInOneThread() throws Exception {
        Subject thread = TestSenders.aThread();
        for (int i = 0; i < 3; i++) {
            senders.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread));
        }
        senders.post(TestSenders.aLetterTo("somebody.else@newsroom.test", thread));

        senders.sender(port()).sendDue();

        List<MimeMessage> mails = received(4).stream()
                .filter(mail -> recipient(mail).startsWith("reviewer@"))
                .toList();
        String first = mails.get(0).getHeader("Message-ID")[0];
        String second = mails.get(1).getHeader("Message-ID")[0];
        String root = mails.get(0).getHeader("References")[0];
        assertThat(references(mails.get(1))).containsExactly(root, first);
        assertThat(references(mails.get(2))).containsExactly(root, first, second);
        assertThat(mails.get(2).getHeader("In-Reply-To")).containsExactly(second);
    }

    @Test
    void atMostTenEarlierLettersAreNamed() throws Exception {
        Subject thread = TestSenders.aThread();
        for (int i = 0; i < 13; i++) {
            senders.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread));
        }
        senders.sender(port()).sendDue();
        assertThat(references(received(13).get(12))).hasSize(11);
    }

    @Test
    void aSecondLetterWithTheSameKeyIsIgnored() {
        Letter letter = TestSenders.aLetterTo("reviewer@newsroom.test", TestSenders.aThread());
        senders.post(letter);
        senders.inTransaction(outbox -> {
            outbox.post(letter);
            outbox.post(TestSenders.aLetterTo("another@newsroom.test", TestSenders.aThread()));
        });
        senders.sender(port()).sendDue();
        assertThat(MAIL_SERVER.getReceivedMessages()).hasSize(2);
    }

    @Test
    void oneKeyPostedInTwoTransactionsAtOnceBreaksNeither() throws Exception {
        Letter letter = TestSenders.aLetterTo("reviewer@newsroom.test", TestSenders.aThread());
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch both = new CountDownLatch(2);
        Runnable handoff = () -> {
            try {
                senders.inTransaction(outbox -> {
                    both.countDown();
                    outbox.post(letter);
                    outbox.post(TestSenders.aLetterTo("another@newsroom.test", TestSenders.aThread()));
                });
            } catch (RuntimeException e) {
                failures.add(e);
            }
        };
        run(handoff, handoff);
        senders.sender(port()).sendDue();
        assertThat(failures).isEmpty();
        assertThat(MAIL_SERVER.getReceivedMessages()).hasSize(3);
    }

    @Test
    void nothingAboutALetterCanBreakTheHandoffThatPostsIt() {
        senders.inTransaction(outbox -> {
            outbox.post(new Letter(
                    LetterKind.TURN,
                    "k".repeat(500),
                    Letter.to("a".repeat(400), "n\0".repeat(300)).about(Subject.of("t".repeat(200))),
                    Map.of("title", "nul \0 in a title")));
            outbox.post(new Letter(
                    LetterKind.TURN,
                    "k".repeat(500) + "2",
                    Letter.to("who@x.test", "N").about(Subject.of("t".repeat(200))),
                    TestSenders.aTurn()));
        });
        senders.sender(port()).sendDue();
        assertThat(MAIL_SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void twoNodesSendEachLetterOnce() throws Exception {
        List<UUID> letters = senders.letters(40);
        OutboxSender one = senders.sender(port());
        OutboxSender two = senders.sender(port());

        run(one::sendDue, two::sendDue);
        one.sendDue();

        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : received(40)) {
            ids.add(mail.getHeader("Message-ID")[0]);
        }
        assertThat(new HashSet<>(ids)).hasSize(40);
        assertThat(letters).allSatisfy(id -> assertThat(senders.state(id)).isEqualTo(LetterState.SENT));
    }

    @Test
    void row46_lettersOfOneThreadLeaveInTheOrderTheyWereWrittenAlsoFromTwoNodes() throws Exception {
        Subject thread = TestSenders.aThread();
        List<UUID> letters = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            letters.add(senders.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread)));
        }
        OutboxSender one = senders.sender(port());
        OutboxSender two = senders.sender(port());
        run(one::sendDue, two::sendDue);
        one.sendDue();

        List<String> order = new ArrayList<>();
        for (MimeMessage mail : received(12)) {
            order.add(mail.getHeader("Message-ID")[0]);
        }
        assertThat(order)
                .containsExactlyElementsOf(letters.stream()
                        .map(id -> "<turn." + id + "@localhost>")
                        .toList());
    }

    @Test
    void aLetterThatHasBecomePointlessIsCancelled() {
        UUID over = senders.aLetter();
        LetterCheck check = (kind, task, person, model) -> !"/desk/tasks/4711".equals(model.get("path"));
        senders.sender(TestTransports.to(port()), check).sendDue();
        assertThat(senders.state(over)).isEqualTo(LetterState.CANCELLED);
        assertThat(MAIL_SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    void aCheckThatFailsKeepsNoLetterBack() {
        UUID id = senders.aLetter();
        LetterCheck check = (kind, task, person, model) -> {
            throw new IllegalStateException("the worklist cannot be read");
        };
        senders.sender(TestTransports.to(port()), check).sendDue();
        assertThat(senders.state(id)).isEqualTo(LetterState.SENT);
    }

    @Test
    void aLetterWhoseLinkHasExpiredIsNotSent() {
        UUID id = senders.post(TestSenders.aReset(
                Map.of("path", "/password/reset/x", "expires", clock.instant().toString())));
        clock.advance(Duration.ofMinutes(1));
        senders.sender(port()).sendDue();
        assertThat(senders.state(id)).isEqualTo(LetterState.EXPIRED);
    }

    @Test
    void aLinkThatOpensAnAccountIsForgottenOnceItIsSent() {
        UUID id = senders.post(TestSenders.aReset(Map.of("path", "/password/reset/s3cr3t")));
        senders.sender(port()).sendDue();
        assertThat(senders.state(id)).isEqualTo(LetterState.SENT);
        assertThat(senders.column(id, "rendered")).isNull();
        assertThat(String.valueOf(senders.column(id, "model_json"))).doesNotContain("s3cr3t");
    }

    @Test
    void row41_namesAndTitlesCannotBeginAHeader() throws Exception {
        Map<String, Object> model = TestSenders.aTurn();
        model.put("title", "Sleep\r\nBcc: victim@example.org\r\n\r\nHello \u202Edaer");
        UUID id = senders.post(new Letter(
                LetterKind.TURN,
                "inject:" + UUID.randomUUID(),
                Letter.to("reviewer@newsroom.test", "Eve\r\nBcc: victim@example.org\0")
                        .about(TestSenders.aThread()),
                model));

        senders.sender(port()).sendDue();

        MimeMessage mail = received(1).get(0);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject())
                .isEqualTo("[Article 42] Sleep Bcc: victim@example.org Hello daer – for medical review");
        assertThat(senders.state(id)).isEqualTo(LetterState.SENT);
    }

    @Test
    void row33_anAddressThatIsNoneFailsWithItsReason() {
        for (String address : List.of(
                "nobody",
                "a@b@c.test",
                "<a@b.test>c@d.test",
                "a@b.test\r\nBcc: c@d.test",
                "a b@c.test",
                "group: a@b.test;",
                "a@-b.test",
                "")) {
            UUID id = senders.post(TestSenders.aLetterTo(address, TestSenders.aThread()));
            senders.sender(port()).sendDue();
            assertThat(senders.state(id)).as(address).isEqualTo(LetterState.FAILED);
            assertThat(senders.column(id, "reason")).isEqualTo("ADDRESS_UNUSABLE");
        }
        assertThat(MAIL_SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    void row32_aDomainInAnyScriptIsWrittenAsTheMailSystemKnowsIt() throws Exception {
        senders.post(TestSenders.aLetterTo("redaktion@bücher.example", TestSenders.aThread()));
        senders.sender(port()).sendDue();
        assertThat(recipient(received(1).get(0))).isEqualTo("redaktion@xn--bcher-kva.example");
    }

    @Test
    void row32_anAddressInAnyScriptGoesThroughAServerThatSpeaksSmtputf8() throws Exception {
        UUID id = senders.post(TestSenders.aLetterTo("jürgen@newsroom.test", TestSenders.aThread()));
        senders.sender(port()).sendDue();
        assertThat(senders.state(id)).isEqualTo(LetterState.SENT);
        assertThat(received(1).get(0).getHeader("Message-ID")[0]).contains(id.toString());
    }

    @Test
    void row32_andFailsWithItsReasonWhereTheServerDoesNot() {
        try (FaultySmtp server = FaultySmtp.at("none", "")) {
            UUID id = senders.post(TestSenders.aLetterTo("jürgen@newsroom.test", TestSenders.aThread()));
            senders.sender(server.port()).sendDue();
            assertThat(senders.state(id)).isEqualTo(LetterState.FAILED);
            assertThat(senders.column(id, "reason")).isEqualTo("ADDRESS_NEEDS_UTF8");
        }
    }

    @Test
    void aLetterOfAKindNobodyKnowsHereFailsAndNothingElse() {
        UUID broken = senders.aLetter();
        senders.makeOfKind(broken, "no-such-kind");
        UUID sound = senders.aLetter();
        senders.sender(port()).sendDue();
        assertThat(senders.state(broken)).isEqualTo(LetterState.FAILED);
        assertThat(senders.column(broken, "reason")).isEqualTo("UNWRITABLE");
        assertThat(senders.state(sound)).isEqualTo(LetterState.SENT);
    }

    @Test
    void row45_aNodeThatDiesBetweenTheServersYesAndItsOwnNoteSendsTheSameLetterAgain() throws Exception {
        UUID id = senders.aLetter();
        MailTransport real = TestTransports.to(port());
        OutboxSender dying = senders.sender(killedAfter(real));
        assertThatThrownBy(dying::sendDue).isInstanceOf(PowerCut.class);
        assertThat(senders.state(id)).isEqualTo(LetterState.SENDING);

        senders.sender(real).sendDue();
        assertThat(senders.state(id)).as("the lock still holds").isEqualTo(LetterState.SENDING);
        clock.advance(Duration.ofMinutes(6));
        senders.sender(real).sendDue();

        assertThat(senders.state(id)).isEqualTo(LetterState.SENT);
        List<MimeMessage> twice = received(2);
        assertThat(twice.get(0).getHeader("Message-ID")).isEqualTo(twice.get(1).getHeader("Message-ID"));
        assertThat(raw(twice.get(0))).isEqualTo(raw(twice.get(1)));
    }

    @Test
    void aNodeThatWakesUpAfterItsLockExpiredChangesNothing() {
        UUID id = senders.aLetter();
        MailTransport real = TestTransports.to(port());
        ClaimedLetter slow = senders.outboxQueue().claim(id).orElseThrow();
        clock.advance(Duration.ofMinutes(6));
        senders.sender(real).sendDue();
        assertThat(senders.state(id)).isEqualTo(LetterState.SENT);
        boolean ours = senders.outcomes()
                .settle(slow, DeliveryResult.failed(FailureReason.REFUSED, "too late"), Duration.ZERO);
        assertThat(ours).isFalse();
        assertThat(senders.state(id)).isEqualTo(LetterState.SENT);
    }

    @Test
    void withoutAMailServerLettersWaitAndNothingIsWrong() {
        UUID id = senders.aLetter();
        senders.sender(TestTransports.toNowhere()).sendDue();
        assertThat(senders.state(id)).isEqualTo(LetterState.QUEUED);
    }

    @Test
    void theStatusesTellWhatBecameOfEachLetterOfAThread() {
        Subject thread = TestSenders.aThread();
        senders.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread));
        senders.post(TestSenders.aLetterTo("not an address", thread));
        senders.sender(port()).sendDue();
        senders.inTransaction(outbox -> assertThat(outbox.deliveryStatuses(thread, null, null))
                .extracting(DeliveryStatus::state, DeliveryStatus::key, DeliveryStatus::reasonKey)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LetterState.SENT, "mail.fate.sent", null),
                        org.assertj.core.groups.Tuple.tuple(
                                LetterState.FAILED, "mail.fate.failed", "mail.trouble.address-unusable")));
    }

    private static int port() {
        return MAIL_SERVER.getSmtp().getPort();
    }

    private static List<MimeMessage> received(int howMany) {
        List<MimeMessage> mails = Arrays.asList(MAIL_SERVER.getReceivedMessages());
        assertThat(mails).hasSize(howMany);
        return mails;
    }

    private static String recipient(MimeMessage mail) {
        try {
            return ((jakarta.mail.internet.InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0])
                    .getAddress();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> references(MimeMessage mail) throws Exception {
        return List.of(mail.getHeader("References")[0].split("\\s+"));
    }

    /** Without what the mail server itself put in front. */
    private static String raw(MimeMessage mail) throws Exception {
        var out = new java.io.ByteArrayOutputStream();
        mail.writeTo(out);
        String all = out.toString(java.nio.charset.StandardCharsets.UTF_8);
        return all.substring(all.indexOf("\nDate:"));
    }

    static void run(Runnable... together) throws InterruptedException {
        List<Thread> threads = Arrays.stream(together).map(Thread::new).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static MailTransport killedAfter(MailTransport mailTransport) {
        return new MailTransport() {
            @Override
            public boolean isSetUp() {
                return true;
            }

            @Override
            public Connection open() {
                Connection connection = mailTransport.open();
                return new Connection() {
                    @Override
                    public DeliveryResult deliver(OutgoingMessage message) {
                        connection.deliver(message);
                        throw new PowerCut();
                    }

                    @Override
                    public void close() {
                        connection.close();
                    }
                };
            }
        };
    }

    private static final class PowerCut extends Error {}
}
