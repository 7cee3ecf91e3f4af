package org.imprimatur.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters that were not sent because their addressee wants them told once a day, together. */
@Repository
public class CollectedLetters {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final ObjectProvider<LetterCheck> checks;
    private final ObjectMapper json;

    CollectedLetters(JdbcClient jdbc, ObjectProvider<LetterCheck> checks, ObjectMapper json) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.json = json;
    }

    /** @param model what the daily letter prints of it */
    public record Line(UUID letter, Map<String, Object> model) {}

    /**
     * What no daily letter has told yet and still concerns the person, oldest first. What does not is put away. Turns are
     * not among it: those are told as they stand that day.
     */
    public List<Line> waitingFor(PersonId person) {
        List<Line> waiting = new ArrayList<>();
        for (Held letter : held(person)) {
            if (isStillWanted(letter, person)) {
                letter.model().put("kind", letter.kind());
                waiting.add(new Line(letter.id(), letter.model()));
            } else {
                jdbc.sql("update outbox_mail set reason = 'POINTLESS' where id = ?")
                        .param(letter.id())
                        .update();
            }
        }
        return waiting;
    }

    private record Held(UUID id, String kind, @Nullable String turn, Map<String, Object> model) {}

    private List<Held> held(PersonId person) {
        return jdbc.sql("""
                        select id, kind, turn, model_json from outbox_mail
                        where person_id = :person and reason = 'COLLECTED' and state = 'CANCELLED'
                          and collected_in is null and kind not in (:turns)
                        order by seq fetch first :limit rows only
                        """)
                .param("person", person.value())
                .param("turns", LetterKind.toldAsTurns())
                .param("limit", MOST)
                .query((row, n) -> new Held(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("turn"),
                        model(row.getString("model_json"))))
                .list();
    }

    /** The same question that is asked of a letter of its own at the moment it leaves. */
    private boolean isStillWanted(Held letter, PersonId person) {
        return LetterKind.of(letter.kind())
                .filter(kind -> checks.orderedStream()
                        .anyMatch(check -> !check.stillWanted(kind, letter.turn(), person, letter.model())))
                .isEmpty();
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

    private Map<String, Object> model(String modelJson) {
        try {
            return new HashMap<>(json.readValue(modelJson, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A letter's model cannot be read", e);
        }
    }
}
