package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.people.PasswordResets;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.StaffAdministration;
import org.imprimatur.platform.ClientNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters that wait for the post follow their addressee; a link that was withdrawn with the old address does not go out. */
@ServerTest
@OnBothDatabases
class RecipientAddressChangesTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    StaffAdministration staffAdministration;

    @Autowired
    People people;

    @Autowired
    PasswordResets resets;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Person admin;
    private Person ruth;
    private String moved;

    @BeforeEach
    void somebodyWhoseLettersWait() {
        admin = newsroom.anAdministrator();
        ruth = newsroom.aWriter();
        moved = "moved-" + ruth.email();
    }

    @Test
    void aLetterThatWaitsGoesToTheNewAddress() {
        UUID waiting = aLetter();
        move();
        assertThat(recipient(waiting)).isEqualTo(moved);
        assertThat(state(waiting)).isEqualTo("QUEUED");
    }

    @Test
    void aLetterThatWasSentStaysWhereItWent() {
        UUID sent = aLetter();
        jdbc.sql("update outbox_mail set state = 'SENT', next_attempt_at = null where id = ?")
                .param(sent)
                .update();
        move();
        assertThat(recipient(sent)).isEqualTo(ruth.email());
    }

    @Test
    void aLinkToANewPasswordAskedForAtTheOldAddressDoesNotGoOut() {
        resets.ask(ruth.email(), ClientNetwork.of("192.0.2.7"));
        UUID reset = jdbc.sql("select id from outbox_mail where kind = 'password-reset' and person_id = ?")
                .param(ruth.id().value())
                .query(UUID.class)
                .single();
        move();
        assertThat(state(reset)).isEqualTo("CANCELLED");
        assertThat(recipient(reset)).isEqualTo(ruth.email());
    }

    @Test
    void whatTellsTheOldAddressOfTheChangeGoesThere() {
        move();
        assertThat(jdbc.sql("select kind from outbox_mail where recipient = ? and state = 'QUEUED'")
                        .param(ruth.email())
                        .query(String.class)
                        .list())
                .containsExactly("account");
    }

    private void move() {
        staffAdministration.edit(
                admin, ruth.id(), people.record(ruth.id()).version(), ruth.name(), moved, ruth.roles(), "");
    }

    private UUID aLetter() {
        String key = "moved:" + UUID.randomUUID();
        transaction.executeWithoutResult(status ->
                outbox.post(new Letter(LetterKind.MOVED, key, Letter.to(ruth).about(TestSenders.aThread()), Map.of())));
        return jdbc.sql("select id from outbox_mail where dedupe_key = ?")
                .param(key)
                .query(UUID.class)
                .single();
    }

    private String recipient(UUID letter) {
        return column("recipient", letter);
    }

    private String state(UUID letter) {
        return column("state", letter);
    }

    private String column(String name, UUID letter) {
        return jdbc.sql("select " + name + " from outbox_mail where id = ?")
                .param(letter)
                .query(String.class)
                .single();
    }
}
