package org.imprimatur.workflow;

import java.util.Map;
import org.imprimatur.mail.LetterCheck;
import org.imprimatur.people.PersonId;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;

/** A letter about a turn is pointless once the turn is over, or lies with somebody else. */
@Component
class StillTheirTurn implements LetterCheck {

    private static final String PATH = "/desk/tasks/";

    private final Worklist worklist;

    StillTheirTurn(Worklist worklist) {
        this.worklist = worklist;
    }

    @Override
    public boolean stillWanted(String kind, String dedupeKey, Map<String, Object> model) {
        if (!kind.equals("turn") || !(model.get("path") instanceof String path) || !path.startsWith(PATH)) {
            return true;
        }
        return worklist.find(path.substring(PATH.length()))
                .filter(turn -> turn.assignee() == null || !isForSomebodyElse(dedupeKey, turn.assignee()))
                .isPresent();
    }

    private static boolean isForSomebodyElse(String dedupeKey, PersonId holder) {
        return (dedupeKey.startsWith("handoff:") || dedupeKey.startsWith("assigned:"))
                && !dedupeKey.endsWith(":" + holder);
    }
}
