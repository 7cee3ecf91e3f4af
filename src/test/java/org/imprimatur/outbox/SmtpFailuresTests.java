package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Letters through mail servers that refuse, hang and hang up. */
@ServerTest
@OnBothDatabases
class SmtpFailuresTests {

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

    @ParameterizedTest
    @CsvSource({
        "550, 5.1.1 No such user, FAILED, ADDRESS_UNKNOWN, true",
        "550, No such user, FAILED, ADDRESS_UNKNOWN, true",
        "551, 5.1.6 Moved away, FAILED, ADDRESS_UNKNOWN, true",
        "553, 5.1.3 Not an address, FAILED, ADDRESS_UNKNOWN, true",
        "550, 5.7.1 We do not like you, FAILED, REFUSED, false",
        "552, 5.2.2 Mailbox full, FAILED, REFUSED, false",
        "554, 5.7.1 Smells of spam, FAILED, REFUSED, false",
        "450, 4.2.0 Come back later, RETRY, TURNED_AWAY, false",
        "451, 4.7.1 Greylisted, RETRY, TURNED_AWAY, false",
        "452, 4.2.2 Out of space, RETRY, TURNED_AWAY, false"
    })
    void row42_aRefusedRecipientEndsAsItsCodeSays(
            int code, String words, LetterState state, FailureReason failureReason, boolean suppressed) {
        try (Refusing server = new Refusing(code, words, false)) {
            UUID id = senders.aLetter();
            senders.sender(server.port()).sendDue();
            assertThat(senders.state(id)).isEqualTo(state);
            assertThat(senders.column(id, "reason")).isEqualTo(failureReason.name());
            assertThat(String.valueOf(senders.column(id, "last_code"))).startsWith(String.valueOf(code));
            assertThat(String.valueOf(senders.column(id, "last_reply"))).contains(words);
            assertThat(senders.outboxQueue()
                            .isSuppressed(
                                    MailAddress.parse("reviewer@newsroom.test").orElseThrow()))
                    .isEqualTo(suppressed);
            assertThat(senders.queue().pauses()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "550, 5.7.1 Not like this, FAILED, false",
        "550, 5.1.1 Nobody here, FAILED, true",
        "552, 5.3.4 Too big, FAILED, false",
        "554, 5.6.0 Malformed, FAILED, false",
        "451, 4.3.0 Try again, RETRY, false"
    })
    void row42_aRefusedTextEndsAsItsCodeSays(int code, String words, LetterState state, boolean suppressed) {
        try (Refusing server = new Refusing(code, words, true)) {
            UUID id = senders.aLetter();
            senders.sender(server.port()).sendDue();
            assertThat(senders.state(id)).isEqualTo(state);
            assertThat(senders.outboxQueue()
                            .isSuppressed(
                                    MailAddress.parse("reviewer@newsroom.test").orElseThrow()))
                    .isEqualTo(suppressed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "MAIL", "RCPT", "DATA", "."})
    void aServerThatAsksUsToComeBackLaterPausesTheWholeQueueAndCountsNoAttempt(String command) {
        try (FaultySmtp server = FaultySmtp.at(command, "421 4.3.2 Shutting down")) {
            List<UUID> letters = senders.letters(3);
            senders.sender(server.port()).sendDue();
            assertPausedFor(Duration.ofMinutes(1), letters);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void aServerThatHangsUpBeforeItHasTheLetterPausesTheQueue(String command) {
        try (FaultySmtp server = FaultySmtp.at(command, FaultySmtp.DROP)) {
            List<UUID> letters = senders.letters(2);
            senders.sender(server.port()).sendDue();
            assertPausedFor(Duration.ofMinutes(1), letters);
            assertThat(senders.queue().failureReason()).isEqualTo(FailureReason.UNREACHABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "MAIL", "RCPT"})
    void row43_aServerThatHangsBeforeItHasTheLetterPausesTheQueueWithinItsTimeout(String command) {
        try (FaultySmtp server = FaultySmtp.at(command, FaultySmtp.HANG)) {
            List<UUID> letters = senders.letters(1);
            senders.sender(server.port()).sendDue();
            assertPausedFor(Duration.ofMinutes(1), letters);
        }
    }

    @Test
    void aServerThatIsNotThereAtAllPausesTheQueue() {
        FaultySmtp gone = FaultySmtp.at("none", FaultySmtp.DROP);
        gone.close();
        List<UUID> letters = senders.letters(2);
        senders.sender(gone.port()).sendDue();
        assertPausedFor(Duration.ofMinutes(1), letters);
        assertThat(senders.queue().failureReason()).isEqualTo(FailureReason.UNREACHABLE);
    }

    @Test
    void aServerThatRefusesOurPasswordPausesTheQueue() {
        try (FaultySmtp server = FaultySmtp.at("AUTH", "535 5.7.8 Wrong password")) {
            List<UUID> letters = senders.letters(2);
            senders.sender(server.port(), "username=desk").sendDue();
            assertPausedFor(Duration.ofMinutes(1), letters);
            assertThat(senders.queue().failureReason()).isEqualTo(FailureReason.SIGN_IN);
        }
    }

    @Test
    void aServerThatWantsAPasswordFirstPausesTheQueue() {
        try (FaultySmtp server = FaultySmtp.at("MAIL", "530 5.7.0 Authentication required")) {
            List<UUID> letters = senders.letters(2);
            senders.sender(server.port()).sendDue();
            assertPausedFor(Duration.ofMinutes(1), letters);
            assertThat(senders.queue().failureReason()).isEqualTo(FailureReason.SIGN_IN);
        }
    }

    @Test
    void aServerWithoutTheEncryptionWeInsistOnPausesTheQueue() {
        try (FaultySmtp server = FaultySmtp.at("none", "")) {
            List<UUID> letters = senders.letters(1);
            senders.sender(server.port(), "mail.smtp.starttls.enable=true", "mail.smtp.starttls.required=true")
                    .sendDue();
            assertPausedFor(Duration.ofMinutes(1), letters);
            assertThat(senders.queue().failureReason()).isEqualTo(FailureReason.INSECURE);
        }
    }

    @Test
    void aServerThatRefusesOurOwnAddressPausesTheQueueAndBlamesNoAddressee() {
        try (FaultySmtp server = FaultySmtp.at("MAIL", "550 5.7.1 Not your address")) {
            List<UUID> letters = senders.letters(2);
            senders.sender(server.port()).sendDue();
            assertPausedFor(Duration.ofMinutes(1), letters);
            assertThat(senders.queue().failureReason()).isEqualTo(FailureReason.SENDER_REFUSED);
        }
    }

    @Test
    void pausesGrowToAQuarterOfAnHourAndEndWithTheFirstLetterThatGetsThrough() {
        try (FaultySmtp server = FaultySmtp.at("GREETING", "421 Not now")) {
            List<UUID> letters = senders.letters(3);
            OutboxSender outboxSender = senders.sender(server.port());
            for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
                outboxSender.sendDue();
                assertThat(Duration.between(clock.instant(), senders.queue().pausedUntil()))
                        .isCloseTo(Duration.ofMinutes(minutes), Duration.ofSeconds(10));
                clock.advance(Duration.ofMinutes(minutes).plusSeconds(1));
            }
            server.behave();
            outboxSender.sendDue();
            assertThat(letters).allSatisfy(id -> assertThat(senders.state(id)).isEqualTo(LetterState.SENT));
            assertThat(letters)
                    .allSatisfy(id -> assertThat(senders.attempts(id)).isEqualTo(1));
            assertThat(senders.queue().pauses()).isZero();
            assertThat(senders.queue().pausedSince()).isNull();
        }
    }

    @Test
    void nothingIsTriedDuringAPause() {
        try (FaultySmtp server = FaultySmtp.at("GREETING", "421 Not now")) {
            UUID id = senders.aLetter();
            senders.sender(server.port()).sendDue();
            server.behave();
            clock.advance(Duration.ofSeconds(50));
            senders.sender(server.port()).sendDue();
            assertThat(senders.state(id)).isEqualTo(LetterState.QUEUED);
            assertThat(server.letters).isEmpty();
        }
    }

    @Test
    void aLetterTurnedAwayIsTriedAgainForThreeDaysAndAlwaysTheSame() {
        try (FaultySmtp server = FaultySmtp.at(".", "451 4.3.0 Try again")) {
            UUID id = senders.aLetter();
            OutboxSender outboxSender = senders.sender(server.port());
            List<Duration> waits = new ArrayList<>();
            outboxSender.sendDue();
            while (senders.state(id) == LetterState.RETRY) {
                Duration wait = senders.untilNextAttempt(id);
                waits.add(wait.plusSeconds(5).truncatedTo(java.time.temporal.ChronoUnit.MINUTES));
                clock.advance(wait.plusSeconds(1));
                outboxSender.sendDue();
            }
            assertThat(waits)
                    .containsExactly(
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(15),
                            Duration.ofHours(1),
                            Duration.ofHours(4),
                            Duration.ofHours(12),
                            Duration.ofHours(24),
                            Duration.ofHours(24));
            assertThat(senders.state(id)).isEqualTo(LetterState.FAILED);
            assertThat(senders.column(id, "reason")).isEqualTo("GAVE_UP");
            assertThat(server.letters).hasSize(9);
            assertThat(server.letters).allSatisfy(letter -> assertThat(letter).isEqualTo(server.letters.get(0)));
        }
    }

    @ParameterizedTest
    @CsvSource({"BODY, drop", "., drop", "., hang"})
    void aLineThatBreaksOnceTheLetterIsHandedOverLeavesItInDoubtAndItGoesOutOnceMore(String command, String fault) {
        try (FaultySmtp server = FaultySmtp.at(command, fault)) {
            UUID id = senders.aLetter();
            OutboxSender outboxSender = senders.sender(server.port());
            outboxSender.sendDue();
            assertThat(senders.state(id)).isEqualTo(LetterState.UNKNOWN);
            assertThat(senders.untilNextAttempt(id)).isCloseTo(Duration.ofMinutes(15), Duration.ofSeconds(10));
            assertThat(senders.queue().pauses()).isZero();

            clock.advance(Duration.ofMinutes(16));
            outboxSender.sendDue();
            assertThat(senders.state(id)).isEqualTo(LetterState.UNKNOWN);
            assertThat(senders.column(id, "next_attempt_at"))
                    .as("only once more")
                    .isNull();

            clock.advance(Duration.ofDays(1));
            server.behave();
            outboxSender.sendDue();
            assertThat(senders.state(id)).isEqualTo(LetterState.UNKNOWN);
        }
    }

    @Test
    void aLetterInDoubtGoesOutAgainByteForByte() {
        try (FaultySmtp server = FaultySmtp.at(".", FaultySmtp.DROP)) {
            UUID id = senders.aLetter();
            OutboxSender outboxSender = senders.sender(server.port());
            outboxSender.sendDue();
            server.behave();
            clock.advance(Duration.ofMinutes(16));
            outboxSender.sendDue();
            assertThat(senders.state(id)).isEqualTo(LetterState.SENT);
            assertThat(server.letters).hasSize(2);
            assertThat(server.letters.get(0)).isEqualTo(server.letters.get(1)).contains("Message-ID: <turn." + id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reminder", "escalation", "digest"})
    void row45_whatOnlyRemindsIsNotSentTwiceWhenNobodyCanTellWhetherItArrived(String kind) {
        try (FaultySmtp server = FaultySmtp.at(".", FaultySmtp.DROP)) {
            UUID id = senders.post(new Letter(
                    LetterKind.of(kind).orElseThrow(),
                    "doubt:" + UUID.randomUUID(),
                    Letter.to("reviewer@newsroom.test", "Demo Reviewer").about(TestSenders.aThread()),
                    TestSenders.aTurn()));
            senders.release(id);
            OutboxSender outboxSender = senders.sender(server.port());
            outboxSender.sendDue();
            server.behave();
            clock.advance(Duration.ofHours(5));
            outboxSender.sendDue();
            assertThat(senders.state(id)).isEqualTo(LetterState.UNKNOWN);
            assertThat(server.letters).hasSize(1);
        }
    }

    /** It says 421 and cuts the line at once; whether the 421 still arrives is a matter of luck. */
    @Test
    void aLineCutDuringDataIsTakenNeitherForSentNorForRefused() {
        try (Refusing server = new Refusing(0, "cut", true)) {
            UUID id = senders.aLetter();
            senders.sender(server.port()).sendDue();
            assertThat(senders.state(id)).isIn(LetterState.QUEUED, LetterState.UNKNOWN);
            assertThat(senders.column(id, "next_attempt_at")).isNotNull();
        }
    }

    @Test
    void row44_aServerThatHangsUpAfterItsYesHasTakenTheLetter() {
        try (FaultySmtp server = FaultySmtp.at("QUIT", FaultySmtp.DROP)) {
            UUID id = senders.aLetter();
            senders.sender(server.port()).sendDue();
            assertThat(senders.state(id)).isEqualTo(LetterState.SENT);
        }
    }

    @Test
    void aLineThatHasGoneStaleBetweenTwoLettersIsOpenedAnew() {
        boolean[] first = {true};
        try (FaultySmtp server = new FaultySmtp(said -> {
            boolean stale = said.startsWith("MAIL") && !first[0];
            first[0] = said.equals("GREETING") || (first[0] && !said.equals("."));
            return stale ? FaultySmtp.DROP : null;
        })) {
            List<UUID> letters = senders.letters(4);
            senders.sender(server.port()).sendDue();
            assertThat(letters).allSatisfy(id -> assertThat(senders.state(id)).isEqualTo(LetterState.SENT));
            assertThat(server.letters).hasSize(4);
        }
    }

    @Test
    void oneBadAddressDoesNotHoldUpTheOthers() {
        try (FaultySmtp server = FaultySmtp.at("RCPT TO:<NOBODY", "550 5.1.1 Nobody")) {
            UUID bad = senders.post(TestSenders.aLetterTo("nobody@newsroom.test", TestSenders.aThread()));
            UUID good = senders.aLetter();
            UUID badAgain = senders.post(TestSenders.aLetterTo("nobody@newsroom.test", TestSenders.aThread()));
            senders.sender(server.port()).sendDue();
            assertThat(senders.state(bad)).isEqualTo(LetterState.FAILED);
            assertThat(senders.state(good)).isEqualTo(LetterState.SENT);
            assertThat(senders.state(badAgain)).isEqualTo(LetterState.SUPPRESSED);
        }
    }

    @Test
    void aLetterTheServerBalksAtDoesNotBlockTheOnesBehindIt() {
        try (FaultySmtp server = FaultySmtp.at("RCPT TO:<NOBODY", "421 Not this one")) {
            UUID odd = senders.post(TestSenders.aLetterTo("nobody@newsroom.test", TestSenders.aThread()));
            List<UUID> others = senders.letters(3);
            OutboxSender outboxSender = senders.sender(server.port());
            outboxSender.sendDue();
            clock.advance(Duration.ofMinutes(2));
            outboxSender.sendDue();
            assertThat(others).allSatisfy(id -> assertThat(senders.state(id)).isEqualTo(LetterState.SENT));
            assertThat(senders.state(odd)).isEqualTo(LetterState.QUEUED);
        }
    }

    @Test
    void row46_aLetterWaitsForTheOneBeforeItInItsThreadButNotForEver() {
        try (FaultySmtp server = FaultySmtp.at(".", "451 4.3.0 Try again")) {
            Subject thread = TestSenders.aThread();
            UUID first = senders.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread));
            OutboxSender outboxSender = senders.sender(server.port());
            outboxSender.sendDue();
            server.behave();
            UUID second = senders.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread));
            outboxSender.sendDue();
            assertThat(senders.state(first)).isEqualTo(LetterState.RETRY);
            assertThat(senders.state(second)).isEqualTo(LetterState.QUEUED);
            clock.advance(Duration.ofSeconds(61));
            outboxSender.sendDue();
            assertThat(senders.state(first)).isEqualTo(LetterState.SENT);
            assertThat(senders.state(second)).isEqualTo(LetterState.SENT);
        }
    }

    @Test
    void row46_aLetterIsPassedOverByTheNextInItsThreadAfterAQuarterOfAnHour() {
        Subject thread = TestSenders.aThread();
        try (FaultySmtp server = FaultySmtp.at(".", "451 4.3.0 Try again")) {
            UUID first = senders.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread));
            OutboxSender outboxSender = senders.sender(server.port());
            outboxSender.sendDue();
            clock.advance(Duration.ofMinutes(2));
            outboxSender.sendDue();
            clock.advance(Duration.ofMinutes(6));
            outboxSender.sendDue();
            assertThat(senders.untilNextAttempt(first)).isGreaterThan(Duration.ofMinutes(14));
            UUID second = senders.post(TestSenders.aLetterTo("reviewer@newsroom.test", thread));
            server.behave();
            outboxSender.sendDue();
            assertThat(senders.state(second)).isEqualTo(LetterState.QUEUED);
            clock.advance(Duration.ofMinutes(8));
            outboxSender.sendDue();
            assertThat(senders.state(second)).isEqualTo(LetterState.SENT);
            assertThat(senders.state(first)).isEqualTo(LetterState.RETRY);
        }
    }

    private void assertPausedFor(Duration pause, List<UUID> letters) {
        assertThat(senders.queue().pauses()).isEqualTo(1);
        assertThat(Duration.between(clock.instant(), senders.queue().pausedUntil()))
                .isCloseTo(pause, Duration.ofSeconds(10));
        assertThat(letters).allSatisfy(id -> {
            assertThat(senders.state(id)).isEqualTo(LetterState.QUEUED);
            assertThat(senders.attempts(id)).isZero();
        });
    }

    /** A proper mail server that turns down every recipient, or every text. */
    private static final class Refusing implements AutoCloseable {

        private final SMTPServer server;

        Refusing(int code, String words, boolean atTheText) {
            server = SMTPServer.port(0)
                    .messageHandlerFactory(context -> new MessageHandler() {
                        @Override
                        public void from(String from) {}

                        @Override
                        public void recipient(String recipient) throws RejectException {
                            if (!atTheText) {
                                throw new RejectException(code, words);
                            }
                        }

                        @Override
                        public String data(InputStream data) throws RejectException {
                            if (code == 0) {
                                throw new DropConnectionException(421, words);
                            }
                            throw new RejectException(code, words);
                        }

                        @Override
                        public void done() {}
                    })
                    .build();
            server.start();
        }

        int port() {
            return server.getPortAllocated();
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
