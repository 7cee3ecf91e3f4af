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

    private TestSenders office;

    @Autowired
    TestClock.Settable clock;

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
        office = new TestSenders(server);
        office.clear();
        MAIL_SERVER.purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void putTheClockRight() {
        clock.reset();
    }

    @Test
    void row56_aLetterArrivesWithBothPartsAndTheHeadersItOwes() throws Exception {
        String thread = TestSenders.aThread();
        UUID id = office.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread));

        office.postman(port()).walk();

        MimeMessage mail = received(1).get(0);
        String root = "<article-" + thread.substring("article:".length()) + "@localhost>";
        assertThat(mail.getHeader("Message-ID")).containsExactly((String) office.column(id, "message_id"));
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
        assertThat(office.state(id)).isEqualTo(LetterState.SENT);
        assertThat(office.column(id, "sent_at")).isNotNull();
        assertThat(office.attempts(id)).isEqualTo(1);
    }

    @Test
    void row51_lettersAboutOneArticleStandInOneThread() throws Exception {
        String thread = TestSenders.aThread();
        for (int i = 0; i < 3; i++) {
            office.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread));
        }
        office.post(TestSenders.aLetterTo("somebody.else@newsroom.test", thread));

        office.postman(port()).walk();

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
        String thread = TestSenders.aThread();
        for (int i = 0; i < 13; i++) {
            office.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread));
        }
        office.postman(port()).walk();
        assertThat(references(received(13).get(12))).hasSize(11);
    }

    @Test
    void aSecondLetterWithTheSameKeyIsIgnored() {
        Letter letter = TestSenders.aLetterTo("reviewer@newsroom.test", TestSenders.aThread());
        office.post(letter);
        office.inTransaction(outbox -> {
            outbox.post(letter);
            outbox.post(TestSenders.aLetterTo("another@newsroom.test", TestSenders.aThread()));
        });
        office.postman(port()).walk();
        assertThat(MAIL_SERVER.getReceivedMessages()).hasSize(2);
    }

    @Test
    void oneKeyPostedInTwoTransactionsAtOnceBreaksNeither() throws Exception {
        Letter letter = TestSenders.aLetterTo("reviewer@newsroom.test", TestSenders.aThread());
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch both = new CountDownLatch(2);
        Runnable handoff = () -> {
            try {
                office.inTransaction(outbox -> {
                    both.countDown();
                    outbox.post(letter);
                    outbox.post(TestSenders.aLetterTo("another@newsroom.test", TestSenders.aThread()));
                });
            } catch (RuntimeException e) {
                failures.add(e);
            }
        };
        run(handoff, handoff);
        office.postman(port()).walk();
        assertThat(failures).isEmpty();
        assertThat(MAIL_SERVER.getReceivedMessages()).hasSize(3);
    }

    @Test
    void nothingAboutALetterCanBreakTheHandoffThatPostsIt() {
        office.inTransaction(outbox -> {
            outbox.post(new Letter(
                    "turn",
                    "k".repeat(500),
                    "a".repeat(400),
                    "n\0".repeat(300),
                    null,
                    "t".repeat(200),
                    Map.of("title", "nul \0 in a title")));
            outbox.post(new Letter(
                    "turn", "k".repeat(500) + "2", "who@x.test", "N", null, "t".repeat(200), TestSenders.aTurn()));
        });
        office.postman(port()).walk();
        assertThat(MAIL_SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void twoNodesSendEachLetterOnce() throws Exception {
        List<UUID> letters = office.letters(40);
        OutboxSender one = office.postman(port());
        OutboxSender two = office.postman(port());

        run(one::walk, two::walk);
        one.walk();

        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : received(40)) {
            ids.add(mail.getHeader("Message-ID")[0]);
        }
        assertThat(new HashSet<>(ids)).hasSize(40);
        assertThat(letters).allSatisfy(id -> assertThat(office.state(id)).isEqualTo(LetterState.SENT));
    }

    @Test
    void row46_lettersOfOneThreadLeaveInTheOrderTheyWereWrittenAlsoFromTwoNodes() throws Exception {
        String thread = TestSenders.aThread();
        List<UUID> letters = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            letters.add(office.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread)));
        }
        OutboxSender one = office.postman(port());
        OutboxSender two = office.postman(port());
        run(one::walk, two::walk);
        one.walk();

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
        UUID over = office.aLetter();
        LetterCheck check = (kind, dedupeKey, person, model) -> !"/desk/tasks/4711".equals(model.get("path"));
        office.postman(new SmtpMailTransport(TestSenders.server(port())), check).walk();
        assertThat(office.state(over)).isEqualTo(LetterState.CANCELLED);
        assertThat(MAIL_SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    void aCheckThatFailsKeepsNoLetterBack() {
        UUID id = office.aLetter();
        LetterCheck check = (kind, dedupeKey, person, model) -> {
            throw new IllegalStateException("the worklist cannot be read");
        };
        office.postman(new SmtpMailTransport(TestSenders.server(port())), check).walk();
        assertThat(office.state(id)).isEqualTo(LetterState.SENT);
    }

    @Test
    void aLetterWhoseLinkHasExpiredIsNotSent() {
        UUID id = office.post(TestSenders.aReset(
                Map.of("path", "/password/reset/x", "expires", clock.instant().toString())));
        clock.advance(Duration.ofMinutes(1));
        office.postman(port()).walk();
        assertThat(office.state(id)).isEqualTo(LetterState.EXPIRED);
    }

    @Test
    void aLinkThatOpensAnAccountIsForgottenOnceItIsSent() {
        UUID id = office.post(TestSenders.aReset(Map.of("path", "/password/reset/s3cr3t")));
        office.postman(port()).walk();
        assertThat(office.state(id)).isEqualTo(LetterState.SENT);
        assertThat(office.column(id, "rendered")).isNull();
        assertThat(String.valueOf(office.column(id, "model_json"))).doesNotContain("s3cr3t");
    }

    @Test
    void row41_namesAndTitlesCannotBeginAHeader() throws Exception {
        Map<String, Object> model = TestSenders.aTurn();
        model.put("title", "Sleep\r\nBcc: victim@example.org\r\n\r\nHello \u202Edaer");
        UUID id = office.post(new Letter(
                "turn",
                "inject:" + UUID.randomUUID(),
                "reviewer@newsroom.test",
                "Eve\r\nBcc: victim@example.org\0",
                null,
                TestSenders.aThread(),
                model));

        office.postman(port()).walk();

        MimeMessage mail = received(1).get(0);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject())
                .isEqualTo("[Article 42] Sleep Bcc: victim@example.org Hello daer – for medical review");
        assertThat(office.state(id)).isEqualTo(LetterState.SENT);
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
            UUID id = office.post(TestSenders.aLetterTo(address, TestSenders.aThread()));
            office.postman(port()).walk();
            assertThat(office.state(id)).as(address).isEqualTo(LetterState.FAILED);
            assertThat(office.column(id, "reason")).isEqualTo("ADDRESS_UNUSABLE");
        }
        assertThat(MAIL_SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    void row32_aDomainInAnyScriptIsWrittenAsTheMailSystemKnowsIt() throws Exception {
        office.post(TestSenders.aLetterTo("redaktion@bücher.example", TestSenders.aThread()));
        office.postman(port()).walk();
        assertThat(recipient(received(1).get(0))).isEqualTo("redaktion@xn--bcher-kva.example");
    }

    @Test
    void row32_anAddressInAnyScriptGoesThroughAServerThatSpeaksSmtputf8() throws Exception {
        UUID id = office.post(TestSenders.aLetterTo("jürgen@newsroom.test", TestSenders.aThread()));
        office.postman(port()).walk();
        assertThat(office.state(id)).isEqualTo(LetterState.SENT);
        assertThat(received(1).get(0).getHeader("Message-ID")[0]).contains(id.toString());
    }

    @Test
    void row32_andFailsWithItsReasonWhereTheServerDoesNot() {
        try (FaultySmtp server = FaultySmtp.at("none", "")) {
            UUID id = office.post(TestSenders.aLetterTo("jürgen@newsroom.test", TestSenders.aThread()));
            office.postman(server.port()).walk();
            assertThat(office.state(id)).isEqualTo(LetterState.FAILED);
            assertThat(office.column(id, "reason")).isEqualTo("ADDRESS_NEEDS_UTF8");
        }
    }

    @Test
    void aBrokenTemplateFailsTheLetterAndNothingElse() {
        UUID broken = office.post(new Letter(
                "no-such-kind",
                "broken:" + UUID.randomUUID(),
                "a@newsroom.test",
                "A",
                null,
                TestSenders.aThread(),
                Map.of()));
        UUID sound = office.aLetter();
        office.postman(port()).walk();
        assertThat(office.state(broken)).isEqualTo(LetterState.FAILED);
        assertThat(office.column(broken, "reason")).isEqualTo("UNWRITABLE");
        assertThat(office.state(sound)).isEqualTo(LetterState.SENT);
    }

    @Test
    void row45_aNodeThatDiesBetweenTheServersYesAndItsOwnNoteSendsTheSameLetterAgain() throws Exception {
        UUID id = office.aLetter();
        MailTransport real = new SmtpMailTransport(TestSenders.server(port()));
        OutboxSender dying = office.postman(killedAfter(real));
        assertThatThrownBy(dying::walk).isInstanceOf(PowerCut.class);
        assertThat(office.state(id)).isEqualTo(LetterState.SENDING);

        office.postman(real).walk();
        assertThat(office.state(id)).as("the lock still holds").isEqualTo(LetterState.SENDING);
        clock.advance(Duration.ofMinutes(6));
        office.postman(real).walk();

        assertThat(office.state(id)).isEqualTo(LetterState.SENT);
        List<MimeMessage> twice = received(2);
        assertThat(twice.get(0).getHeader("Message-ID")).isEqualTo(twice.get(1).getHeader("Message-ID"));
        assertThat(raw(twice.get(0))).isEqualTo(raw(twice.get(1)));
    }

    @Test
    void aNodeThatWakesUpAfterItsLockExpiredChangesNothing() {
        UUID id = office.aLetter();
        MailTransport real = new SmtpMailTransport(TestSenders.server(port()));
        ClaimedLetter slow = office.bag().claim(id).orElseThrow();
        clock.advance(Duration.ofMinutes(6));
        office.postman(real).walk();
        assertThat(office.state(id)).isEqualTo(LetterState.SENT);
        boolean ours =
                office.endings().settle(slow, DeliveryResult.failed(FailureReason.REFUSED, "too late"), Duration.ZERO);
        assertThat(ours).isFalse();
        assertThat(office.state(id)).isEqualTo(LetterState.SENT);
    }

    @Test
    void withoutAMailServerLettersWaitAndNothingIsWrong() {
        UUID id = office.aLetter();
        office.postman(new SmtpMailTransport(null)).walk();
        assertThat(office.state(id)).isEqualTo(LetterState.QUEUED);
    }

    @Test
    void fatesTellWhatBecameOfEachLetterOfAThread() {
        String thread = TestSenders.aThread();
        office.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread));
        office.post(TestSenders.aLetterTo("not an address", thread));
        office.postman(port()).walk();
        office.inTransaction(outbox -> assertThat(outbox.fates(thread))
                .extracting(DeliveryStatus::state, DeliveryStatus::key, DeliveryStatus::troubleKey)
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
            public boolean knowsTheWay() {
                return true;
            }

            @Override
            public Trip depart() {
                Trip trip = mailTransport.depart();
                return new Trip() {
                    @Override
                    public DeliveryResult deliver(Parcel parcel) {
                        trip.deliver(parcel);
                        throw new PowerCut();
                    }

                    @Override
                    public void close() {
                        trip.close();
                    }
                };
            }
        };
    }

    private static final class PowerCut extends Error {}
}
