package org.imprimatur.worklist;

import java.time.Instant;
import java.util.Map;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What {@code fragments/turn.html} prints of a turn for one person: whose it is, why, since when and until when, and the
 * forms {@link TurnPolicy} allows that person.
 *
 * @param subject    what it is about
 * @param held       id of who has it, empty while nobody does
 * @param holder     who has it: a name, or "all medical reviewers"
 * @param absence    until when whoever has it is away, empty if they are not
 * @param candidates whom it may be given to, id to "Demo Reviewer, FNP-BC until 3 May 2027, 3 open turns"; empty unless {@code mayGive}
 */
public record TurnPanel(
        String taskId,
        Subject subject,
        String title,
        String step,
        boolean yours,
        boolean pooled,
        String held,
        String holder,
        String absence,
        String why,
        String from,
        String note,
        String instruction,
        Instant since,
        @Nullable Instant due,
        boolean overdue,
        boolean mayTake,
        boolean mayHandBack,
        boolean mayGive,
        boolean mayMoveDue,
        Map<String, String> candidates) {

    /** Whether there is anything to be done about whose turn it is. */
    public boolean mayMove() {
        return mayTake || mayHandBack || mayGive || mayMoveDue;
    }
}
