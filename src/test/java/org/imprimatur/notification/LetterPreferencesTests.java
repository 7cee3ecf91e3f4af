package org.imprimatur.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.outbox.CollectedLetters;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.LetterPreference;
import org.imprimatur.outbox.LetterState;
import org.imprimatur.outbox.LetterTopic;
import org.imprimatur.outbox.TestSenders;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Which letters people want, said on a page or by one click in a letter. */
@ServerTest
@OnBothDatabases
class LetterPreferencesTests {

    private static final GreenMail MAIL_SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    private static final String A_TURN_THAT_IS_OVER = "4711";

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    LetterPreferences letterPreferences;

    @Autowired
    CollectedLetters collected;

    private TestSenders senders;
    private Person reviewer;

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
        reviewer = newsroom.aReviewer();
    }

    @Test
    void whoeverHasChosenNothingGetsEverythingAtOnce() {
        assertThat(letterPreferences.of(reviewer.id())).hasSize(LetterTopic.values().length);
        assertThat(letterPreferences.of(reviewer.id()).values()).containsOnly(LetterPreference.NOW);
    }

    @Test
    void row50_aKindMayComeOnceADayOrNotAtAll() throws Exception {
        choose("handoffs", "digest", "news", "off", "reminders", "off", "daily", "now");

        UUID turn = sentOut("turn");
        UUID news = sentOut("signed");
        UUID reminder = sentOut("reminder");
        UUID invitation = sentOut("invitation");

        assertThat(senders.state(turn)).isEqualTo(LetterState.CANCELLED);
        assertThat(senders.column(turn, "reason")).isEqualTo("COLLECTED");
        assertThat(senders.column(news, "reason")).isEqualTo("UNWANTED");
        assertThat(senders.column(reminder, "reason")).isEqualTo("UNWANTED");
        assertThat(senders.state(invitation)).isEqualTo(LetterState.SENT);
    }

    @Test
    void row50_handoffsCannotBeOff() throws Exception {
        choose("handoffs", "off", "daily", "now");
        assertThat(letterPreferences.of(reviewer.id())).containsEntry(LetterTopic.HANDOFFS, LetterPreference.NOW);

        mvc.perform(post("/desk/me/letters")
                        .param("handoffs", "digest")
                        .param("daily", "off")
                        .with(SignedIn.as(reviewer)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("so it cannot be off")))
                .andExpect(content().string(containsString("value=\"digest\" id=\"handoffs2\" name=\"handoffs\"")));
        assertThat(letterPreferences.of(reviewer.id()).values()).containsOnly(LetterPreference.NOW);
    }

    @Test
    void aPreferenceHoldsForLettersThatHaveNotLeftYet() throws Exception {
        UUID reminder = senders.post(letter("reminder"));
        senders.release(reminder);
        choose("reminders", "off");
        sendDue();
        assertThat(senders.column(reminder, "reason")).isEqualTo("UNWANTED");
    }

    @Test
    void newsThatIsCollectedWaitsForTheDailyLetterOnce() throws Exception {
        choose("news", "digest", "daily", "now");
        UUID news = sentOut("signed");
        assertThat(collected.waitingFor(reviewer.id()))
                .extracting(CollectedLetters.Line::letter)
                .containsExactly(news);
        Letter daily = letter("digest");
        senders.post(daily);
        senders.within(() -> {
            collected.told(daily.dedupeKey(), collected.waitingFor(reviewer.id()));
            return true;
        });
        assertThat(collected.waitingFor(reviewer.id())).isEmpty();
        assertThat(senders.column(news, "collected_in")).isNotNull();
    }

    /** The turn is over, or they are no publisher any more: the daily letter asks once more, like every other. */
    @Test
    void whatIsCollectedAndPointlessByThenIsNotTold() throws Exception {
        choose("escalations", "digest", "daily", "now");
        choose("news", "digest", "daily", "now");
        UUID escalation = sentOut("escalation");
        UUID news = sentOut("signed");
        assertThat(senders.column(escalation, "reason")).isEqualTo("COLLECTED");

        assertThat(collected.waitingFor(reviewer.id()))
                .extracting(CollectedLetters.Line::letter)
                .containsExactly(news);
        assertThat(senders.column(escalation, "reason")).isEqualTo("POINTLESS");
    }

    /** Whoever may look at letters could otherwise end those of somebody else, and nobody would know who did. */
    @Test
    void theAddressThatEndsLettersIsShownToNobodyButTheirAddressee() throws Exception {
        UUID reminder = sentOut("reminder");
        String token = String.valueOf(senders.column(reminder, "unsubscribe_token"));
        assertThat(String.valueOf(senders.column(reminder, "rendered"))).contains(token);
        for (String page : List.of("/desk/mail/" + reminder, "/desk/mail/" + reminder + "/page")) {
            mvc.perform(get(page).with(SignedIn.as(newsroom.aPublisher())))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("sleep")))
                    .andExpect(content().string(not(containsString(token))));
        }
    }

    @Test
    void thePageShowsWhatHoldsAndPublishersOneMoreTopic() throws Exception {
        mvc.perform(get("/desk/me/letters").with(SignedIn.as(reviewer)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("name=\"handoffs\"")))
                .andExpect(content().string(not(containsString("name=\"escalations\""))));
        mvc.perform(get("/desk/me/letters").with(SignedIn.as(newsroom.aPublisher())))
                .andExpect(content().string(containsString("name=\"escalations\"")));
        mvc.perform(get("/desk/me").with(SignedIn.as(reviewer)))
                .andExpect(content().string(containsString("href=\"/desk/me/letters\"")));
    }

    @Test
    void row49_remindersAndDailyLettersOfferToBeTheLastAndNoOtherLetterDoes() throws Exception {
        for (String kind : new String[] {"reminder", "digest", "turn", "signed", "escalation", "invitation"}) {
            MAIL_SERVER.purgeEmailFromAllMailboxes();
            UUID id = sentOut(kind);
            MimeMessage mail = MAIL_SERVER.getReceivedMessages()[0];
            if (kind.equals("reminder") || kind.equals("digest")) {
                String token = String.valueOf(senders.column(id, "unsubscribe_token"));
                assertThat(mail.getHeader("List-Unsubscribe"))
                        .containsExactly("<http://localhost:8080/letters/unsubscribe/" + token + ">");
                assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
                assertThat(token).hasSize(32).isNotEqualTo(senders.column(id, "bounce_token"));
            } else {
                assertThat(mail.getHeader("List-Unsubscribe")).as(kind).isNull();
                assertThat(mail.getHeader("List-Unsubscribe-Post")).as(kind).isNull();
            }
        }
    }

    @Test
    void row49_openingTheLinkChangesNothing() throws Exception {
        String link = "/letters/unsubscribe/" + token("reminder");
        for (int i = 0; i < 3; i++) {
            mvc.perform(get(link))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("No more reminders?")))
                    .andExpect(content().string(containsString("<form method=\"post\">")));
        }
        mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head(link))
                .andExpect(status().isOk());
        assertThat(letterPreferences.of(reviewer.id())).containsEntry(LetterTopic.REMINDERS, LetterPreference.NOW);
    }

    @Test
    void row49_oneClickOfTheMailProgramEndsThem() throws Exception {
        mvc.perform(post("/letters/unsubscribe/" + token("reminder"))
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("List-Unsubscribe=One-Click"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("You get no more reminders")))
                .andExpect(content().string(containsString("/desk/me/letters")));
        assertThat(letterPreferences.of(reviewer.id()))
                .containsEntry(LetterTopic.REMINDERS, LetterPreference.OFF)
                .containsEntry(LetterTopic.HANDOFFS, LetterPreference.NOW);
        assertThat(senders.column(sentOut("reminder"), "reason")).isEqualTo("UNWANTED");
    }

    @Test
    void theSecondClickIsAsGoodAsTheFirstAndTheyCanBeTurnedOnAgain() throws Exception {
        String link = "/letters/unsubscribe/" + token("reminder");
        mvc.perform(post(link)).andExpect(status().isOk());
        mvc.perform(post(link)).andExpect(status().isOk());
        choose("reminders", "now");
        assertThat(senders.state(sentOut("reminder"))).isEqualTo(LetterState.SENT);
    }

    @Test
    void withoutTheDailyLetterHandoffsComeAtOnceAgain() throws Exception {
        String link = "/letters/unsubscribe/" + token("digest");
        choose("handoffs", "digest", "news", "digest", "daily", "now");
        mvc.perform(post(link)).andExpect(status().isOk());
        assertThat(letterPreferences.of(reviewer.id()))
                .containsEntry(LetterTopic.DAILY, LetterPreference.OFF)
                .containsEntry(LetterTopic.HANDOFFS, LetterPreference.NOW)
                .containsEntry(LetterTopic.NEWS, LetterPreference.NOW);
    }

    @Test
    void aGuessedLinkEndsNothing() throws Exception {
        for (String guess : new String[] {"x", UUID.randomUUID().toString().replace("-", ""), "null"}) {
            mvc.perform(get("/letters/unsubscribe/" + guess)).andExpect(status().isNotFound());
            mvc.perform(post("/letters/unsubscribe/" + guess)).andExpect(status().isNotFound());
        }
    }

    private void choose(String... letterPreferences) throws Exception {
        var request = post("/desk/me/letters").with(SignedIn.as(reviewer));
        for (int i = 0; i < letterPreferences.length; i += 2) {
            request.param(letterPreferences[i], letterPreferences[i + 1]);
        }
        mvc.perform(request).andExpect(redirectedUrl("/desk/me/letters"));
    }

    private String token(String kind) {
        return String.valueOf(senders.column(senders.post(letter(kind)), "unsubscribe_token"));
    }

    private UUID sentOut(String kind) {
        UUID id = senders.post(letter(kind));
        senders.release(id);
        sendDue();
        return id;
    }

    private void sendDue() {
        senders.sender(MAIL_SERVER.getSmtp().getPort()).sendDue();
    }

    private Letter letter(String kind) {
        Map<String, Object> model = new HashMap<>(TestSenders.aTurn());
        model.put("signer", "Demo Reviewer");
        return new Letter(
                LetterKind.of(kind).orElseThrow(),
                "choice:" + UUID.randomUUID(),
                new Letter.Heading(
                        Letter.to(reviewer), Subject.of("x:" + UUID.randomUUID()), A_TURN_THAT_IS_OVER, null, null),
                model);
    }
}
