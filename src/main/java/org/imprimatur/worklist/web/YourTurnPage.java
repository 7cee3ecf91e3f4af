package org.imprimatur.worklist.web;

import java.time.Instant;
import java.util.List;
import org.imprimatur.worklist.DeskNotice;
import org.imprimatur.worklist.FailedStep;
import org.imprimatur.worklist.TurnOpeningProvider;
import org.imprimatur.worklist.Upcoming;
import org.jspecify.annotations.Nullable;

/**
 * What "Your turn" prints.
 *
 * @param upcoming what happens by itself at its time, the soonest first
 */
record YourTurnPage(
        List<FailedStep> stuck,
        List<DeskNotice> notices,
        List<Link> filters,
        List<Link> topics,
        List<Group> groups,
        List<Row> others,
        List<Upcoming> upcoming,
        boolean filtered,
        boolean mayWrite,
        @Nullable String top,
        @Nullable String next) {

    /** @param kind urgent, overdue, soon or later */
    record Group(String kind, List<Row> rows) {}

    /**
     * One turn.
     *
     * @param href   opens it, or for a turn of others what it is about
     * @param pooled   nobody has it; the button takes it
     * @param obstacle why this person cannot take it, empty if they can
     * @param opening  how what it is about began, null if there is nothing to say
     * @param mark     what sets it apart, empty if nothing does
     * @param urgent   what makes it urgent, empty if nothing does
     * @param leads    whether it goes before all that is only late
     * @param progress how far several people have come with it, empty if there is nothing to say
     */
    record Row(
            String taskId,
            String href,
            String title,
            String topic,
            String ask,
            String why,
            String from,
            String note,
            Instant since,
            @Nullable Instant due,
            String kind,
            boolean pooled,
            String obstacle,
            String progress,
            String mark,
            TurnOpeningProvider.@Nullable Opening opening,
            String urgent,
            boolean leads) {

        /** What cannot wait stands together. */
        public String group() {
            return leads ? "urgent" : kind;
        }
    }

    /** A filter, with how many turns it shows. */
    record Link(String href, String label, String count, boolean current) {}
}
