package org.imprimatur.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.TimePasses;
import org.imprimatur.article.Article;
import org.imprimatur.audit.SealExport;
import org.imprimatur.audit.Seals;
import org.imprimatur.outbox.CollectedLetters;
import org.imprimatur.outbox.LetterPreference;
import org.imprimatur.outbox.LetterTopic;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.imprimatur.workflow.Walk;
import org.imprimatur.worklist.TurnMarks;
import org.imprimatur.worklist.TurnProgress;
import org.imprimatur.worklist.TurnQueues;
import org.imprimatur.worklist.Urgencies;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** At eight in the morning, where the newsroom is. */
@TimePasses
@OnBothDatabases
class DailyLettersTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    Newsroom newsroom;

    @Autowired
    People people;

    @Autowired
    TurnQueues turnQueues;

    @Autowired
    TurnProgress progress;

    @Autowired
    TurnMarks marks;

    @Autowired
    Urgencies urgencies;

    @Autowired
    Outbox outbox;

    @Autowired
    LetterPreferences letterPreferences;

    @Autowired
    CollectedLetters collected;

    @Autowired
    SealExport sealExport;

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Walk walk;

    private Person writer;

    @BeforeEach
    void aDraft() {
        jdbc.sql("delete from daily_letters").update();
        writer = newsroom.aWriter();
        newsroom.aReviewer();
        newsroom.aDraftBy(writer);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from daily_letters").update();
    }

    @Test
    void itComesAtEightAndOnce() {
        at("2026-11-24T07:59:59+01:00[Europe/Berlin]").sendDue();
        assertThat(letters(writer)).isEmpty();
        at("2026-11-24T08:00:00+01:00[Europe/Berlin]").sendDue();
        at("2026-11-24T08:01:00+01:00[Europe/Berlin]").sendDue();
        at("2026-11-24T23:00:00+01:00[Europe/Berlin]").sendDue();
        assertThat(letters(writer)).containsExactly("digest:" + writer.id() + ":2026-11-24");
    }

    @Test
    void eightIsEightAlsoOnTheDaysTheClocksChange() {
        at("2026-10-25T07:59:00+01:00[Europe/Berlin]").sendDue();
        at("2026-03-29T07:59:00+02:00[Europe/Berlin]").sendDue();
        assertThat(letters(writer)).isEmpty();
        at("2026-10-25T08:00:00+01:00[Europe/Berlin]").sendDue();
        at("2026-03-29T08:00:00+02:00[Europe/Berlin]").sendDue();
        assertThat(letters(writer)).hasSize(2);
    }

    @Test
    void anHourThatTheClocksSkipIsMadeUpForRightAfter() {
        DailyLetters early = letters("2026-03-29T03:01:00+02:00[Europe/Berlin]", "02:30");
        early.sendDue();
        assertThat(letters(writer)).isEmpty();
        letters("2026-03-29T03:30:00+02:00[Europe/Berlin]", "02:30").sendDue();
        assertThat(letters(writer)).hasSize(1);
    }

    @Test
    void aServerThatWasDownForThreeDaysMakesUpForTodayAlone() {
        at("2026-11-20T08:00:00+01:00[Europe/Berlin]").sendDue();
        at("2026-11-23T15:12:00+01:00[Europe/Berlin]").sendDue();
        assertThat(letters(writer))
                .containsExactly("digest:" + writer.id() + ":2026-11-20", "digest:" + writer.id() + ":2026-11-23");
    }

    @Test
    void aClockThatRunsBackwardsWritesNoDayTwice() {
        at("2026-11-24T08:00:00+01:00[Europe/Berlin]").sendDue();
        at("2026-11-23T23:00:00+01:00[Europe/Berlin]").sendDue();
        at("2026-11-24T09:00:00+01:00[Europe/Berlin]").sendDue();
        assertThat(letters(writer).stream().filter(key -> key.endsWith("2026-11-24")))
                .hasSize(1);
    }

    @Test
    void twoNodesWriteItOnce() throws Exception {
        Thread one =
                new Thread(() -> at("2026-11-24T08:00:00+01:00[Europe/Berlin]").sendDue());
        Thread two =
                new Thread(() -> at("2026-11-24T08:00:00+01:00[Europe/Berlin]").sendDue());
        one.start();
        two.start();
        one.join();
        two.join();
        assertThat(letters(writer)).hasSize(1);
    }

    @Test
    void whoeverHasNothingToDoGetsNone() {
        Person idle = newsroom.aWriter();
        at("2026-11-24T08:00:00+01:00[Europe/Berlin]").sendDue();
        assertThat(letters(idle)).isEmpty();
    }

    @Test
    void norWhoeverWantsNoneOrHasLeft() {
        Person gone = newsroom.aWriter();
        newsroom.aDraftBy(gone);
        jdbc.sql("update person set active = false where id = ?")
                .param(gone.id().value())
                .update();
        letterPreferences.choose(writer.id(), Map.of(LetterTopic.DAILY, LetterPreference.OFF));
        at("2026-11-24T08:00:00+01:00[Europe/Berlin]").sendDue();
        assertThat(letters(writer)).isEmpty();
        assertThat(letters(gone)).isEmpty();
    }

    @Test
    void itSaysWhatWaitsWhatIsLateAndWhatWaitsForOthers() {
        Person other = newsroom.aWriter();
        Article handed = newsroom.aDraftBy(other);
        walk.submit(handed);
        newsroom.aDraftBy(other);
        Article late = newsroom.aDraftBy(other);
        jdbc.sql("update worklist set due = ?, queue_due = ? where task_id = ?")
                .params(
                        java.time.OffsetDateTime.parse("2020-01-01T00:00:00Z"),
                        java.time.OffsetDateTime.parse("2020-01-01T00:00:00Z"),
                        walk.turn(late).taskId())
                .update();
        Instant now = Instant.now();
        new DailyLetters(
                        jdbc,
                        people,
                        turnQueues,
                        progress,
                        marks,
                        urgencies,
                        outbox,
                        letterPreferences,
                        collected,
                        sealExport,
                        transaction,
                        Clock.fixed(now, BERLIN),
                        settings("00:00"))
                .sendDue();
        String model = jdbc.sql("select model_json from outbox_mail where kind = 'digest' and person_id = ?")
                .param(other.id().value())
                .query(String.class)
                .single();
        assertThat(model).contains("\"turns\":2", "\"late\":1", "\"others\":[{");
        assertThat(model).contains(walk.turn(late).taskId());
    }

    @Test
    void administratorsKeepEachNewSealAndNobodyElseDoes() {
        Person administrator = newsroom.anAdministrator();
        Seals.sealNow(server);
        SealExport.Copy seal = sealExport.madeAfter(Instant.EPOCH).orElseThrow();
        ZonedDateTime day = Instant.now().atZone(BERLIN).withHour(12).plusDays(2);
        at(day.toString()).sendDue();
        at(day.plusDays(1).toString()).sendDue();
        // Other people's overdue texts may bring the administrator a second letter; the seal comes once all the same.
        assertThat(printed(administrator))
                .filteredOn(letter -> letter.text().contains("verify-audit"))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.text())
                            .contains("Keep this letter", "verify-audit --seal " + seal.name())
                            .contains(inOneLine(seal.note()));
                    assertThat(Jsoup.parse(letter.html()).text()).contains("verify-audit --seal " + seal.name());
                    assertThat(Jsoup.parse(letter.html()).select("pre").first().wholeText())
                            .isEqualTo(seal.note());
                });
        assertThat(printed(writer))
                .isNotEmpty()
                .noneMatch(letter -> letter.text().contains("verify-audit"));
    }

    private List<RenderedLetters.Read> printed(Person person) {
        return RenderedLetters.of(server).to(person, Subject.of("digest:" + person.id()));
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void itIsOfNoUseTheNextDay() {
        at("2026-11-24T08:00:00+01:00[Europe/Berlin]").sendDue();
        Instant expires = jdbc.sql("select expires_at from outbox_mail where dedupe_key = ?")
                .param(letters(writer).get(0))
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
        assertThat(expires).isEqualTo(Instant.parse("2026-11-24T23:00:00Z"));
    }

    private DailyLetters at(String moment) {
        return letters(moment, "08:00");
    }

    private DailyLetters letters(String moment, String hour) {
        Clock then = Clock.fixed(ZonedDateTime.parse(moment).toInstant(), BERLIN);
        return new DailyLetters(
                jdbc,
                people,
                turnQueues,
                progress,
                marks,
                urgencies,
                outbox,
                letterPreferences,
                collected,
                sealExport,
                transaction,
                then,
                settings(hour));
    }

    private static ReminderSettings settings(String hour) {
        return new ReminderSettings(List.of(Duration.ZERO), Duration.ofDays(4), hour);
    }

    private List<String> letters(Person person) {
        return jdbc.sql("select dedupe_key from outbox_mail where kind = 'digest' and person_id = ? order by seq")
                .param(person.id().value())
                .query(String.class)
                .list();
    }
}
