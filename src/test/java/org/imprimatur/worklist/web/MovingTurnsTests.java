package org.imprimatur.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.notification.LetterPreferences;
import org.imprimatur.outbox.LetterPreference;
import org.imprimatur.outbox.LetterTopic;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Profiles;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.AtReview;
import org.imprimatur.workflow.Walk;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Every turn can be moved by publishers and administrators, to people who can do it, and what was done is told. */
@ServerTest
@OnBothDatabases
class MovingTurnsTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Worklist worklist;

    @Autowired
    People people;

    @Autowired
    Profiles profiles;

    @Autowired
    LetterPreferences choices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Walk walk;

    @Autowired
    AutowireCapableBeanFactory server;

    private AtReview atReview;
    private Person writer;
    private Person otherWriter;
    private Person reviewer;
    private Person publisher;
    private Person admin;
    private Article article;

    @Autowired
    TestClock.Settable clock;

    @BeforeEach
    void aDraft() {
        atReview = AtReview.of(server);
        writer = newsroom.aWriter();
        otherWriter = newsroom.aWriter();
        reviewer = newsroom.aReviewer();
        publisher = newsroom.aPublisher();
        admin = newsroom.anAdministrator();
        article = newsroom.aDraftBy(writer);
    }

    /** What lies in a pool lies there for everybody in the shared database. */
    @AfterEach
    void sweep() {
        clock.reset();
        walk.end(article);
    }

    @Test
    void writingIsMovedFromItsOwnPageAndFromTheArticles() throws Exception {
        for (Person editor : List.of(publisher, admin)) {
            for (String address : List.of("/desk/tasks/" + task() + "/write", "/desk/articles/" + article.id())) {
                Document page = page(address, editor);
                assertThat(page.select("form[action$=/give] option[value=" + otherWriter.id() + "]"))
                        .as(address)
                        .isNotEmpty();
                assertThat(page.select("form[action$=/hand-back]")).as(address).isNotEmpty();
            }
        }
        Document holders = page("/desk/tasks/" + task() + "/write", writer);
        assertThat(holders.select("form[action$=/hand-back]")).isNotEmpty();
        assertThat(holders.select("form[action$=/give]")).isEmpty();
    }

    @Test
    void whatWasDoneIsToldAsDone() throws Exception {
        give(publisher, otherWriter, writer)
                .andExpect(redirectedUrl("/desk/tasks/" + task() + "/write"))
                .andExpect(flash().attribute(
                                "flash",
                                "“How much sleep do adults need?” is with " + otherWriter.name() + " now. A letter to "
                                        + otherWriter.name() + " is on its way."));
        assertThat(page("/desk/tasks/" + task() + "/write", publisher).text())
                .contains("it is with " + otherWriter.name() + ", named by " + publisher.name());
        assertThat(kinds(otherWriter)).containsExactly("turn");
        assertThat(kinds(writer)).containsExactly("moved");
    }

    @Test
    void noLetterIsPromisedThatWillNotCome() throws Exception {
        choices.choose(otherWriter.id(), Map.of(LetterTopic.HANDOFFS, LetterPreference.DIGEST));
        assertThat(flashOf(give(admin, otherWriter, writer)))
                .endsWith(otherWriter.name() + " reads of it in the daily letter, as they chose.");

        UUID someLetter = jdbc.sql("select id from outbox_mail fetch first 1 rows only")
                .query(UUID.class)
                .single();
        jdbc.sql(
                        "insert into address_suppression (address, reply, since, mail_id) values (?, '', current_timestamp, ?)")
                .params(writer.email(), someLetter)
                .update();
        assertThat(flashOf(give(admin, writer, otherWriter)))
                .endsWith("Letters to " + writer.name() + " do not arrive: tell them yourself.");
    }

    @Test
    void ofTwoWhoMoveItAtOnceTheSlowerSeesWhereItIs() throws Exception {
        Person third = newsroom.aWriter();
        give(publisher, otherWriter, writer).andExpect(status().is3xxRedirection());

        Document page = Jsoup.parse(give(admin, third, writer)
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString());

        assertThat(turn().isHeldBy(otherWriter.id())).isTrue();
        assertThat(page.text()).contains("it is with " + otherWriter.name() + " now");
        assertThat(page.select("input[name=held]").val())
                .isEqualTo(otherWriter.id().toString());
        assertThat(page.select("option[selected]").val()).isEqualTo(third.id().toString());
        give(admin, third, otherWriter).andExpect(status().is3xxRedirection());
        assertThat(turn().isHeldBy(third.id())).isTrue();
    }

    @Test
    void whoeverLooksAfterTheDeskTakesATurnFromSomebodyWhoDoesNotGetToIt() throws Exception {
        mvc.perform(post("/desk/tasks/" + task() + "/hand-back")
                        .param("reason", "Away until May.")
                        .param("held", writer.id().toString())
                        .with(SignedIn.as(admin)))
                .andExpect(redirectedUrl("/desk"));

        assertThat(turn().assignee()).isNull();
        assertThat(turn().note()).contains(admin.name() + ": Away until May.");
        assertThat(page("/desk/tasks/" + task() + "/write", otherWriter).select("form[action$=/take]"))
                .isNotEmpty();
        mvc.perform(post("/desk/tasks/" + task() + "/hand-back")
                        .param("reason", "Away.")
                        .param("held", writer.id().toString())
                        .with(SignedIn.as(publisher)))
                .andExpect(status().isConflict());
    }

    @Test
    void onlyPeopleWhoCanDoItAreOfferedOrGivenIt() throws Exception {
        Person uncredentialed = newsroom.person("Trainee", Role.medicalReviewer());
        Person own = withCredential(newsroom.person("All-rounder", Role.writer(), Role.medicalReviewer()), null);
        Person left = newsroom.aReviewer();
        jdbc.sql("update person set active = false where id = ?")
                .param(left.id().value())
                .update();
        article = newsroom.aDraftBy(own);
        atReview.submit(article, own);

        List<String> offered = page("/desk/tasks/" + task() + "/review", publisher)
                .select("option")
                .eachAttr("value");

        assertThat(offered)
                .contains(reviewer.id().toString())
                .doesNotContain(
                        uncredentialed.id().toString(),
                        own.id().toString(),
                        left.id().toString());
        for (Person unfit : List.of(uncredentialed, own, left, writer)) {
            give(publisher, unfit, null).andExpect(status().isUnprocessableEntity());
        }
        assertThat(turn().assignee()).isNull();
        assertThatThrownBy(() -> worklist.take(own, task())).isInstanceOf(Refusal.class);
        assertThat(page("/desk", own).select("form[action$=" + task() + "/take]"))
                .isEmpty();
        assertThat(page("/desk", own).text()).contains("This text is your own");
        assertThat(page("/desk/tasks/" + task() + "/review", own).select("form[action$=/take]"))
                .isEmpty();
        assertThat(lettersTo(own)).isZero();
    }

    @Test
    void theFirstToSignIsNotOfferedTheSecondSignature() throws Exception {
        Person first = atReview.aReviewer();
        article = atReview.ofHighRisk();
        atReview.sign(article, first);

        assertThat(page("/desk/tasks/" + task() + "/review", publisher)
                        .select("option")
                        .eachAttr("value"))
                .contains(reviewer.id().toString())
                .doesNotContain(first.id().toString());
        assertThatThrownBy(() -> worklist.take(first, task())).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> worklist.give(publisher, task(), first)).isInstanceOf(Refusal.class);
    }

    @Test
    void whoeverChoosesSeesCredentialSpecialtyAndLoad() throws Exception {
        clock.standStill();
        Person sleepMedic = withCredential(newsroom.person("Somnologist", Role.medicalReviewer()), 5);
        profiles.edit(
                sleepMedic,
                sleepMedic.id(),
                people.record(sleepMedic.id()).version(),
                sleepMedic.name(),
                "",
                List.of(),
                List.of("Sleep", "allergy"));
        atReview.submit(article, writer);
        Article another = newsroom.aDraftBy(writer);
        atReview.submit(another, writer);
        worklist.take(sleepMedic, atReview.turn(another).taskId());

        var options = page("/desk/tasks/" + task() + "/review", publisher).select("option");

        String until = java.time.format.DateTimeFormatter.ofPattern("d\u00a0MMMM yyyy", java.util.Locale.ENGLISH)
                .format(newsroom.today().plusDays(5));
        assertThat(options.stream()
                        .filter(option -> option.val().equals(sleepMedic.id().toString())))
                .singleElement()
                .satisfies(option -> assertThat(option.text().replace('\u00a0', ' '))
                        .isEqualTo(sleepMedic.name() + ", FNP-BC until " + until.replace('\u00a0', ' ')
                                + " · Sleep, allergy, 1 open turn"));
        int knows = options.eachAttr("value").indexOf(sleepMedic.id().toString());
        int idle = options.eachAttr("value").indexOf(reviewer.id().toString());
        assertThat(knows).as("who knows the topic comes first").isLessThan(idle);
    }

    private Person withCredential(Person person, Integer days) {
        newsroom.certify(
                person,
                newsroom.today().minusYears(3),
                days == null ? newsroom.today().plusYears(1) : newsroom.today().plusDays(days),
                newsroom.today().minusMonths(1));
        return person;
    }

    private List<String> kinds(Person person) {
        return jdbc.sql("select kind from outbox_mail where recipient = ? and thread_key = ? order by seq")
                .params(person.email(), article.id().subject().key())
                .query(String.class)
                .list();
    }

    private int lettersTo(Person person) {
        return jdbc.sql("select count(*) from outbox_mail where recipient = ? and thread_key = ? and kind = 'turn'")
                .params(person.email(), article.id().subject().key())
                .query(Integer.class)
                .single();
    }

    private ResultActions give(Person by, Person to, Person heldBy) throws Exception {
        return mvc.perform(post("/desk/tasks/" + task() + "/give")
                .param("to", to.id().toString())
                .param("held", heldBy == null ? "" : heldBy.id().toString())
                .with(SignedIn.as(by)));
    }

    private static String flashOf(ResultActions done) {
        return String.valueOf(done.andReturn().getFlashMap().get("flash"));
    }

    private Document page(String address, Person person) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private Turn turn() {
        return worklist.openOn(article.id().subject()).get(0);
    }

    private String task() {
        return turn().taskId();
    }
}
