package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.mime.BounceReport;
import org.imprimatur.mime.BounceReport.Kind;
import org.imprimatur.outbox.smtp.TestTransports;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Answers to readers' mails, and what comes back of them. */
@ServerTest
@OnBothDatabases
class ReturnedLettersTests {

    private static final String READER = "reader@example.org";

    @Autowired
    ReturnedLetters returnedLetters;

    @Autowired
    SentLetters sentLetters;

    @Autowired
    DeadAddresses deadAddresses;

    @Autowired
    TestClock.Settable clock;

    private TestSenders senders;

    @BeforeEach
    void clear(@Autowired ApplicationContext server) {
        senders = new TestSenders(server);
        senders.clear();
    }

    @AfterEach
    void putTheClockRight() {
        clock.reset();
    }

    @Test
    void anAnswerCarriesTheHeadersThatKeepItInTheReadersThreadAndOutOfLoops() throws Exception {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            UUID report = UUID.randomUUID();
            senders.post(anAnswer("ack:" + report, aReport(report), READER));
            senders.sender(server.getSmtp().getPort()).sendDue();

            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getHeader("In-Reply-To")).containsExactly("<theirs@example.org>");
            assertThat(mail.getHeader("References")[0].split("\\s+"))
                    .containsExactly(
                            "<report-" + report + "@localhost>", "<before@example.org>", "<theirs@example.org>");
            assertThat(mail.getHeader("Reply-To")).containsExactly("Imprimatur <report+s3cr3t@localhost>");
            assertThat(mail.getHeader("From")).containsExactly("Imprimatur <desk@localhost>");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
            assertThat(mail.getHeader("X-Loop")).containsExactly("desk@localhost");
            assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("DR, RN, NRN, OOF, AutoReply");
            assertThat(mail.getHeader("Date")).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void row12_aReturnedLetterIsFoundByTheTokenItWasSentWith() {
        UUID letter = senders.sent(aLetter());
        assertThat(tell(Kind.FAILED, "5.1.1", token(letter))).contains(letter);
        assertThat(senders.state(letter)).isEqualTo(LetterState.BOUNCED);
        assertThat(senders.column(letter, "reason")).isEqualTo("RETURNED");
        assertThat(senders.column(letter, "bounce_status")).isEqualTo("5.1.1");
        assertThat(senders.column(letter, "bounced_at")).isNotNull();
        assertThat(deadAddresses.isDead(READER)).isTrue();
        assertThat(deadAddresses.isDead("READER@Example.ORG")).isTrue();
        assertThat(deadAddresses.isDead("other@example.org")).isFalse();
    }

    @Test
    void orByTheMessageIdItQuotes() {
        UUID letter = senders.sent(aLetter());
        BounceReport bounceReport = new BounceReport(
                Kind.FAILED, null, "5.1.1", "No such user", "no-such-token", List.of("<foreign@x>", messageId(letter)));
        assertThat(tell(bounceReport)).contains(letter);
        assertThat(senders.state(letter)).isEqualTo(LetterState.BOUNCED);
    }

    @Test
    void aReturnThatNamesNoLetterOfOursSilencesNobody() {
        senders.sent(aLetter());
        BounceReport forged = new BounceReport(Kind.FAILED, READER, "5.1.1", "", "guessed", List.of("<x@localhost>"));
        assertThat(tell(forged)).isEmpty();
        assertThat(tell(new BounceReport(Kind.COMPLAINT, READER, null, "", null, List.of())))
                .isEmpty();
        assertThat(deadAddresses.isDead(READER)).isFalse();
    }

    @Test
    void aMessageIdDoesNotGiveTheTokenAway() {
        UUID letter = senders.sent(aLetter());
        assertThat(messageId(letter).replace("-", "")).doesNotContain(token(letter));
    }

    @Test
    void theThirdLetterThatComesBackForAPassingReasonEndsThem() {
        for (int i = 1; i <= 3; i++) {
            assertThat(deadAddresses.isDead(READER)).as("before letter " + i).isFalse();
            UUID letter = senders.sent(aLetter());
            tell(Kind.FAILED, "4.4.7", token(letter));
            tell(Kind.FAILED, "4.4.7", token(letter));
            assertThat(senders.state(letter)).isEqualTo(LetterState.BOUNCED);
        }
        assertThat(deadAddresses.isDead(READER)).isTrue();
    }

    @Test
    void aReturnWithoutAStatusIsTakenForAPassingReason() {
        UUID letter = senders.sent(aLetter());
        tell(Kind.FAILED, null, token(letter));
        assertThat(senders.state(letter)).isEqualTo(LetterState.BOUNCED);
        assertThat(deadAddresses.isDead(READER)).isFalse();
    }

    @Test
    void aDelayIsNotedAndNothingElse() {
        UUID letter = senders.sent(aLetter());
        assertThat(tell(Kind.DELAYED, "4.4.1", token(letter))).contains(letter);
        assertThat(senders.state(letter)).isEqualTo(LetterState.SENT);
        assertThat(senders.column(letter, "delayed_at")).isNotNull();
        assertThat(deadAddresses.isDead(READER)).isFalse();
    }

    @Test
    void row13_nothingMoreIsSentToWhoeverComplained() {
        UUID letter = senders.sent(aLetter());
        assertThat(tell(Kind.COMPLAINT, null, token(letter))).contains(letter);
        assertThat(senders.state(letter)).isEqualTo(LetterState.SENT);
        assertThat(deadAddresses.isDead(READER)).isTrue();
        UUID next = senders.post(aLetter());
        senders.sender(TestTransports.to(1)).sendDue();
        assertThat(senders.state(next)).isEqualTo(LetterState.SUPPRESSED);
    }

    @Test
    void aLetterInDoubtThatComesBackGoesOutNoMore() {
        UUID letter = senders.post(aLetter());
        ClaimedLetter held = senders.outboxQueue().claim(letter).orElseThrow();
        senders.outcomes()
                .settle(
                        held,
                        new DeliveryResult(DeliveryResult.Outcome.UNKNOWN, FailureReason.NO_ANSWER, null, ""),
                        Duration.ZERO);
        assertThat(senders.state(letter)).isEqualTo(LetterState.UNKNOWN);

        tell(Kind.FAILED, "4.4.7", token(letter));

        assertThat(senders.state(letter)).isEqualTo(LetterState.BOUNCED);
        assertThat(senders.column(letter, "next_attempt_at")).isNull();
    }

    @Test
    void whatIsReturnedInWhateverWordsBreaksNothing() {
        UUID letter = senders.sent(aLetter());
        BounceReport odd = new BounceReport(
                Kind.FAILED, "\0", "5." + "9".repeat(300), "x\0".repeat(5000), token(letter), List.of("\0", ""));
        assertThat(tell(odd)).contains(letter);
        assertThat(senders.state(letter)).isEqualTo(LetterState.BOUNCED);
    }

    @Test
    void aMessageIdOfOursTellsItsThread() {
        UUID report = UUID.randomUUID();
        UUID letter = senders.post(anAnswer("ack:" + report, aReport(report), READER));
        assertThat(sentLetters.threadOf(messageId(letter))).contains(aReport(report));
        assertThat(sentLetters.threadOf("<report-" + report + "@localhost>")).contains(aReport(report));
        assertThat(sentLetters.threadOf("<ARTICLE-" + report + "@LocalHost>"))
                .contains(new Subject(Subject.Kind.ARTICLE, report.toString()));
        assertThat(sentLetters.threadOf("<report-" + report + "@elsewhere.test>"))
                .isEmpty();
        assertThat(sentLetters.threadOf("<x@y>\0")).isEmpty();
    }

    @Test
    void row29_acknowledgementsAreCountedByTheHourAndByAddress() {
        senders.post(anAck(READER));
        senders.post(anAck(READER));
        senders.post(anAck("other@example.org"));
        senders.post(aLetter());
        assertThat(sinceAnHour(null)).isEqualTo(3);
        assertThat(sinceAnHour("Reader@example.org")).isEqualTo(2);
        clock.advance(Duration.ofMinutes(61));
        assertThat(sinceAnHour(null)).isZero();
        assertThat(sinceAnHour(READER)).isZero();
    }

    private int sinceAnHour(@Nullable String address) {
        return sentLetters.acknowledgementsSince(clock.instant().minus(Duration.ofHours(1)), address);
    }

    private Optional<UUID> tell(Kind kind, @Nullable String status, String token) {
        return tell(new BounceReport(kind, READER, status, "smtp; " + status + " said the server", token, List.of()));
    }

    private Optional<UUID> tell(BounceReport bounceReport) {
        return senders.within(() -> returnedLetters.note(bounceReport));
    }

    private String token(UUID letter) {
        return String.valueOf(senders.column(letter, "bounce_token"));
    }

    private String messageId(UUID letter) {
        return String.valueOf(senders.column(letter, "message_id"));
    }

    private static Letter aLetter() {
        return anAnswer("outcome:" + UUID.randomUUID(), aReport(UUID.randomUUID()), READER);
    }

    private static Letter anAck(String to) {
        return new Letter(
                LetterKind.ACK,
                "ack:" + UUID.randomUUID(),
                Letter.to(to, "Reader").about(aReport(UUID.randomUUID())),
                Map.of());
    }

    /** In the words of a letter that exists whatever the room of reports calls its own. */
    private static Subject aReport(UUID id) {
        return new Subject(Subject.Kind.REPORT, id.toString());
    }

    private static Letter anAnswer(String key, Subject thread, String to) {
        return new Letter(
                LetterKind.SIGNED,
                key,
                Letter.to(to, "Reader")
                        .about(thread)
                        .answering(new Letter.Answers(
                                "<theirs@example.org>", List.of("<before@example.org>"), "report+s3cr3t")),
                Map.of("number", 42, "title", "Sleep", "signer", "Demo Reviewer", "path", "/articles/sleep"));
    }
}
