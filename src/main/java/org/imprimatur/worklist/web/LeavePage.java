package org.imprimatur.worklist.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.imprimatur.people.LeaveOfAbsence;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is away, and what they have in hand.
 *
 * @param href     of the page itself, where it is also typed
 * @param mine     whether the person looks at it themselves
 * @param away     whether they are away today
 * @param leave    to come or under way, null if they have none
 * @param version  id of that leave, or of the one the days were typed for; empty if there was none
 * @param problems by field
 */
record LeavePage(
        String href,
        String back,
        String name,
        boolean mine,
        boolean away,
        @Nullable LeaveOfAbsence leave,
        String version,
        String firstDay,
        String lastDay,
        Map<String, String> problems,
        List<Line> passable,
        List<Line> kept,
        List<LeaveOfAbsence> past) {

    /**
     * A turn they have.
     *
     * @param cannotWait whether it is due before they are back
     */
    record Line(
            String taskId,
            String step,
            String title,
            @Nullable Instant due,
            boolean cannotWait) {}

    /** The first day they are back, null without a leave. */
    public @Nullable LocalDate returnDay() {
        return leave == null ? null : leave.returnDay();
    }
}
