package org.imprimatur.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Urgencies;
import org.imprimatur.worklist.Urgency;
import org.springframework.stereotype.Component;

/** What a letter says of the urgency of a turn: a word for its subject, and by when a reader was promised an answer. */
@Component
class LetterUrgency {

    private final Urgencies urgencies;
    private final Clock clock;

    LetterUrgency(Urgencies urgencies, Clock clock) {
        this.urgencies = urgencies;
        this.clock = clock;
    }

    Map<String, Object> of(Turn turn) {
        return of(turn, now(turn));
    }

    Urgency now(Turn turn) {
        return urgencies.of(turn.subject());
    }

    Map<String, Object> of(Turn turn, Urgency urgency) {
        Instant promised = urgency.promised();
        return Map.of(
                "urgent",
                urgency.leads(turn.due(), clock) ? urgencies.word(urgency) : "",
                "promised",
                promised == null ? "" : promised.toString());
    }
}
