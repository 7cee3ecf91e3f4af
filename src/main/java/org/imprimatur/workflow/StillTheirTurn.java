package org.imprimatur.workflow;

import java.util.Map;
import java.util.Set;
import org.imprimatur.mail.LetterCheck;
import org.imprimatur.people.PersonId;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;

/** A letter about a turn is pointless once the turn is over, or lies with somebody else. */
@Component
class StillTheirTurn implements LetterCheck {

    private static final Set<String> KINDS = Set.of("turn", "joined", "reminder", "escalation");

    private static final Set<String> HANDOFFS = Set.of("turn", "joined");

    private static final String PATH = "/desk/tasks/";

    private final Worklist worklist;

    StillTheirTurn(Worklist worklist) {
        this.worklist = worklist;
    }

    @Override
    public boolean stillWanted(String kind, String dedupeKey, Map<String, Object> model) {
        if (!KINDS.contains(kind) || !(model.get("path") instanceof String path) || !path.startsWith(PATH)) {
            return true;
        }
        return worklist.find(path.substring(PATH.length()))
                .filter(turn -> turn.assignee() == null || !isForSomebodyElse(dedupeKey, turn.assignee()))
                .filter(turn -> HANDOFFS.contains(kind) || isDueAsItSays(turn, model))
                .isPresent();
    }

    private static boolean isForSomebodyElse(String dedupeKey, PersonId holder) {
        return (dedupeKey.startsWith("handoff:")
                        || dedupeKey.startsWith("assigned:")
                        || dedupeKey.startsWith("joined:")
                        || dedupeKey.startsWith("reminder:"))
                && !dedupeKey.endsWith(":" + holder);
    }

    /** Whoever was given more time is not reminded of the time they had. */
    private static boolean isDueAsItSays(Turn turn, Map<String, Object> model) {
        return String.valueOf(turn.due()).equals(String.valueOf(model.get("due")));
    }
}
