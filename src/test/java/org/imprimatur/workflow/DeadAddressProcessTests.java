package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.mime.BounceReport;
import org.imprimatur.outbox.DeadAddresses;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.outbox.ReturnedLetters;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody is asked what to do when letters to an address do not arrive. */
@ServerTest
@OnBothDatabases
class DeadAddressProcessTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Worklist worklist;

    @Autowired
    Outbox outbox;

    @Autowired
    ReturnedLetters returnedLetters;

    @Autowired
    DeadAddresses deadAddresses;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Person writer;
    private Person reviewer;
    private Person publisher;
    private Article article;

    @BeforeEach
    void anArticle() {
        writer = newsroom.aWriter();
        reviewer = newsroom.aReviewer();
        publisher = newsroom.aPublisher();
        article = newsroom.aDraftBy(writer);
    }

    @Test
    void theWriterIsAskedAboutLettersOfTheirArticle() {
        UUID letter = returned(reviewer, article.id().subject());
        Turn turn = turn(reviewer.email());
        assertThat(turn.assignee()).isEqualTo(writer.id());
        assertThat(turn.formKey()).isEqualTo("address");
        assertThat(turn.title()).contains(reviewer.name(), reviewer.email());
        assertThat(turn.due()).isNotNull();
        assertThat(state(letter)).isEqualTo("BOUNCED");
    }

    @Test
    void nobodyIsAskedAboutTheirOwnAddress() {
        returned(writer, article.id().subject());
        Turn turn = turn(writer.email());
        assertThat(turn.assignee()).isNull();
        assertThat(turn.candidates()).extracting(Object::toString).containsExactly("PUBLISHER");
    }

    @Test
    void aboutAnswersToReadersThePublishersAreAskedAndAboutTheRestTheAdministrators() {
        String reader = "reader-" + UUID.randomUUID() + "@example.org";
        returned(
                reader,
                "Reader",
                null,
                new Subject(Subject.Kind.REPORT, UUID.randomUUID().toString()));
        assertThat(turn(reader).candidates()).extracting(Object::toString).containsExactly("PUBLISHER");
        returned(reviewer, reviewer.id().subject());
        assertThat(turn(reviewer.email()).candidates())
                .extracting(Object::toString)
                .containsExactly("ADMIN");
    }

    @Test
    void oneAddressAndThreadIsAskedAboutOnce() {
        returned(reviewer, article.id().subject());
        returned(reviewer, article.id().subject());
        assertThat(cases(reviewer.email())).hasSize(1);
        Article other = newsroom.aDraftBy(writer);
        returned(reviewer, other.id().subject());
        assertThat(cases(reviewer.email())).hasSize(2);
    }

    @Test
    void aDeadAddressOfWhoeverIsAskedIsNoMatterOfItsOwn() {
        returned(reviewer, article.id().subject());
        returned(writer, turn(reviewer.email()).subject());
        assertThat(cases(writer.email())).isEmpty();
    }

    @Test
    void thePageSaysWhatDidNotArriveAndWhatTheServerSaid() throws Exception {
        returned(reviewer, article.id().subject());
        String task = turn(reviewer.email()).taskId();
        mvc.perform(get("/desk/tasks/" + task).with(SignedIn.as(writer)))
                .andExpect(redirectedUrl("/desk/tasks/" + task + "/address"));
        mvc.perform(get("/desk/tasks/" + task + "/address").with(SignedIn.as(writer)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(reviewer.email())))
                .andExpect(content().string(containsString("550 5.1.1 No such user")))
                .andExpect(content().string(containsString("Change address and resend")))
                .andExpect(content().string(containsString("/desk/articles/" + article.id())));
        mvc.perform(get("/desk/tasks/" + task + "/address").with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Change address and resend"))));
        mvc.perform(get("/desk/tasks/" + task + "/address").with(SignedIn.as(reviewer)))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatDidNotArriveGoesToAnotherAddress() throws Exception {
        UUID letter = returned(reviewer, article.id().subject());
        UUID held =
                posted(reviewer.email(), reviewer.name(), reviewer, article.id().subject());
        jdbc.sql("update outbox_mail set state = 'SUPPRESSED' where id = ?")
                .param(held)
                .update();
        String task = turn(reviewer.email()).taskId();
        mvc.perform(post("/desk/tasks/" + task + "/address/readdress")
                        .param("to", " new@newsroom.test ")
                        .with(SignedIn.as(writer)))
                .andExpect(redirectedUrl("/desk"));
        assertThat(jdbc.sql(
                                "select resend_of from outbox_mail where recipient = 'new@newsroom.test' and thread_key = ?")
                        .param(article.id().subject().key())
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(letter, held);
        assertThat(worklist.find(task)).isEmpty();
        assertThat(deadAddresses.isDead(reviewer.email())).isTrue();

        returned(reviewer, article.id().subject());
        assertThat(turn(reviewer.email()).taskId())
                .as("the next letter is asked about anew")
                .isNotEqualTo(task);
    }

    @Test
    void aLinkThatOpensAnAccountGoesToNobodyButItsOwner() throws Exception {
        Person admin = newsroom.anAdministrator();
        Subject thread = reviewer.id().subject();
        returned(reviewer, thread);
        UUID link = posted(reviewer.email(), reviewer.name(), reviewer, thread);
        jdbc.sql("update outbox_mail set state = 'SUPPRESSED', kind = 'password-reset' where id = ?")
                .param(link)
                .update();
        String task = turn(reviewer.email()).taskId();
        worklist.take(admin, task);

        mvc.perform(get("/desk/tasks/" + task + "/address").with(SignedIn.as(admin)))
                .andExpect(content().string(containsString("holds a link that lets " + reviewer.name() + " in")))
                .andExpect(content().string(containsString("/desk/people/" + reviewer.id())))
                .andExpect(content().string(not(containsString("Change address and resend"))));
        mvc.perform(post("/desk/tasks/" + task + "/address/readdress")
                        .param("to", "elsewhere@newsroom.test")
                        .with(SignedIn.as(admin)))
                .andExpect(status().isConflict());
        mvc.perform(get("/desk/mail/" + link).with(SignedIn.as(admin)))
                .andExpect(content().string(not(containsString("/resend"))));
        mvc.perform(post("/desk/mail/" + link + "/resend")
                        .param("to", "elsewhere@newsroom.test")
                        .with(SignedIn.as(admin)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("This letter is for " + reviewer.name() + " alone")));

        assertThat(jdbc.sql("select count(*) from outbox_mail where recipient = 'elsewhere@newsroom.test'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(worklist.find(task)).isPresent();
    }

    @Test
    void anAddressThatIsNoneOrIsDeadTooIsNotTaken() throws Exception {
        returned(reviewer, article.id().subject());
        String task = turn(reviewer.email()).taskId();
        for (String wrong : List.of("", "nobody", "a@b@c", reviewer.email())) {
            mvc.perform(post("/desk/tasks/" + task + "/address/readdress")
                            .param("to", wrong)
                            .with(SignedIn.as(writer)))
                    .andExpect(status().isUnprocessableEntity());
        }
        assertThat(worklist.find(task)).isPresent();
    }

    @Test
    void anAddressThatIsRightAgainGetsWhatItMissed() throws Exception {
        UUID letter = returned(reviewer, article.id().subject());
        String task = turn(reviewer.email()).taskId();
        mvc.perform(post("/desk/tasks/" + task + "/address/lift").with(SignedIn.as(writer)))
                .andExpect(redirectedUrl("/desk"));
        assertThat(deadAddresses.isDead(reviewer.email())).isFalse();
        assertThat(state(letter)).isEqualTo("QUEUED");
        assertThat(worklist.find(task)).isEmpty();
    }

    @Test
    void whoeverLetsItBeIsNotAskedAgain() throws Exception {
        UUID letter = returned(reviewer, article.id().subject());
        String task = turn(reviewer.email()).taskId();
        mvc.perform(post("/desk/tasks/" + task + "/address/leave").with(SignedIn.as(writer)))
                .andExpect(redirectedUrl("/desk"));
        assertThat(state(letter)).isEqualTo("BOUNCED");
        assertThat(worklist.find(task)).isEmpty();
        returned(reviewer, article.id().subject());
        assertThat(cases(reviewer.email())).isEmpty();
    }

    @Test
    void onlyWhoeverHasTheTurnDecides() throws Exception {
        returned(reviewer, article.id().subject());
        String task = turn(reviewer.email()).taskId();
        for (String action : List.of("readdress", "lift", "leave")) {
            mvc.perform(post("/desk/tasks/" + task + "/address/" + action)
                            .param("to", "new@newsroom.test")
                            .with(SignedIn.as(publisher)))
                    .andExpect(status().isForbidden());
        }
        mvc.perform(post("/desk/tasks/" + task + "/address/leave").with(SignedIn.as(writer)));
        mvc.perform(post("/desk/tasks/" + task + "/address/leave").with(SignedIn.as(writer)))
                .andExpect(status().is4xxClientError());
    }

    private UUID returned(Person to, Subject thread) {
        return returned(to.email(), to.name(), to, thread);
    }

    /** A letter that came back for good, and the process it began, led to its turn. */
    private UUID returned(String to, String name, @Nullable Person person, Subject thread) {
        UUID letter = posted(to, name, person, thread);
        jdbc.sql("update outbox_mail set state = 'SENT' where id = ?")
                .param(letter)
                .update();
        String token = jdbc.sql("select bounce_token from outbox_mail where id = ?")
                .param(letter)
                .query(String.class)
                .single();
        transaction.executeWithoutResult(status -> returnedLetters.note(new BounceReport(
                BounceReport.Kind.FAILED, to, "5.1.1", "smtp; 550 5.1.1 No such user", token, List.of())));
        management.createJobQuery().processDefinitionKey("dead-address").list().stream()
                .filter(job -> cases(to).contains(job.getProcessInstanceId()))
                .forEach(job -> management.executeJob(job.getId()));
        return letter;
    }

    private UUID posted(String to, String name, @Nullable Person person, Subject thread) {
        String key = "dead:" + UUID.randomUUID();
        transaction.executeWithoutResult(status -> outbox.post(new Letter(
                LetterKind.SIGNED,
                key,
                new Letter.Addressee(person == null ? null : person.id(), to, name).about(thread),
                Map.of("number", 42, "title", "Sleep", "path", "/desk"))));
        return jdbc.sql("select id from outbox_mail where dedupe_key = ?")
                .param(key)
                .query(UUID.class)
                .single();
    }

    /** Process instances about this address. */
    private List<String> cases(String address) {
        return jdbc
                .sql("select id from undelivered where address = ? and closed_at is null")
                .param(address)
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(id -> runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(new Subject(Subject.Kind.ADDRESS, id.toString()).key())
                        .list()
                        .stream())
                .map(instance -> instance.getId())
                .toList();
    }

    private Turn turn(String address) {
        UUID id = jdbc.sql("select id from undelivered where address = ? and closed_at is null")
                .param(address)
                .query(UUID.class)
                .single();
        List<Turn> open = worklist.openOn(new Subject(Subject.Kind.ADDRESS, id.toString()));
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private String state(UUID letter) {
        return jdbc.sql("select state from outbox_mail where id = ?")
                .param(letter)
                .query(String.class)
                .single();
    }
}
