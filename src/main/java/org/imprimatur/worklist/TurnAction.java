package org.imprimatur.worklist;

import org.imprimatur.platform.AuditAction;

/** What the audit says became of a turn. */
public enum TurnAction implements AuditAction {
    BEGUN("turn.opened"),
    ASSIGNED("turn.assigned"),
    HANDED_BACK("turn.handed-back"),
    REASON("turn.reason"),
    DUE_MOVED("turn.due-moved"),
    LEFT_BEHIND("turn.left-behind"),
    OUT_OF_ROLE("turn.out-of-role"),
    SIGNED_ALREADY("turn.signed-already"),
    OWN_TEXT("turn.own-text"),
    NOT_TAKEN_UP("turn.not-taken-up"),
    AWAY("turn.away"),
    FINISHED("turn.finished"),
    CANCELLED("turn.cancelled");

    private final String code;

    TurnAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
