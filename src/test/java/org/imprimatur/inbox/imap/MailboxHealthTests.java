package org.imprimatur.inbox.imap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.inbox.InboundMailReadModel;
import org.imprimatur.inbox.InboundMailSettings;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.inbox.TestMails;
import org.imprimatur.inbox.web.InboundMailPanel;
import org.imprimatur.outbox.MailPanel;
import org.imprimatur.outbox.SentLetters;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the page's warnings, the health and the metrics say about the mailbox. */
@ServerTest
@OnBothDatabases
class MailboxHealthTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InboundMailReadModel readModel;

    @Autowired
    InboundMailStore inboundMailStore;

    @Autowired
    SentLetters sentLetters;

    @Autowired
    Messages messages;

    @Autowired
    TestClock.Settable clock;

    private String mailbox;
    private MailboxStatus watch;

    @BeforeEach
    void aMailbox() {
        String host = "mail-" + UUID.randomUUID() + ".test";
        watch = new MailboxStatus(
                jdbc, settings(ImapSettings.class, "imprimatur.mail.imap", Map.of("host", host, "user", "newsroom")));
        mailbox = "newsroom on " + host;
    }

    @AfterEach
    void leave() {
        clock.reset();
        jdbc.sql("delete from mailbox_status where mailbox = ?").param(mailbox).update();
        jdbc.sql("delete from inbound_stuck where mailbox = ?").param(mailbox).update();
    }

    @Test
    void aMailboxThatIsReadIsWell() {
        nothingWaitsForLong();
        read(ago(Duration.ofSeconds(20)), null, null);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat((Long) health().getDetails().get("lastGoodPollSeconds")).isBetween(20L, 60L);
        assertThat(titles()).doesNotContain("The mailbox cannot be read.");
        assertThat(side(200).facts()).extracting(MailPanel.Fact::words).contains("The mailbox was last read");
    }

    @Test
    void aMailboxThatTurnsUsAwayIsToldSinceWhenAndThatNothingIsLost() {
        read(ago(Duration.ofHours(2)), ago(Duration.ofHours(1)), "[AUTHENTICATIONFAILED] Wrong password <b>");
        MailPanel.Alarm alarm = side(200).alarms().get(0);
        assertThat(alarm.kind()).isEqualTo("blocked");
        assertThat(alarm.title()).isEqualTo("The mailbox cannot be read.");
        assertThat(alarm.facts())
                .extracting(MailPanel.Fact::words)
                .containsExactly("Since", "Mail stays there.", "Nothing is lost.");
        assertThat(alarm.reply()).isEqualTo("[AUTHENTICATIONFAILED] Wrong password <b>");
        assertThat(health().getStatus().getCode()).isEqualTo("UNREACHABLE");
        assertThat(health().getDetails()).containsEntry("said", "[AUTHENTICATIONFAILED] Wrong password <b>");
    }

    @Test
    void aMailboxNobodyLooksIntoAnyMoreIsToldThoughNothingWentWrong() {
        read(ago(MailboxHealth.SILENCE.plusSeconds(1)), null, null);
        assertThat(titles()).contains("The mailbox has not been read for more than ten minutes.");
        assertThat(health().getStatus().getCode()).isEqualTo("LATE");
    }

    @Test
    void withoutAMailboxThePageSaysHowToNameOneAndTheServerIsWell() {
        watch = new MailboxStatus(jdbc, settings(ImapSettings.class, "imprimatur.mail.imap", Map.of()));
        assertThat(titles()).contains("No mailbox is set up.");
        assertThat(health().getDetails()).containsEntry("mailbox", "none is set up");
    }

    @Test
    void aMailboxOfFormerSettingsWorriesNobody() {
        read(ago(Duration.ofSeconds(5)), null, null);
        jdbc.sql("insert into mailbox_status (mailbox, failing_since, last_error) values (?, ?, 'no such host')")
                .params("typo on " + mailbox, ago(Duration.ofDays(3)))
                .update();
        try {
            assertThat(titles()).doesNotContain("The mailbox cannot be read.");
        } finally {
            jdbc.sql("delete from mailbox_status where mailbox = ?")
                    .param("typo on " + mailbox)
                    .update();
        }
    }

    @Test
    void aMailThatCannotBeFetchedIsCounted() {
        jdbc.sql("""
                        insert into inbound_stuck (mailbox, folder, uid_validity, uid, attempts, first_at, last_at)
                        values (?, 'INBOX', 1, 7, 2, current_timestamp, current_timestamp)
                        """).param(mailbox).update();
        assertThat(titles()).anySatisfy(title -> assertThat(title).contains("cannot be fetched from the mailbox."));
    }

    @Test
    void whenAcknowledgementsAreStoppedThePageSaysSo() {
        assertThat(side(Integer.MAX_VALUE).alarms())
                .extracting(MailPanel.Alarm::title)
                .noneMatch(title -> title.startsWith("No more acknowledgements"));
        assertThat(side(0).alarms())
                .extracting(MailPanel.Alarm::title)
                .anyMatch(title -> title.startsWith("No more acknowledgements are sent: "));
    }

    @Test
    void aMailThatIsNotSortedShowsInAllThreePlaces() {
        read(ago(Duration.ofSeconds(5)), null, null);
        byte[] raw = TestMails.aLetter();
        UUID mail = inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
        try {
            jdbc.sql("update inbound_mail set created_at = ? where id = ?")
                    .params(ago(Duration.ofDays(400)), mail)
                    .update();
            assertThat(titles()).contains("Mail waits to be sorted for more than a quarter of an hour.");
            assertThat(health().getStatus().getCode()).isEqualTo("LATE");
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            new MailboxMeters(readModel, watch, clock).bindTo(registry);
            assertThat(registry.get("imprimatur.mail.oldest.unsorted").gauge().value())
                    .isGreaterThan(Duration.ofDays(399).toSeconds());
            assertThat(registry.get("imprimatur.mail.last.good.poll").gauge().value())
                    .isBetween(5.0, 60.0);
        } finally {
            jdbc.sql("delete from inbound_mail where id = ?").param(mail).update();
        }
    }

    /** The statuses are words for people to look for; none of them takes the server out of service. */
    @Test
    void noneOfThisTakesTheServerDown(@Autowired HealthEndpoint endpoint) {
        assertThat(endpoint.health().getStatus()).isEqualTo(Status.UP);
        assertThat(endpoint.healthForPath("mailbox")).isNotNull();
        assertThat(endpoint.healthForPath("mail")).isNotNull();
    }

    /** Other classes leave mails of other times behind that nothing sorts: they have only just come. */
    private void nothingWaitsForLong() {
        jdbc.sql("update inbound_mail set created_at = ? where state in ('RECEIVED', 'PROCESSING')")
                .param(ago(Duration.ZERO))
                .update();
    }

    private Health health() {
        return new MailboxHealth(readModel, watch, clock).health();
    }

    private List<String> titles() {
        return side(200).alarms().stream().map(MailPanel.Alarm::title).toList();
    }

    private InboundMailPanel side(int acksPerHour) {
        InboundMailSettings limits = settings(
                InboundMailSettings.class,
                "imprimatur.mail.inbound",
                Map.of("acks-per-hour-in-all", String.valueOf(acksPerHour)));
        return new InboundMailPanel(readModel, watch, sentLetters, limits, messages, clock);
    }

    private void read(@Nullable OffsetDateTime lastOk, @Nullable OffsetDateTime failingSince, @Nullable String error) {
        jdbc.sql("insert into mailbox_status (mailbox, last_ok, failing_since, last_error) values (?, ?, ?, ?)")
                .params(mailbox, lastOk, failingSince, error)
                .update();
    }

    private OffsetDateTime ago(Duration past) {
        Instant then = clock.instant().minus(past).truncatedTo(ChronoUnit.MICROS);
        return OffsetDateTime.ofInstant(then, ZoneOffset.UTC);
    }

    private static <T> T settings(Class<T> type, String prefix, Map<String, String> values) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        values.forEach((name, value) -> source.put(prefix + "." + name, value));
        return new Binder(source).bindOrCreate(prefix, type);
    }
}
