package org.imprimatur.publication.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.outbox.RenderedLetters.Read;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ScheduleTime;
import org.imprimatur.review.AtReview;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A text that waits for its time is said to do so wherever it appears, with day, hour and zone, and to whoever made it. */
@ServerTest
@OnBothDatabases
class ScheduledTextsTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    Banners banners;

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TestClock.Settable clock;

    AtReview at;
    RenderedLetters letters;
    Person writer;
    Person reviewer;
    Person publisher;
    Person other;
    Article article;
    String publish;

    @BeforeEach
    void aSignedTextInTheHandsOfAPublisher(@Autowired AutowireCapableBeanFactory server) {
        clock.moveTo(BERLIN);
        at = AtReview.of(server);
        letters = RenderedLetters.of(server);
        writer = newsroom.aWriter();
        reviewer = at.aReviewer();
        publisher = newsroom.aPublisher();
        other = newsroom.aPublisher();
        article = at.inTheHandsOf(reviewer, writer);
        at.sign(article, reviewer);
        at.take(article, publisher);
        publish = "/desk/tasks/" + at.turn(article).taskId() + "/publish";
    }

    @AfterEach
    void nothingWaits() {
        if (publishingCommands.scheduled(article.id()).isPresent()) {
            publishingCommands.callBack(publisher, article.id());
        }
        clock.reset();
    }

    @Test
    void itHasItsOwnWordAndFilterInTheListAndAPlaceOnThePublishersDesk() throws Exception {
        LocalDate day = LocalDate.now(clock).plusDays(20);
        schedule(day.toString(), "09:30", "").andExpect(redirectedUrl("/desk"));
        String when = words(day.atTime(9, 30).atZone(BERLIN).toInstant());

        Document list = page(publisher, "/desk/articles?state=scheduled");
        assertThat(list.select(".filters a[aria-current]").text()).startsWith("Scheduled");
        assertThat(row(list).text()).contains("Scheduled", "goes live " + when);
        assertThat(row(page(publisher, "/desk/articles?state=live"))).isNull();

        Document desk = page(other, "/desk");
        assertThat(desk.select("section[aria-labelledby=turns-upcoming] .turn").stream()
                        .filter(row -> row.html().contains(article.id().toString()))
                        .map(Element::text))
                .singleElement()
                .asString()
                .contains(article.title(), "It goes live " + when, "as ordered by " + publisher.name());
        assertThat(page(writer, "/desk").select("#turns-upcoming")).isEmpty();

        publishingCommands.callBack(publisher, article.id());

        assertThat(row(page(publisher, "/desk/articles?state=scheduled"))).isNull();
        assertThat(page(other, "/desk").html()).doesNotContain("/desk/articles/" + article.id() + "/schedule");
    }

    @Test
    void everyPageThatSaysTheTimeSaysDayHourAndZone() throws Exception {
        LocalDate day = LocalDate.now(clock).plusDays(20);
        schedule(day.toString(), "09:30", "");
        Instant time = day.atTime(9, 30).atZone(BERLIN).toInstant();
        String address = "/desk/articles/" + article.id();

        assertThat(page(writer, address).select(".head-state").text())
                .contains("Scheduled It goes live " + words(time));
        assertThat(page(writer, address + "/timeline").text())
                .contains(publisher.name() + " scheduled revision 1 to go live on " + exact(time));
        assertThat(page(writer, address + "/process").text()).contains("waits for " + words(time));
        assertThat(allPages(publisher, "/desk/processes/article-review")).contains("waits for " + words(time));
        assertThat(page(other, address + "/schedule").text()).contains("It goes live " + words(time));
        Person admin = newsroom.anAdministrator();
        assertThat(page(admin, "/desk/audit?chain=article:" + article.id()).text())
                .contains(exact(time));
    }

    private String allPages(Person person, String first) throws Exception {
        StringBuilder said = new StringBuilder();
        for (String address = first; !address.isEmpty(); ) {
            Document page = page(person, address);
            said.append(page.text());
            address = page.select("a[rel=next]").attr("href");
        }
        return said.toString();
    }

    @Test
    void aLiveArticleMayWaitForItsNextEditionToo() throws Exception {
        schedule(LocalDate.now(clock).plusDays(2).toString(), "09:30", "");
        publishingCommands.callBack(publisher, article.id());
        at.take(article, publisher);
        publishingCommands.publishNow(publisher, at.turn(article).taskId(), at.read(article));
        // While readers are warned, it is for a publisher to say when they see what is signed.
        banners.raise(article.id(), "A figure below is being checked.", publisher);
        publishingCommands.readAgain(publisher, article.id());
        at.sign(article, reviewer);
        at.take(article, publisher);
        publish = "/desk/tasks/" + at.turn(article).taskId() + "/publish";
        schedule(LocalDate.now(clock).plusDays(3).toString(), "09:30", "").andExpect(redirectedUrl("/desk"));

        assertThat(row(page(publisher, "/desk/articles?state=scheduled"))
                        .select(".row-end")
                        .text())
                .isEqualTo("Scheduled");
    }

    @Test
    void writerAndSignerHearWhenItIsScheduledMovedAndCalledBack() throws Exception {
        LocalDate day = LocalDate.now(clock).plusDays(4);
        schedule(day.toString(), "09:30", "");
        Instant first = day.atTime(9, 30).atZone(BERLIN).toInstant();
        for (Person person : List.of(writer, reviewer)) {
            assertThat(last(person).text())
                    .contains(publisher.name() + " has scheduled “" + article.title() + "”: it goes live on "
                            + exact(first))
                    .contains("/desk/articles/" + article.id());
        }
        assertThat(letters.kinds(publisher, article.id().subject())).doesNotContain("goes-live");

        move(other, first, day.plusDays(1).toString(), "18:05", "")
                .andExpect(redirectedUrl("/desk/articles/" + article.id()));
        Instant second = day.plusDays(1).atTime(18, 5).atZone(BERLIN).toInstant();
        for (Person person : List.of(writer, reviewer, publisher)) {
            assertThat(last(person).text())
                    .contains(other.name() + " has moved “" + article.title() + "”: it goes live on " + exact(second)
                            + ", and not on " + exact(first));
        }
        assertThat(page(writer, "/desk/articles/" + article.id() + "/timeline").text())
                .contains("moved the time at which revision 1 goes live to " + exact(second) + ". It was "
                        + exact(first));

        publishingCommands.callBack(publisher, article.id());
        for (Person person : List.of(writer, reviewer, other)) {
            assertThat(last(person).subject()).endsWith("called back");
            assertThat(last(person).text())
                    .contains(publisher.name() + " has called “" + article.title() + "” back: it does not go live on "
                            + exact(second));
        }
        assertThat(page(writer, "/desk/articles/" + article.id() + "/timeline").text())
                .contains("called the publication back. It was to go live on " + exact(second));
    }

    @Test
    void theEnginesTimerFollowsATimeThatIsMoved() throws Exception {
        LocalDate day = LocalDate.now(clock).plusDays(4);
        schedule(day.toString(), "09:30", "");
        Instant first = day.atTime(9, 30).atZone(BERLIN).toInstant();
        move(publisher, first, day.minusDays(2).toString(), "07:00", "");
        Instant second = day.minusDays(2).atTime(7, 0).atZone(BERLIN).toInstant();

        assertThat(timer().getDuedate()).isEqualTo(Date.from(second));
        assertThat(runtime.getVariable(timer().getExecutionId(), "publishAt")).isEqualTo(Date.from(second));
        clock.set(second.plus(Duration.ofMinutes(1)));
        management.executeJob(timer().getId());
        assertThat(at.now(article).live()).isNotNull();
        assertThat(publishingCommands.scheduled(article.id())).isEmpty();
    }

    @Test
    void whoeverSawAnotherTimeIsToldAndNothingIsMoved() throws Exception {
        LocalDate day = LocalDate.now(clock).plusDays(4);
        schedule(day.toString(), "09:30", "");
        Instant first = day.atTime(9, 30).atZone(BERLIN).toInstant();
        move(other, first, day.plusDays(1).toString(), "09:30", "");

        Document answer = Jsoup.parse(move(publisher, first, day.plusDays(2).toString(), "09:30", "")
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(answer.text()).contains("It was moved meanwhile");
        assertThat(answer.select("#day").val()).isEqualTo(day.plusDays(2).toString());
        assertThat(publishingCommands.scheduled(article.id()).orElseThrow().at())
                .isEqualTo(day.plusDays(1).atTime(9, 30).atZone(BERLIN).toInstant());
    }

    @Test
    void whatIsLiveOrCalledBackHasNoTimeToBeMoved() throws Exception {
        String address = "/desk/articles/" + article.id() + "/schedule";
        mvc.perform(get(address).with(SignedIn.as(publisher))).andExpect(status().isConflict());
        mvc.perform(post(address).with(SignedIn.as(publisher))).andExpect(status().isConflict());
        assertThatThrownBy(() -> publishingCommands.reschedule(
                        writer, article.id(), Instant.EPOCH, new ScheduleTime.Typed("2030-01-01", "09:30", "")))
                .isInstanceOf(PublishingCommands.PublishersOnly.class);
    }

    @Test
    void aYearLike9999IsAskedAboutBeforeItIsAccepted() throws Exception {
        Instant far = Instant.parse("9999-12-24T08:30:00Z");
        Document asked = Jsoup.parse(schedule("9999-12-24", "09:30", "")
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(publishingCommands.scheduled(article.id())).isEmpty();
        assertThat(letters.kinds(writer, article.id().subject())).doesNotContain("goes-live");
        assertThat(asked.text()).contains("That is far away", "Yes, " + exact(far));
        assertThat(asked.select("#day").val()).isEqualTo("9999-12-24");

        schedule("9999-12-24", "09:30", asked.select("input[name=sure]").val()).andExpect(redirectedUrl("/desk"));
        assertThat(publishingCommands.scheduled(article.id()).orElseThrow().at())
                .isEqualTo(far);
    }

    @Test
    void anHourThatComesTwiceIsAskedAbout() throws Exception {
        clock.set(Instant.parse("2027-10-20T12:00:00Z"));
        Document asked = Jsoup.parse(schedule("2027-10-31", "02:30", "")
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(asked.select("#sure label").eachText())
                .containsExactly(
                        exact(Instant.parse("2027-10-31T00:30:00Z")), exact(Instant.parse("2027-10-31T01:30:00Z")));
        String second = asked.select("input[name=sure]").last().val();
        schedule("2027-10-31", "02:30", second).andExpect(redirectedUrl("/desk"));
        assertThat(publishingCommands.scheduled(article.id()).orElseThrow().at())
                .isEqualTo(Instant.parse("2027-10-31T01:30:00Z"));
        assertThat(last(writer).text()).contains("02:30 CET");
        assertThat(page(writer, "/desk/articles/" + article.id()).text()).contains("02:30 CET");
    }

    @Test
    void anHourThatDoesNotExistIsNotScheduled() throws Exception {
        clock.set(Instant.parse("2027-03-20T12:00:00Z"));
        schedule("2027-03-28", "02:30", "").andExpect(status().isUnprocessableEntity());
        assertThat(publishingCommands.scheduled(article.id())).isEmpty();
    }

    private ResultActions schedule(String day, String time, String sure) throws Exception {
        var read = at.read(article);
        return mvc.perform(post(publish + "/schedule")
                .with(SignedIn.as(publisher))
                .param("revision", String.valueOf(read.revision()))
                .param("sha256", read.sha256())
                .param("day", day)
                .param("time", time)
                .param("sure", sure));
    }

    private ResultActions move(Person person, Instant seen, String day, String time, String sure) throws Exception {
        return mvc.perform(post("/desk/articles/" + article.id() + "/schedule")
                .with(SignedIn.as(person))
                .param("was", seen.toString())
                .param("day", day)
                .param("time", time)
                .param("sure", sure));
    }

    private Document page(Person person, String address) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replace('\u00a0', ' ')
                .replace("&nbsp;", " "));
    }

    private Element row(Document list) {
        return list.select(".row").stream()
                .filter(row -> row.html().contains(article.id().toString()))
                .findFirst()
                .orElse(null);
    }

    private Read last(Person person) {
        List<Read> all = letters.to(person, article.id().subject()).stream()
                .filter(read -> read.kind().equals("goes-live"))
                .toList();
        Read read = all.get(all.size() - 1);
        return new Read(read.kind(), read.state(), read.subject(), read.text().replace('\u00a0', ' '), read.html());
    }

    private Job timer() {
        String process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(article.id().subject().key())
                .singleResult()
                .getId();
        return management.createJobQuery().processInstanceId(process).timers().singleResult();
    }

    /** As pages say it more than a week ahead. */
    private static String words(Instant time) {
        return ScheduleTime.words(time, BERLIN).replace('\u00a0', ' ');
    }

    /** As letters and the record say it. */
    private static String exact(Instant time) {
        return java.time.format.DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm zzz", java.util.Locale.ENGLISH)
                .format(time.atZone(BERLIN));
    }
}
