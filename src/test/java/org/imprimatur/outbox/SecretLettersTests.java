package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.mime.BounceReport;
import org.imprimatur.mime.BounceReport.Kind;
import org.imprimatur.outbox.smtp.TestTransports;
import org.imprimatur.people.Invitations;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A link that opens an account is its addressee's alone: also when the letter comes back, and when it goes out late. */
@ServerTest
@OnBothDatabases
class SecretLettersTests {

    private static final GreenMail MAIL_SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Invitations invitations;

    @Autowired
    ReturnedLetters returnedLetters;

    @Autowired
    List<LetterCheck> checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    private TestSenders senders;
    private Person admin;
    private Person invited;

    @BeforeAll
    static void open() {
        MAIL_SERVER.start();
    }

    @AfterAll
    static void close() {
        MAIL_SERVER.stop();
    }

    @BeforeEach
    void somebodyIsInvited(@Autowired ApplicationContext server) {
        senders = new TestSenders(server);
        senders.clear();
        admin = newsroom.anAdministrator();
        invited = invitations.invite(
                admin, "New Publisher", "new-" + UUID.randomUUID() + "@newsroom.test", Set.of(Role.publisher()));
    }

    /** Whoever reads mail that comes in could otherwise come in by it, as somebody with more rights than theirs. */
    @Test
    void aLinkThatWasReturnedLetsNobodyIn() throws Exception {
        UUID letter = only(letters());
        String path = path(letter);
        sendDue();
        assertThat(senders.state(letter)).isEqualTo(LetterState.SENT);
        mvc.perform(get(path)).andExpect(status().isOk());

        comesBack(letter, Kind.FAILED);

        mvc.perform(get(path)).andExpect(status().isGone());
    }

    @Test
    void aLinkInALetterThatWasComplainedAboutLetsNobodyIn() throws Exception {
        UUID letter = only(letters());
        String path = path(letter);
        sendDue();
        comesBack(letter, Kind.COMPLAINT);
        mvc.perform(get(path)).andExpect(status().isGone());
    }

    @Test
    void aDelayTakesNoLinkAway() throws Exception {
        UUID letter = only(letters());
        String path = path(letter);
        sendDue();
        comesBack(letter, Kind.DELAYED);
        mvc.perform(get(path)).andExpect(status().isOk());
    }

    @Test
    void whatWasReturnedWithoutItsLinkIsNotOfferedToBeSentAgain() throws Exception {
        UUID letter = only(letters());
        sendDue();
        comesBack(letter, Kind.FAILED);

        mvc.perform(get("/desk/mail/" + letter).with(SignedIn.as(admin)))
                .andExpect(content().string(not(containsString("/retry"))));
        mvc.perform(post("/desk/mail/" + letter + "/retry").with(SignedIn.as(admin)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("lets nobody in any more")));
        assertThat(senders.state(letter)).isEqualTo(LetterState.BOUNCED);
    }

    @Test
    void aLetterWhoseLinkWasReplacedBeforeItLeftIsNotSent() {
        UUID first = only(letters());
        invitations.inviteAgain(admin, invited.id());
        sendDue();
        assertThat(letters()).hasSize(2);
        assertThat(senders.state(first)).isEqualTo(LetterState.CANCELLED);
        assertThat(senders.column(first, "reason")).isEqualTo("LINK_OVER");
        assertThat(senders.state(letters().get(1))).isEqualTo(LetterState.SENT);
    }

    private void sendDue() {
        MailTransport mailTransport = TestTransports.to(MAIL_SERVER.getSmtp().getPort());
        senders.sender(mailTransport, checks.toArray(LetterCheck[]::new)).sendDue();
    }

    private void comesBack(UUID letter, Kind kind) {
        String token = String.valueOf(senders.column(letter, "bounce_token"));
        senders.within(() -> returnedLetters.note(
                new BounceReport(kind, invited.email(), "4.2.2", "Mailbox full", token, List.of())));
    }

    private String path(UUID letter) throws Exception {
        return json.readTree(String.valueOf(senders.column(letter, "model_json")))
                .path("path")
                .asText();
    }

    private List<UUID> letters() {
        return jdbc.sql("select id from outbox_mail where recipient = ? order by seq")
                .param(invited.email())
                .query(UUID.class)
                .list();
    }

    private static UUID only(List<UUID> letters) {
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }
}
