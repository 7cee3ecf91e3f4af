package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.outbox.smtp.TestTransports;
import org.imprimatur.platform.InsertIfAbsent;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters that wait: for the next one about the same article, or for the morning. */
@ServerTest
@OnBothDatabases
class HeldLettersTests {

    private static final GreenMail MAIL_SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Autowired
    TestClock.Settable clock;

    @Autowired
    InsertIfAbsent insertIfAbsent;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    private TestSenders senders;
    private Outbox outbox;

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
        outbox = outbox(clock, Duration.ofMinutes(2));
    }

    @AfterEach
    void putTheClockRight() {
        clock.reset();
    }

    @Test
    void row47_twoHandoffsWithinTwoMinutesAreOneLetterTheNewest() {
        Subject thread = TestSenders.aThread();
        UUID first = post(aTurn(thread));
        clock.advance(Duration.ofSeconds(90));
        UUID second = post(aTurn(thread));
        clock.advance(Duration.ofSeconds(60));
        sendDue();
        assertThat(received()).as("the first stands back").isZero();
        clock.advance(Duration.ofSeconds(60));
        sendDue();
        assertThat(received()).isEqualTo(1);
        assertThat(senders.state(second)).isEqualTo(LetterState.SENT);
        assertThat(senders.state(first)).isEqualTo(LetterState.CANCELLED);
        assertThat(senders.column(first, "reason")).isEqualTo("OVERTAKEN");
    }

    @Test
    void whatJoinsATurnInQuickSuccessionIsOneLetterAndTakesNoHandoffsPlace() {
        Subject thread = TestSenders.aThread();
        UUID turn = post(aTurn(thread));
        UUID first = post(letter("joined", thread));
        UUID second = post(letter("joined", thread));
        clock.advance(Duration.ofMinutes(3));
        sendDue();
        assertThat(senders.state(turn)).isEqualTo(LetterState.SENT);
        assertThat(senders.state(first)).isEqualTo(LetterState.CANCELLED);
        assertThat(senders.state(second)).isEqualTo(LetterState.SENT);
    }

    @Test
    void aLongChainOfThemIsOneLetterToo() {
        Subject thread = TestSenders.aThread();
        UUID last = null;
        for (int i = 0; i < 5; i++) {
            last = post(aTurn(thread));
            clock.advance(Duration.ofSeconds(100));
            sendDue();
        }
        clock.advance(Duration.ofMinutes(2));
        sendDue();
        assertThat(received()).isEqualTo(1);
        assertThat(senders.state(last)).isEqualTo(LetterState.SENT);
    }

    @Test
    void twoHandoffsFurtherApartAreTwoLetters() {
        Subject thread = TestSenders.aThread();
        post(aTurn(thread));
        clock.advance(Duration.ofMinutes(3));
        sendDue();
        post(aTurn(thread));
        clock.advance(Duration.ofMinutes(3));
        sendDue();
        assertThat(received()).isEqualTo(2);
    }

    @Test
    void otherArticlesAndOtherPeopleHaveLettersOfTheirOwn() {
        Subject thread = TestSenders.aThread();
        post(aTurn(thread));
        post(TestSenders.aLetterTo("somebody.else@newsroom.test", thread));
        post(aTurn(TestSenders.aThread()));
        clock.advance(Duration.ofMinutes(3));
        sendDue();
        assertThat(received()).isEqualTo(3);
    }

    @Test
    void ifTheNewestHasBecomePointlessTheOneBeforeItIsSent() {
        Subject thread = TestSenders.aThread();
        UUID first = post(aTurn(thread));
        UUID second = post(about("over", aTurn(thread)));
        clock.advance(Duration.ofMinutes(3));
        LetterCheck check = (kind, task, person, model) -> !"over".equals(task);
        senders.sender(TestTransports.to(MAIL_SERVER.getSmtp().getPort()), check)
                .sendDue();
        assertThat(senders.state(second)).isEqualTo(LetterState.CANCELLED);
        assertThat(senders.state(first)).isEqualTo(LetterState.SENT);
    }

    @Test
    void aStreamOfHandoffsHoldsNoLetterUpForMoreThanAQuarterOfAnHour() {
        Subject thread = TestSenders.aThread();
        UUID first = post(aTurn(thread));
        for (int i = 0; i < 12; i++) {
            clock.advance(Duration.ofSeconds(100));
            post(aTurn(thread));
            sendDue();
        }
        assertThat(senders.state(first)).isEqualTo(LetterState.SENT);
    }

    @Test
    void whatIsNoHandoffWaitsForNothing() {
        UUID id = post(letter("password-reset", new Subject(Subject.Kind.PERSON, "1")));
        assertThat(senders.column(id, "not_before")).isNull();
        sendDue();
        assertThat(senders.state(id)).isEqualTo(LetterState.SENT);
    }

    @Test
    void withoutTheSettingAHandoffsLetterLeavesAtOnce() {
        outbox = outbox(clock, Duration.ZERO);
        Subject thread = TestSenders.aThread();
        post(aTurn(thread));
        post(aTurn(thread));
        sendDue();
        assertThat(received()).isEqualTo(2);
    }

    @Test
    void row48_atNightRemindersAndDailyLettersWaitForTheMorningAndNothingElseDoes() {
        Instant night = Instant.parse("2026-11-23T22:30:00Z");
        outbox = outbox(Clock.fixed(night, ZoneId.of("Europe/Berlin")), Duration.ZERO);
        for (String kind : new String[] {"reminder", "escalation", "digest"}) {
            assertThat(notBefore(post(letter(kind, Subject.of("x:" + kind)))))
                    .as(kind)
                    .isEqualTo("2026-11-24T06:00:00Z");
        }
        for (String kind :
                new String[] {"turn", "invitation", "password-reset", "ack", "report-answer", "signed", "live"}) {
            assertThat(notBefore(post(letter(kind, Subject.of("x:" + kind)))))
                    .as(kind)
                    .isNull();
        }
    }

    @Test
    void aReminderHeldForTheMorningHoldsUpNoHandoff() {
        outbox = outbox(Clock.fixed(atNight(), ZoneId.of("UTC")), Duration.ZERO);
        Subject thread = TestSenders.aThread();
        UUID reminder = post(letter("reminder", thread));
        outbox = outbox(clock, Duration.ZERO);
        UUID handoff = post(aTurn(thread));
        sendDue();
        assertThat(senders.state(reminder)).isEqualTo(LetterState.QUEUED);
        assertThat(senders.state(handoff)).isEqualTo(LetterState.SENT);
    }

    /** Of the night that follows this moment, so that its morning is still to come. */
    private Instant atNight() {
        return clock.instant()
                .atZone(ZoneId.of("UTC"))
                .toLocalDate()
                .plusDays(1)
                .atTime(23, 0)
                .atZone(ZoneId.of("UTC"))
                .toInstant();
    }

    private Outbox outbox(Clock at, Duration coalesce) {
        return new Outbox(
                jdbc,
                insertIfAbsent,
                json,
                at,
                new OutboxSettings("desk@localhost", null, null, coalesce, new OutboxSettings.Quiet("20:00", "07:00")));
    }

    private UUID post(Letter letter) {
        senders.inTransaction(ignored -> outbox.post(letter));
        return jdbc.sql("select id from outbox_mail where dedupe_key = ?")
                .param(letter.dedupeKey())
                .query(UUID.class)
                .single();
    }

    private @Nullable String notBefore(UUID id) {
        return jdbc.sql("select not_before from outbox_mail where id = ?")
                .param(id)
                .query((row, n) -> {
                    OffsetDateTime time = row.getObject(1, OffsetDateTime.class);
                    return time == null ? "" : time.toInstant().toString();
                })
                .optional()
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private void sendDue() {
        senders.sender(MAIL_SERVER.getSmtp().getPort()).sendDue();
    }

    private static int received() {
        return MAIL_SERVER.getReceivedMessages().length;
    }

    private static Letter aTurn(Subject thread) {
        return TestSenders.aLetterTo("reviewer@newsroom.test", thread);
    }

    private static Letter about(String task, Letter letter) {
        Letter.Heading heading = letter.heading();
        return new Letter(
                letter.kind(),
                letter.dedupeKey(),
                new Letter.Heading(heading.to(), heading.thread(), task, null, null),
                letter.model());
    }

    private static Letter letter(String kind, Subject thread) {
        return new Letter(
                LetterKind.of(kind).orElseThrow(),
                "held:" + UUID.randomUUID(),
                Letter.to("reviewer@newsroom.test", "Demo Reviewer").about(thread),
                Map.of("path", "/desk", "number", 42, "title", "Sleep", "from", ""));
    }
}
