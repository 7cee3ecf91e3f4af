package org.imprimatur.workflow;

import java.util.Map;
import org.imprimatur.mail.LetterCheck;
import org.imprimatur.people.PersonId;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;

/** "It is your turn" is not sent once the turn is over, or once somebody else has it. */
@Component
class TurnLetterCheck implements LetterCheck {

    private final Worklist worklist;

    TurnLetterCheck(Worklist worklist) {
        this.worklist = worklist;
    }

    /** The key is {@code handoff:<task>:<person>} or {@code assigned:<task>:<person>}, as {@link HandoffLetters} writes it. */
    @Override
    public boolean stillWanted(String kind, String dedupeKey, Map<String, Object> model) {
        if (!kind.equals("turn")) {
            return true;
        }
        String[] key = dedupeKey.split(":");
        PersonId addressee = PersonId.of(key[2]);
        return worklist.find(key[1]).filter(turn -> concerns(turn, addressee)).isPresent();
    }

    private static boolean concerns(Turn turn, PersonId addressee) {
        return turn.assignee() == null || turn.isHeldBy(addressee);
    }
}
