package org.imprimatur.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters on their way out. A row is written in the transaction of the handoff; no mail server is asked for anything. */
@Repository
public class Outbox {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Outbox(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Puts the letter in the queue, once: a second letter with the same key is ignored. A violated constraint would
     * spoil the engine's transaction in PostgreSQL, so the key is looked for first.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Letter letter) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into outbox_mail (id, dedupe_key, kind, recipient, recipient_name, person_id, thread_key,
                                                 model_json, state, created_at)
                        select ?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED', ?
                        where not exists (select 1 from outbox_mail where dedupe_key = ?)
                        """)
                .params(
                        id,
                        letter.dedupeKey(),
                        letter.kind(),
                        letter.to(),
                        letter.toName(),
                        letter.person() == null ? null : letter.person().value(),
                        letter.thread(),
                        model(letter),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        letter.dedupeKey())
                .update();
    }

    private String model(Letter letter) {
        try {
            return json.writeValueAsString(letter.model());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A letter's model must be plain values: " + letter.kind(), e);
        }
    }
}
