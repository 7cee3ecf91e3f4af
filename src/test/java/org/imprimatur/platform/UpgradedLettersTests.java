package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.kept.KeptDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What letters of every kind that an earlier release has written are about, once the database is upgraded. */
@OnBothDatabases
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradedLettersTests {

    private static final String TASK = "5f0e0e5c-cb0f-11f0-9c1a-0242ac110002";
    private static final String PERSON = "0b7f6a0e-4f36-4c44-9d53-0d3f8c0e7a11";
    private static final String TO_THE_TURN = "{\"note\":\"\\\"path\\\":\\\"/desk/tasks/x\\\"\",\"path\":\"/desk/tasks/"
            + TASK + "\",\"title\":\"Sleep\"}";
    private static final String ELSEWHERE = "{\"path\":\"/desk\",\"waiting\":[{\"path\":\"/desk/tasks/x\"}]}";

    private UpgradedDatabase database;
    private UUID invitation;

    @BeforeAll
    void lettersOfAnEarlierRelease() {
        database = new UpgradedDatabase(KeptDatabase.V1.copy());
        invitation = database.jdbc.queryForObject(
                "select id from one_time_link where purpose = 'INVITATION' order by id fetch first 1 rows only",
                UUID.class);
        database.jdbc.update("delete from outbox_attempt");
        database.jdbc.update("delete from outbox_mail");
        letter("turn", "handoff:" + TASK + ":" + PERSON, TO_THE_TURN);
        letter("joined", "joined:" + TASK + ":1:" + PERSON, TO_THE_TURN);
        letter("reminder", "reminder:" + TASK + ":1:" + PERSON, TO_THE_TURN);
        letter("escalation", "resend:" + UUID.randomUUID(), TO_THE_TURN);
        letter("vacant", "vacant:01234567:" + PERSON, TO_THE_TURN);
        letter("turn-changed", "turn-changed:" + TASK + ":mark:" + PERSON, TO_THE_TURN);
        letter("turn-gone", "turn-gone:" + TASK + ":" + PERSON, ELSEWHERE);
        letter("moved", "moved:01234567:" + PERSON + ":" + TASK, ELSEWHERE);
        letter("digest", "digest:" + PERSON + ":2026-11-27", ELSEWHERE);
        letter("live", "live:" + UUID.randomUUID() + ":1:" + PERSON, ELSEWHERE);
        letter("invitation", "invitation:" + invitation, "{\"path\":\"/hidden\"}");
        letter("password-reset", "password-reset:of another time", "{}");
        database.start();
    }

    @Test
    void aLetterThatLeadsToATurnIsAboutIt() {
        assertThat(new String[] {"turn", "joined", "reminder", "escalation", "vacant", "turn-changed"})
                .allSatisfy(kind -> assertThat(of(kind, "turn")).isEqualTo(TASK));
    }

    @Test
    void aLetterToWhoeverLostATurnIsAboutIt() {
        assertThat(new String[] {"turn-gone", "moved"})
                .allSatisfy(kind -> assertThat(of(kind, "turn")).isEqualTo(TASK));
    }

    @Test
    void allOthersAreAboutNone() {
        assertThat(new String[] {"digest", "live", "invitation"})
                .allSatisfy(kind -> assertThat(of(kind, "turn")).isNull());
    }

    @Test
    void aLetterThatLetsSomebodyInHoldsItsLink() {
        assertThat(of("invitation", "link")).isEqualTo(invitation);
        assertThat(of("password-reset", "link")).isNull();
        assertThat(of("turn", "link")).isNull();
    }

    private @Nullable Object of(String kind, String column) {
        return database.jdbc
                .queryForMap("select " + column + " from outbox_mail where kind = ?", kind)
                .get(column);
    }

    private void letter(String kind, String key, String model) {
        UUID id = UUID.randomUUID();
        database.jdbc.update("""
                        insert into outbox_mail (id, dedupe_key, kind, recipient, recipient_name, thread_key, locale,
                                                 model_json, message_id, bounce_token, priority, state, created_at,
                                                 queued_at)
                        values (?, ?, ?, 'who@newsroom.test', 'Who', 'article:1', 'en', ?, ?, ?, 0, 'QUEUED',
                                current_timestamp, current_timestamp)
                        """, id, key, kind, model, "<" + id + "@localhost>", id.toString());
    }
}
