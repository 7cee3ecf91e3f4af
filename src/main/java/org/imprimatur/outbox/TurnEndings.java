package org.imprimatur.outbox;

import java.time.Duration;
import java.util.List;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.worklist.TurnAction;

/** Tells ends of turns that are a step of their own from those that came with what somebody decided. */
final class TurnEndings {

    /** A decision and the end of its turn are written in one transaction, with little between them. */
    private static final Duration TOGETHER = Duration.ofSeconds(2);

    private static final int LINES = 6;

    private static final List<AuditAction> ENDINGS =
            List.of(TurnAction.FINISHED, TurnAction.HANDED_BACK, TurnAction.CANCELLED);

    private static final List<AuditAction> WITH_NOBODY = List.of(
            TurnAction.LEFT_BEHIND,
            TurnAction.OUT_OF_ROLE,
            TurnAction.SIGNED_ALREADY,
            TurnAction.OWN_TEXT,
            TurnAction.NOT_TAKEN_UP,
            TurnAction.AWAY);

    private TurnEndings() {}

    /** @param lines oldest first */
    static boolean isPartOfStep(List<AuditEntry> lines, int at, CorrespondenceTimeline.Teller teller) {
        AuditEntry ending = lines.get(at);
        if (ENDINGS.stream().noneMatch(ending::is)) {
            return false;
        }
        return lines.subList(Math.max(0, at - LINES), at).stream()
                .filter(line -> line.actor().equals(ending.actor()))
                .filter(line -> Duration.between(line.at(), ending.at()).abs().compareTo(TOGETHER) <= 0)
                .anyMatch(line -> line.is(TurnAction.REASON) || teller.isDecision(line));
    }

    static boolean isLyingWithNobody(AuditEntry entry) {
        return WITH_NOBODY.stream().anyMatch(entry::is);
    }
}
