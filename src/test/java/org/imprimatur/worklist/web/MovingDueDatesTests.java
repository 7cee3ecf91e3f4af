package org.imprimatur.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.TaskService;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.TimePasses;
import org.imprimatur.article.Article;
import org.imprimatur.notification.Reminders;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.outbox.RenderedLetters.Read;
import org.imprimatur.people.Person;
import org.imprimatur.workflow.Walk;
import org.imprimatur.worklist.Turn;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Publishers move the day a turn is due, with a reason; the engine, the reminders and whoever has the turn follow. */
@TimePasses
@OnBothDatabases
class MovingDueDatesTests {

    private static final String WHY = "The guideline comes out next week.";

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Reminders reminders;

    @Autowired
    TaskService tasks;

    @Autowired
    Walk walk;

    @Autowired
    TestClock.Settable clock;

    RenderedLetters letters;
    Person writer;
    Person publisher;
    Article article;
    Turn turn;

    @BeforeEach
    void aDraft(@Autowired AutowireCapableBeanFactory server) {
        letters = RenderedLetters.of(server);
        writer = newsroom.aWriter();
        publisher = newsroom.aPublisher();
        article = newsroom.aDraftBy(writer);
        turn = walk.turn(article);
    }

    @AfterEach
    void sweep() {
        clock.reset();
        walk.end(article);
    }

    @Test
    void aPublisherMovesItAndEverythingFollows() throws Exception {
        LocalDate day = LocalDate.now(clock).plusDays(30);
        assertThat(page("/desk/articles/" + article.id(), publisher).select("form[action$=/due]"))
                .isNotEmpty();

        move(day.toString(), WHY, turn.due().toString()).andExpect(redirectedUrl("/desk/tasks/" + turn.taskId()));

        Instant due = day.atTime(23, 59).atZone(clock.getZone()).toInstant();
        assertThat(walk.turn(article).due()).isEqualTo(due);
        assertThat(tasks.createTaskQuery().taskId(turn.taskId()).singleResult().getDueDate())
                .isEqualTo(Date.from(due));
        assertThat(letters("due-moved", writer)).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).contains("Write is due on " + said(due));
            assertThat(letter.text().replace('\u00a0', ' '))
                    .contains(publisher.name() + " has moved the day on which the step “Write” of “" + article.title()
                            + "” is due: it is due on " + said(due) + ", and no longer on " + said(turn.due()))
                    .contains(WHY)
                    .contains("/desk/tasks/" + turn.taskId());
        });
        assertThat(page("/desk/articles/" + article.id() + "/timeline", writer).text())
                .contains(publisher.name() + " moved the day on which “Write” is due from " + onDay(turn.due()) + " to "
                        + onDay(due))
                .contains(WHY);
    }

    @Test
    void remindersFollowTheNewDay() throws Exception {
        clock.set(turn.since().plus(Duration.ofDays(12)).plus(Duration.ofMinutes(1)));
        reminders.remindDue();
        assertThat(letters("reminder", writer)).hasSize(1);

        LocalDate day = LocalDate.now(clock).plusDays(20);
        move(day.toString(), WHY, null).andExpect(status().is3xxRedirection());
        clock.set(turn.since().plus(Duration.ofDays(20)));
        reminders.remindDue();
        assertThat(letters("reminder", writer)).as("nothing is due yet").hasSize(1);

        clock.set(day.atTime(23, 59)
                .atZone(clock.getZone())
                .toInstant()
                .minus(Duration.ofDays(2))
                .plusSeconds(90));
        reminders.remindDue();
        assertThat(letters("reminder", writer)).hasSize(2);
        assertThat(letters("reminder", writer).get(1).text().replace('\u00a0', ' '))
                .contains(said(day.atTime(23, 59).atZone(clock.getZone()).toInstant()));
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsMoved() throws Exception {
        String day = LocalDate.now(clock).plusDays(30).toString();
        for (String[] typed : List.of(
                new String[] {day, " "},
                new String[] {day, "x".repeat(2001)},
                new String[] {"", WHY},
                new String[] {"9999-01-01", WHY},
                new String[] {LocalDate.now(clock).minusDays(1).toString(), WHY})) {
            Document answer = Jsoup.parse(move(typed[0], typed[1], null)
                    .andExpect(status().isUnprocessableEntity())
                    .andReturn()
                    .getResponse()
                    .getContentAsString());
            assertThat(answer.select("#day").val()).isEqualTo(typed[0]);
            assertThat(answer.select(".field-error")).isNotEmpty();
        }
        assertThat(walk.turn(article).due()).isEqualTo(turn.due());
        assertThat(letters("due-moved", writer)).isEmpty();
    }

    @Test
    void onlyPublishersMoveItAndNobodyMovesItUnseen() throws Exception {
        String day = LocalDate.now(clock).plusDays(30).toString();
        for (Person person : List.of(writer, newsroom.anAdministrator())) {
            assertThat(page("/desk/articles/" + article.id(), person).select("form[action$=/due]"))
                    .isEmpty();
            mvc.perform(post("/desk/tasks/" + turn.taskId() + "/due")
                            .with(SignedIn.as(person))
                            .param("day", day)
                            .param("reason", WHY))
                    .andExpect(status().isForbidden());
        }
        move(day, WHY, turn.due().minusSeconds(60).toString()).andExpect(status().isConflict());
        assertThat(walk.turn(article).due()).isEqualTo(turn.due());
    }

    @Test
    void ofATurnNobodyHasAllWhoMayTakeItAreTold() throws Exception {
        Person reviewer = newsroom.aReviewer();
        walk.submit(article);
        turn = walk.turn(article);
        move(LocalDate.now(clock).plusDays(9).toString(), WHY, null).andExpect(status().is3xxRedirection());
        assertThat(letters("due-moved", reviewer)).hasSize(1);
        assertThat(letters("due-moved", writer)).isEmpty();
    }

    private ResultActions move(String day, String reason, String was) throws Exception {
        var request = post("/desk/tasks/" + turn.taskId() + "/due")
                .with(SignedIn.as(publisher))
                .param("day", day)
                .param("reason", reason);
        return mvc.perform(was == null ? request : request.param("was", was));
    }

    private Document page(String address, Person person) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replace('\u00a0', ' '));
    }

    private List<Read> letters(String kind, Person person) {
        return letters.to(person, article.id().subject()).stream()
                .filter(letter -> letter.kind().equals(kind))
                .map(letter -> new Read(
                        letter.kind(),
                        letter.state(),
                        letter.subject().replace('\u00a0', ' '),
                        letter.text(),
                        letter.html()))
                .toList();
    }

    private String said(Instant time) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH).format(time.atZone(clock.getZone()));
    }

    private String onDay(Instant time) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(time.atZone(clock.getZone()));
    }
}
