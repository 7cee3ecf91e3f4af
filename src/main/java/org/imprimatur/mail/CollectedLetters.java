package org.imprimatur.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters that were not sent because their addressee wants them told once a day, together. */
@Repository
public class CollectedLetters {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CollectedLetters(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param model what the daily letter prints of it */
    public record Line(UUID letter, Map<String, Object> model) {}

    /** What no daily letter has told yet, oldest first. Turns are not among it: those are told as they stand that day. */
    public List<Line> waitingFor(PersonId person) {
        return jdbc.sql("""
                        select id, kind, model_json from outbox_mail
                        where person_id = ? and reason = 'COLLECTED' and state = 'CANCELLED' and collected_in is null
                          and kind not in ('turn', 'reminder')
                        order by seq fetch first ? rows only
                        """)
                .params(person.value(), MOST)
                .query((row, n) -> new Line(
                        row.getObject("id", UUID.class), line(row.getString("kind"), row.getString("model_json"))))
                .list();
    }

    /** Writes down which letter told them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void told(String dedupeKey, List<Line> lines) {
        for (Line line : lines) {
            jdbc.sql("""
                            update outbox_mail set collected_in = (select id from outbox_mail where dedupe_key = ?)
                            where id = ?
                            """).params(dedupeKey, line.letter()).update();
        }
    }

    private Map<String, Object> line(String kind, String modelJson) {
        try {
            Map<String, Object> model =
                    new HashMap<>(json.readValue(modelJson, new TypeReference<Map<String, Object>>() {}));
            model.put("kind", kind);
            return model;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A letter's model cannot be read", e);
        }
    }
}
