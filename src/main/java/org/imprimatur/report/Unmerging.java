package org.imprimatur.report;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Takes a report out of the one it was merged with, to be decided by itself again: somebody took two mistakes for one.
 */
@Service
public class Unmerging {

    private final Reports reports;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final ReportDeadlines deadlines;
    private final Clock clock;

    Unmerging(
            Reports reports,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            ReportDeadlines deadlines,
            Clock clock) {
        this.reports = reports;
        this.audit = audit;
        this.announce = announce;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * Takes a report out of the case it went with. Its reader still waits for an answer of their own until the day they
     * waited for before.
     *
     * @throws AnsweredTogether if its reader has the other's answer already
     * @throws StandsAlone if it goes with no other
     */
    @Transactional
    public Report takeOut(Person editor, int number) {
        ReportPolicy.mustEdit(editor);
        Report seen = reports.byNumber(number).orElseThrow(Reports.NoSuchReport::new);
        if (seen.mergedInto() == null) {
            throw new StandsAlone(seen.name());
        }
        // The other one first, as whoever answers them does: held the other way round the two would wait for each
        // other.
        Report original = reports.hold(seen.mergedInto());
        Report report = reports.hold(seen.id());
        if (!original.id().equals(report.mergedInto())) {
            throw new StandsAlone(report.name());
        }
        if (!ReportPolicy.mayTakeOut(editor, report)) {
            throw new AnsweredTogether(report.name(), original.name());
        }
        reports.takenOut(report);
        audit.record(
                report.id().businessKey(),
                editor.id(),
                ReportAction.TAKEN_OUT,
                report.name(),
                Map.of("of", original.name()));
        audit.record(
                original.id().businessKey(),
                editor.id(),
                ReportAction.LET_OUT,
                original.name(),
                Map.of("report", report.name()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        announce.publishEvent(new ReportIntake.ReportOpened(report.id(), now.plus(deadlines.triageWithin())));
        return reports.require(report.id());
    }

    /** The reader has the answer of the report theirs went with; nothing takes it back. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class AnsweredTogether extends Refusal {

        AnsweredTogether(String report, String with) {
            super(report, with);
        }
    }

    /** It goes with no other report, or not any more with the one it went with a moment ago. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class StandsAlone extends Refusal {

        StandsAlone(String report) {
            super(report);
        }
    }
}
