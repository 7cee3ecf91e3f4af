package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.TimePasses;
import org.imprimatur.article.Article;
import org.imprimatur.notification.Reminders;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.outbox.RenderedLetters.Read;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.people.StaffAdministration;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.report.CaseRoom;
import org.imprimatur.report.Report;
import org.imprimatur.review.AtReview;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.Vacancy;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever leaves, or loses a role, has nothing more to do here, gets nothing more, and those who may act know why. */
@TimePasses
@OnBothDatabases
class LeaversTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    StaffAdministration staffAdministration;

    @Autowired
    People people;

    @Autowired
    Worklist worklist;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    Reminders reminders;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    AutowireCapableBeanFactory server;

    private RenderedLetters letters;
    private Person admin;
    private Person publisher;
    private Person writer;
    private Person reviewer;
    private Person colleague;
    private Article article;

    @BeforeEach
    void aDraft() {
        letters = RenderedLetters.of(server);
        admin = newsroom.anAdministrator();
        publisher = newsroom.aPublisher();
        writer = newsroom.aWriter();
        reviewer = newsroom.aReviewer();
        colleague = newsroom.aReviewer();
        article = newsroom.aDraftBy(writer);
    }

    /** What lies in a pool lies there for everybody in the shared database. */
    @AfterEach
    void sweep() {
        clock.reset();
        walk.end(article);
    }

    @Test
    void aRoleTakenAwayTakesItsTurnsAndThoseWhoMayTakeThemAreTold() throws Exception {
        walk.submit(article);
        walk.take(article, reviewer);

        roles(reviewer);

        Turn turn = walk.turn(article);
        assertThat(turn.assignee()).isNull();
        assertThat(turn.vacancy()).isEqualTo(new Vacancy(reviewer.id(), Vacancy.Why.ROLE_TAKEN));
        assertThat(tasks.createTaskQuery().taskId(turn.taskId()).singleResult().getAssignee())
                .isNull();
        assertThat(last(colleague).subject()).contains("for medical review");
        assertThat(last(colleague).text())
                .contains("It was " + reviewer.name() + "’s, who no longer holds the role it needs.");
        assertThat(last(reviewer).subject()).endsWith("no longer with you: Medical review");
        assertThat(last(reviewer).text())
                .contains("You no longer hold the role that the step “Medical review”")
                .contains("medical reviewer")
                .doesNotContain("/desk/tasks/");
        assertThat(timeline()).contains(reviewer.name() + " no longer holds the role it needs.");
        assertThat(page("/desk/articles/" + article.id(), publisher)).doesNotContain("waiting for " + reviewer.name());
        walk.take(article, colleague);
        assertThat(walk.turn(article).vacancy()).isNull();
    }

    @Test
    void aTurnStaysWithWhomAnotherRoleAdmitsToIt() {
        roles(reviewer, Role.medicalReviewer(), Role.writer());
        walk.submit(article);
        walk.take(article, people.require(reviewer.id()));

        roles(reviewer, Role.medicalReviewer());

        assertThat(walk.turn(article).isHeldBy(reviewer.id())).isTrue();
    }

    @Test
    void nobodyTakesOrIsGivenATurnByARoleTheyHeldAMomentAgo() {
        walk.submit(article);
        String task = walk.turn(article).taskId();
        roles(reviewer);

        assertThatThrownBy(() -> worklist.take(reviewer, task)).isInstanceOf(TurnAccess.NoSuchTurn.class);
        assertThatThrownBy(() -> worklist.give(publisher, task, reviewer)).isInstanceOf(TurnAccess.NotYourTurn.class);
    }

    @Test
    void whoeverLeavesLeavesTheirDraftToTheOtherWritersAndThePublishersKnow() throws Exception {
        Person other = newsroom.aWriter();

        staffAdministration.deactivate(admin, writer.id());

        Turn turn = walk.turn(article);
        assertThat(turn.assignee()).isNull();
        assertThat(turn.vacancy()).isEqualTo(new Vacancy(writer.id(), Vacancy.Why.LEFT));
        assertThat(last(other).text()).contains("It was " + writer.name() + "’s, who no longer works here.");
        assertThat(last(publisher).kind()).isEqualTo("vacant");
        assertThat(last(publisher).subject()).endsWith("nobody has it: Write");
        assertThat(last(publisher).text())
                .contains(writer.name() + " no longer works here, so nobody has the step “Write”")
                .contains("Everybody of this role has been told and may take it: writer.")
                .contains("/desk/tasks/" + turn.taskId());
        assertThat(letters.kinds(writer, thread())).doesNotContain("moved");
        assertThat(timeline()).contains("“Write” lies with nobody: " + writer.name() + " no longer works here.");
    }

    @Test
    void thePersonsPageSaysWhatLiesWithThemAndWhatBecameOfIt() throws Exception {
        Article second = newsroom.aDraftBy(writer);
        String record = "/desk/people/" + writer.id();
        assertThat(page(record, admin)).contains("2 turns", "The 2 turns they have go back to everybody of the role");
        assertThat(page("/desk/people?q=" + writer.email(), admin)).contains("2 turns");

        assertThat(said(record + "/deactivate"))
                .contains("is deactivated and signed out everywhere. 2 turns of theirs went back");
        assertThat(page(record, admin)).doesNotContain("2 turns");
        walk.end(second);
    }

    @Test
    void whoeverTakesARoleAwayIsToldWhatWentBackByIt() throws Exception {
        walk.submit(article);
        walk.take(article, reviewer);
        String roles = mvc.perform(post("/desk/people/" + reviewer.id() + "/edit")
                        .param("name", reviewer.name())
                        .param("email", reviewer.email())
                        .param("roles", "WRITER")
                        .param("version", version(reviewer))
                        .with(SignedIn.as(admin)))
                .andReturn()
                .getFlashMap()
                .get("flash")
                .toString();
        assertThat(roles)
                .isEqualTo("Saved: " + reviewer.name()
                        + ". One turn of theirs went back to everybody of the role, who get a letter.");
    }

    private String said(String action) throws Exception {
        return mvc.perform(post(action).with(SignedIn.as(admin)))
                .andReturn()
                .getFlashMap()
                .get("flash")
                .toString();
    }

    private String version(Person person) {
        return jdbc.sql("select version from person where id = ?")
                .param(person.id().value())
                .query(String.class)
                .single();
    }

    @Test
    void aStepThatIsToComeToSomebodyWhoHasLeftComesToItsPool() {
        walk.submit(article);
        walk.take(article, reviewer);
        staffAdministration.deactivate(admin, writer.id());
        int before = letters.to(writer, thread()).size();

        walk.requestChanges(article, reviewer, "Name the source.");

        Turn turn = walk.turn(article);
        assertThat(turn.formKey()).isEqualTo("write");
        assertThat(turn.assignee()).isNull();
        assertThat(turn.vacancy()).isEqualTo(new Vacancy(writer.id(), Vacancy.Why.LEFT));
        assertThat(turn.note()).isEqualTo("Name the source.");
        assertThat(last(publisher).kind()).isEqualTo("vacant");
        assertThat(letters.to(writer, thread())).hasSize(before);
    }

    @Test
    void theReviewerWhoIsToReadAgainMayHaveLeftMeanwhile() {
        walk.submit(article);
        walk.take(article, reviewer);
        walk.requestChanges(article, reviewer, "Name the source.");
        staffAdministration.deactivate(admin, reviewer.id());

        walk.submit(article);

        assertThat(walk.turn(article).vacancy()).isEqualTo(new Vacancy(reviewer.id(), Vacancy.Why.LEFT));
        assertThat(last(colleague).text()).contains("It was " + reviewer.name() + "’s, who no longer works here.");
    }

    @Test
    void aDrawingNamesPeopleByTheAddressTheySignInWithAsLongAsTheyWorkHere() {
        String process = "named-" + article.number();
        repository
                .createDeployment()
                .addModelInstance(
                        process + ".bpmn",
                        Bpmn.createExecutableProcess(process)
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("check")
                                .name("Check")
                                .camundaFormKey("approve")
                                .camundaAssignee(publisher.email())
                                .camundaCandidateGroups("PUBLISHER")
                                .endEvent()
                                .done())
                .deploy();

        runtime.startProcessInstanceByKey(process, thread().key());
        assertThat(checks())
                .singleElement()
                .satisfies(turn -> assertThat(turn.isHeldBy(publisher.id())).isTrue());
        assertThat(tasks.createTaskQuery()
                        .taskId(checks().get(0).taskId())
                        .singleResult()
                        .getAssignee())
                .isEqualTo(publisher.id().toString());

        staffAdministration.deactivate(admin, publisher.id());
        runtime.startProcessInstanceByKey(process, thread().key());
        assertThat(checks())
                .hasSize(2)
                .allSatisfy(turn -> assertThat(turn.assignee()).isNull());
    }

    @Test
    void whoeverHasLeftIsNotToldThatTheirTextIsSignedOrLive() {
        walk.submit(article);
        walk.take(article, reviewer);
        staffAdministration.deactivate(admin, writer.id());
        walk.sign(article, reviewer);
        walk.take(article, publisher);
        staffAdministration.deactivate(admin, reviewer.id());
        walk.publish(article, publisher, null);

        assertThat(letters.kinds(writer, thread())).doesNotContain("signed", "live");
        assertThat(letters.kinds(reviewer, thread())).doesNotContain("live");
    }

    @Test
    void whatALeaverHasScheduledStillGoesLiveAndThePublishersKnow() throws Exception {
        AtReview atReview = AtReview.of(server);
        Person clinician = atReview.aReviewer();
        Article scheduled = atReview.inTheHandsOf(clinician);
        atReview.sign(scheduled, clinician);
        Person other = newsroom.aPublisher();
        atReview.take(scheduled, publisher);
        String day = clock.instant()
                .atZone(clock.getZone())
                .toLocalDate()
                .plusDays(7)
                .toString();
        publishingCommands.schedule(
                publisher, atReview.turn(scheduled).taskId(), atReview.read(scheduled), day, "09:30");

        staffAdministration.deactivate(admin, publisher.id());

        assertThat(publishingCommands.scheduled(scheduled.id())).isPresent();
        Read letter = last(other, scheduled.id().subject());
        assertThat(letter.kind()).isEqualTo("scheduled");
        assertThat(letter.subject()).endsWith("goes live as ordered");
        assertThat(letter.text())
                .contains(publisher.name() + " no longer works here.")
                .contains("still goes live on")
                .contains("09:30")
                .contains("/desk/articles/" + scheduled.id());
        assertThat(page("/desk/articles/" + scheduled.id() + "/timeline", other))
                .contains("It still goes live as " + publisher.name() + " had ordered, who no longer works here.");
        assertThat(letters.kinds(publisher, scheduled.id().subject())).doesNotContain("scheduled");
    }

    @Test
    void aReportInTheHandsOfALeaverGoesBackAndItsPageSaysSo() throws Exception {
        CaseRoom room = CaseRoom.of(server);
        Report report =
                room.aReportOn(room.aLiveArticle(writer, AtReview.of(server).aReviewer()), CaseRoom.anAddress());
        Person other = newsroom.aPublisher();
        worklist.take(publisher, room.turnOn(report).taskId());

        staffAdministration.deactivate(admin, publisher.id());

        assertThat(room.turnOn(report).assignee()).isNull();
        assertThat(last(other, report.id().subject()).text())
                .contains("It was " + publisher.name() + "’s, who no longer works here.");
        assertThat(page("/desk/reports/" + report.number(), other))
                .contains("“Triage” lies with nobody: " + publisher.name() + " no longer works here.");
    }

    @Test
    void whoeverComesBackGetsWhatComesAfter() {
        walk.submit(article);
        walk.take(article, reviewer);
        staffAdministration.deactivate(admin, writer.id());
        staffAdministration.reactivate(admin, writer.id());

        walk.requestChanges(article, reviewer, "Name the source.");

        assertThat(walk.turn(article).isHeldBy(writer.id())).isTrue();
        assertThat(last(writer).kind()).isEqualTo("turn");
    }

    @Test
    void whereNobodyIsLeftWhoMayTakeItThoseWhoMayChangeThatAreTold() {
        Role only = new Role("only" + article.number());
        Person expert = newsroom.person("Expert", only);
        String process = "lonely-" + article.number();
        repository
                .createDeployment()
                .addModelInstance(
                        process + ".bpmn",
                        Bpmn.createExecutableProcess(process)
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("check")
                                .name("Check")
                                .camundaFormKey("approve")
                                .camundaAssignee(expert.id().toString())
                                .camundaCandidateGroups(only.name())
                                .endEvent()
                                .done())
                .deploy();
        runtime.startProcessInstanceByKey(process, thread().key());
        Person secondAdmin = newsroom.anAdministrator();

        staffAdministration.deactivate(admin, expert.id());

        for (Person who : List.of(publisher, secondAdmin)) {
            assertThat(last(who).kind()).isEqualTo("vacant");
            assertThat(last(who).text())
                    .contains("Nobody else who works here could do it: it needs this role: " + only.words() + ".");
        }
    }

    @Test
    void nobodyIsToldThatRemindersWereSentWhenNoneWas() {
        walk.remindOnlyOf(article);
        clock.advance(Duration.ofDays(19));
        reminders.remindDue();
        assertThat(last(publisher).kind()).isEqualTo("escalation");
        assertThat(last(publisher).text())
                .contains("No reminder of it was sent.")
                .doesNotContain("have been sent");

        Article another = newsroom.aDraftBy(writer);
        clock.advance(Duration.ofDays(14));
        reminders.remindDue();
        jdbc.sql("update outbox_mail set state = 'SENT' where kind = 'reminder' and thread_key = ?")
                .param(another.id().subject().key())
                .update();
        clock.advance(Duration.ofDays(5));
        reminders.remindDue();
        assertThat(last(publisher, another.id().subject()).text()).contains("One reminder was sent.");
    }

    @Test
    void whoeverIsGivenATurnAgainIsToldAgain() {
        walk.submit(article);
        String task = walk.turn(article).taskId();
        worklist.give(publisher, task, reviewer);
        worklist.give(publisher, task, colleague);
        worklist.give(publisher, task, reviewer);

        assertThat(letters.kinds(reviewer, thread())).containsExactly("turn", "turn", "moved", "turn");
        assertThat(letters.to(colleague, thread())).last().satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo("moved");
            assertThat(letter.text())
                    .contains(publisher.name() + " has given the step “Medical review” of “How much sleep do adults"
                            + " need?” to " + reviewer.name() + ".");
        });
    }

    @Test
    void aTurnHandedBackIsToldToThoseWhoMayTakeIt() {
        walk.submit(article);
        walk.take(article, reviewer);
        worklist.handBack(reviewer, walk.turn(article).taskId(), "On leave.");

        assertThat(last(colleague).text())
                .contains(reviewer.name() + " has put it back.")
                .contains("On leave.");
        assertThat(letters.kinds(reviewer, thread())).containsExactly("turn");
    }

    private List<Turn> checks() {
        return walk.turns(article).stream()
                .filter(turn -> turn.formKey().equals("approve"))
                .toList();
    }

    private void roles(Person person, Role... roles) {
        Person now = people.require(person.id());
        staffAdministration.edit(
                admin, now.id(), people.record(now.id()).version(), now.name(), now.email(), Set.of(roles), "");
    }

    private Read last(Person person) {
        return last(person, thread());
    }

    private Read last(Person person, Subject thread) {
        List<Read> all = letters.to(person, thread);
        assertThat(all).as("letters to " + person.name()).isNotEmpty();
        return all.get(all.size() - 1);
    }

    private Subject thread() {
        return article.id().subject();
    }

    private String timeline() throws Exception {
        return page("/desk/articles/" + article.id() + "/timeline", publisher);
    }

    private String page(String address, Person person) throws Exception {
        return mvc.perform(get(address).with(SignedIn.as(person)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
