package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ProcessorTime;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.TestDatabase;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.outbox.smtp.TestTransports;
import org.imprimatur.people.Person;
import org.imprimatur.platform.KeysetPage;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
@OnBothDatabases
class OutboxControllerTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    AuditTrail audit;

    @Autowired
    OutboxHealth health;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OutboxReadModel readModel;

    @Autowired
    SendingPauses queue;

    @Autowired
    Messages messages;

    private TestSenders senders;
    private Person admin;

    @BeforeEach
    void clear(@Autowired ApplicationContext server) {
        senders = new TestSenders(server);
        senders.clear();
        admin = newsroom.anAdministrator();
    }

    @AfterEach
    void putTheClockRight() {
        clock.reset();
    }

    @Test
    void withoutAMailServerThePageSaysThatLettersWaitAndNothingIsLost() throws Exception {
        senders.letters(2);
        mvc.perform(get("/desk/mail").with(SignedIn.as(admin)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("No mail server is set up.")))
                .andExpect(content().string(containsString("2 letters wait.")))
                .andExpect(content().string(containsString("Nothing is lost.")));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails().get("server"))
                .isEqualTo("no mail server is set up; 2 letters wait; nothing is lost");
    }

    @Test
    void everyTabCanBeEmpty() throws Exception {
        for (LetterTab tab : LetterTab.values()) {
            mvc.perform(get("/desk/mail").param("tab", tab.word()).with(SignedIn.as(admin)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("??"))));
        }
    }

    @Test
    void publishersLookAndAdministratorsAct() throws Exception {
        UUID id = senders.aLetter();
        Person publisher = newsroom.aPublisher();
        mvc.perform(get("/desk/mail").with(SignedIn.as(publisher))).andExpect(status().isOk());
        mvc.perform(get("/desk/mail/" + id).with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Do not send it"))));
        mvc.perform(post("/desk/mail/" + id + "/cancel").with(SignedIn.as(publisher)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/desk/mail").with(SignedIn.as(newsroom.aWriter()))).andExpect(status().isForbidden());
        mvc.perform(get("/desk/mail/" + id).with(SignedIn.as(admin)))
                .andExpect(content().string(containsString("Do not send it")));
    }

    @Test
    void aLetterIsShownAsItsReceiverSeesItInABoxThatCanDoNothing() throws Exception {
        UUID id = senders.aLetter();
        mvc.perform(get("/desk/mail/" + id).with(SignedIn.as(admin)))
                .andExpect(content().string(containsString("Dear Demo Reviewer,")))
                .andExpect(content().string(containsString("sandbox=\"\"")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/desk/mail/" + id + "/page").with(SignedIn.as(admin)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")))
                .andExpect(content().string(containsString("Demo Reviewer")));
    }

    @Test
    void aLinkThatOpensAnAccountIsShownToNobody() throws Exception {
        UUID id = senders.post(new Letter(
                LetterKind.INVITATION,
                "invitation:" + UUID.randomUUID(),
                Letter.to("who@newsroom.test", "Who").about(new Subject(Subject.Kind.PERSON, "1")),
                Map.of("from", "Demo Admin", "path", "/invitation/s3cr3t")));
        for (String page : new String[] {"", "/page"}) {
            mvc.perform(get("/desk/mail/" + id + page).with(SignedIn.as(admin)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("s3cr3t"))));
        }
        try (FaultySmtp server = FaultySmtp.at(".", "451 4.3.0 Later")) {
            senders.sender(server.port()).sendDue();
            assertThat(server.letters.get(0)).contains("s3cr3t");
        }
        mvc.perform(get("/desk/mail/" + id + "/page").with(SignedIn.as(admin)))
                .andExpect(content().string(not(containsString("s3cr3t"))));
    }

    @Test
    void aFailedLetterSaysWhyAndCanBeTriedAgain() throws Exception {
        UUID id = failed("550 5.7.1 Not from you");
        mvc.perform(get("/desk/mail").param("tab", "failed").with(SignedIn.as(admin)))
                .andExpect(content().string(containsString("The mail server will not have this letter.")))
                .andExpect(content().string(containsString("550 5.7.1")));
        mvc.perform(get("/desk/mail/" + id).with(SignedIn.as(admin)))
                .andExpect(content().string(containsString("550 5.7.1 Not from you")));

        mvc.perform(post("/desk/mail/" + id + "/retry").with(SignedIn.as(admin)))
                .andExpect(redirectedUrl("/desk/mail/" + id));

        assertThat(senders.state(id)).isEqualTo(LetterState.QUEUED);
        assertAudited("letter.retried", id);
        mvc.perform(post("/desk/mail/" + id + "/retry").with(SignedIn.as(admin)))
                .andExpect(status().isConflict());
    }

    @Test
    void allFailedLettersCanBeTriedAgainAtOnce() throws Exception {
        UUID one = failed("554 No");
        UUID two = failed("552 No");
        mvc.perform(post("/desk/mail/retry-failed").with(SignedIn.as(admin))).andExpect(redirectedUrl("/desk/mail"));
        assertThat(senders.state(one)).isEqualTo(LetterState.QUEUED);
        assertThat(senders.state(two)).isEqualTo(LetterState.QUEUED);
    }

    @Test
    void aLetterCanGoToAnotherAddressOnceAsALetterOfItsOwn() throws Exception {
        UUID id = failed("550 5.1.1 Nobody");
        String where = mvc.perform(post("/desk/mail/" + id + "/resend")
                        .param("to", " right@newsroom.test ")
                        .with(SignedIn.as(admin)))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        UUID again = UUID.fromString(where.substring("/desk/mail/".length()));
        assertThat(senders.column(id, "resent_as")).isEqualTo(again);
        assertThat(senders.column(again, "resend_of")).isEqualTo(id);
        assertThat(senders.column(again, "recipient")).isEqualTo("right@newsroom.test");
        assertThat(senders.column(again, "message_id")).isNotEqualTo(senders.column(id, "message_id"));
        assertThat(senders.state(again)).isEqualTo(LetterState.QUEUED);
        assertThat(senders.state(id)).isEqualTo(LetterState.FAILED);
        assertAudited("letter.readdressed", id);
        mvc.perform(post("/desk/mail/" + id + "/resend")
                        .param("to", "another@newsroom.test")
                        .with(SignedIn.as(admin)))
                .andExpect(status().isConflict());
        mvc.perform(get("/desk/mail/" + again).with(SignedIn.as(admin))).andExpect(status().isOk());
        mvc.perform(get("/desk/mail/" + id).with(SignedIn.as(admin)))
                .andExpect(content().string(containsString(again.toString())));
    }

    @Test
    void anAddressThatIsNoneIsRefusedAndKeptInTheForm() throws Exception {
        UUID id = failed("550 5.1.1 Nobody");
        mvc.perform(post("/desk/mail/" + id + "/resend")
                        .param("to", "right@newsroom.test, wrong")
                        .with(SignedIn.as(admin)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("right@newsroom.test, wrong")))
                .andExpect(content().string(containsString("Write one address")));
    }

    @Test
    void aLetterThatIsBeingSentCannotBeStopped() throws Exception {
        UUID id = senders.aLetter();
        ClaimedLetter claimed = senders.outboxQueue().claim(id).orElseThrow();
        mvc.perform(post("/desk/mail/" + id + "/cancel").with(SignedIn.as(admin)))
                .andExpect(status().isConflict());
        assertThat(senders.state(id)).isEqualTo(LetterState.SENDING);
        assertThat(senders.outcomes().settle(claimed, DeliveryResult.sent("250 Ok"), java.time.Duration.ZERO))
                .isTrue();
    }

    @Test
    void aWaitingLetterCanBeStopped() throws Exception {
        UUID id = senders.aLetter();
        mvc.perform(post("/desk/mail/" + id + "/cancel").with(SignedIn.as(admin)))
                .andExpect(redirectedUrl("/desk/mail/" + id));
        assertThat(senders.state(id)).isEqualTo(LetterState.CANCELLED);
        assertAudited("letter.cancelled", id);
    }

    @Test
    void liftingASuppressionSendsWhatWasHeldBack() throws Exception {
        failed("550 5.1.1 Nobody");
        UUID heldBack = senders.aLetter();
        try (FaultySmtp server = FaultySmtp.at("none", "")) {
            senders.sender(server.port()).sendDue();
            assertThat(senders.state(heldBack)).isEqualTo(LetterState.SUPPRESSED);
            mvc.perform(get("/desk/mail").param("tab", "suppressed").with(SignedIn.as(admin)))
                    .andExpect(content().string(containsString("reviewer@newsroom.test")))
                    .andExpect(content().string(containsString("Write to it again")));
            mvc.perform(post("/desk/mail/suppressed/lift")
                            .param("address", "reviewer@newsroom.test")
                            .with(SignedIn.as(admin)))
                    .andExpect(redirectedUrl("/desk/mail?tab=suppressed"));
            senders.sender(server.port()).sendDue();
            assertThat(senders.state(heldBack)).isEqualTo(LetterState.SENT);
        }
    }

    @Test
    void whileTheMailServerRefusesUsThePageSaysSinceWhenAndThatNothingIsLost() throws Exception {
        clock.advance(Duration.ofDays(1));
        senders.letters(3);
        paused();
        OutboxPanel side = new OutboxPanel(readModel, queue, TestTransports.to(1), messages, clock);
        MailPanel.Alarm alarm = side.alarms().get(0);
        assertThat(alarm.kind()).isEqualTo("blocked");
        assertThat(alarm.title()).isEqualTo("The mail server refuses our name or password.");
        assertThat(alarm.facts())
                .extracting(MailPanel.Fact::words)
                .containsExactly("Since", "3 letters wait.", "Nothing is lost.", "The next attempt is");
        assertThat(alarm.reply()).isEqualTo("535 5.7.8 No");
        assertThat(alarm.tryNow()).isEqualTo("/desk/mail/try-now");

        mvc.perform(post("/desk/mail/try-now").with(SignedIn.as(admin))).andExpect(redirectedUrl("/desk/mail"));

        assertThat(senders.queue().isPausedAt(clock.instant())).isFalse();
        assertThat(senders.queue().pauses()).isEqualTo(1);
        assertThat(side.alarms().get(0).tryNow()).isNull();
        assertThat(audit.chain(Subject.of("mail")))
                .extracting(AuditEntry::action)
                .contains("letters.tried-now");
    }

    @Test
    void aLetterThatCameBackStandsUnderItsOwnTabAndCanBeTriedFromThere() throws Exception {
        UUID id = senders.aLetter();
        jdbc.sql(
                        "update outbox_mail set state = 'BOUNCED', reason = 'ADDRESS_UNKNOWN', last_code = '5.1.1' where id = ?")
                .param(id)
                .update();
        assertThat(page("/desk/mail?tab=bounced"))
                .contains("/desk/mail/" + id, "5.1.1", "action=\"/desk/mail/" + id + "/retry\"");
        assertThat(page("/desk/mail?tab=failed")).doesNotContain("/desk/mail/" + id + "\"");
        mvc.perform(get("/desk/mail").param("tab", "bounced").with(SignedIn.as(newsroom.aPublisher())))
                .andExpect(content().string(not(containsString("/retry"))));
    }

    /** Tabs are counted and pages are found by index: what lies in the archive costs nothing here. */
    @Test
    void tenThousandLettersDoNotSlowThePage() throws Exception {
        UUID one = senders.aLetter();
        jdbc.sql("""
                        insert into outbox_mail (id, dedupe_key, kind, recipient, recipient_name, thread_key, locale, model_json,
                                                 message_id, bounce_token, priority, state, created_at, queued_at)
                        select %s, 'many:' || n.x, kind, recipient, recipient_name, thread_key, locale, model_json,
                               'many:' || n.x, 'many:' || n.x, priority, 'SENT', created_at, queued_at
                        from outbox_mail, %s where id = ?
                        """.formatted(
                        TestDatabase.isPostgres() ? "gen_random_uuid()" : "random_uuid()",
                        TestDatabase.isPostgres() ? "generate_series(1, 10000) n(x)" : "system_range(1, 10000) n"))
                .param(one)
                .update();
        page("/desk/mail?tab=sent");
        String page = ProcessorTime.atMost(Duration.ofMillis(1500), () -> page("/desk/mail?tab=sent"));
        assertThat(page).contains("10000");
        senders.clear();
    }

    @Test
    void noSuppressedAddressIsOutOfReachHoweverManyThereAre() throws Exception {
        UUID letter = senders.aLetter();
        for (int n = 0; n < KeysetPage.SIZE + 3; n++) {
            jdbc.sql("insert into address_suppression (address, cause, reply, since, mail_id) values (?, ?, '', ?, ?)")
                    .params(
                            "r%03d+x&y@reader.test".formatted(n),
                            n % 2 == 0 ? "RETURNED" : "COMPLAINED",
                            OffsetDateTime.now(ZoneOffset.UTC),
                            letter)
                    .update();
        }
        String first = page("/desk/mail?tab=suppressed");
        assertThat(first)
                .contains("A letter to it came back.", "Its owner called a letter of ours unwanted.", "r049+x", ">53<")
                .doesNotContain("r050+x");
        String more =
                org.jsoup.Jsoup.parse(first).select("main a[href*=address=]").attr("href");
        String second = mvc.perform(get(java.net.URI.create(more)).with(SignedIn.as(admin)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(second).contains("r050+x", "r052+x").doesNotContain("r049+x", "More addresses");
        senders.clear();
    }

    @Test
    void longListsComeInPages() throws Exception {
        senders.letters(KeysetPage.SIZE + 3);
        String first = page("/desk/mail?tab=waiting");
        assertThat(first).contains("Earlier").doesNotContain("Later</");
        String href = first.substring(first.indexOf("/desk/mail?tab=waiting&amp;before="));
        String second = page(href.substring(0, href.indexOf('"')).replace("&amp;", "&"));
        assertThat(second).contains("Later</").doesNotContain("Earlier</");
    }

    @Test
    void anUnknownLetterIsNotFound() throws Exception {
        mvc.perform(get("/desk/mail/" + UUID.randomUUID()).with(SignedIn.as(admin)))
                .andExpect(status().isNotFound());
        mvc.perform(post("/desk/mail/" + UUID.randomUUID() + "/retry").with(SignedIn.as(admin)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/desk/mail/not-an-id").with(SignedIn.as(admin))).andExpect(status().is4xxClientError());
    }

    private UUID failed(String reply) {
        UUID id = senders.post(TestSenders.aLetterTo("reviewer@newsroom.test", TestSenders.aThread()));
        try (FaultySmtp server = FaultySmtp.at("RCPT", reply)) {
            senders.sender(server.port()).sendDue();
        }
        assertThat(senders.state(id)).isEqualTo(LetterState.FAILED);
        return id;
    }

    /** As the sender leaves it when the mail server has refused the password. */
    private void paused() {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql(
                        "update outbox_queue set pauses = 1, paused_since = ?, paused_until = ?, reason = 'SIGN_IN', reply = ?")
                .params(now, now.plusMinutes(4), "535 5.7.8 No")
                .update();
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(address).with(SignedIn.as(admin)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void assertAudited(String action, UUID letter) {
        assertThat(audit.chain(Subject.of("mail")))
                .filteredOn(entry -> entry.actor().equals(admin.id().toString()))
                .filteredOn(entry -> entry.subject().contains(letter.toString()))
                .extracting(AuditEntry::action)
                .contains(action);
    }
}
