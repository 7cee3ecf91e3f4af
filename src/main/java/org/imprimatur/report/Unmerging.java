package org.imprimatur.report;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.DbTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

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
     * @throws Report.AnsweredTogether if its reader has the other's answer already
     * @throws Report.StandsAlone if it goes with no other
     */
    @Transactional
    public Report takeOut(Person editor, int number) {
        ReportPolicy.mustEdit(editor);
        Report seen = reports.requireNumber(number);
        Report original = reports.hold(seen.requireOriginal());
        Report report = reports.hold(seen.id()).takenOutOf(original);
        reports.update(report);
        audit.record(
                report.id().subject(),
                editor.id(),
                ReportAction.TAKEN_OUT,
                report.name(),
                Map.of("of", original.name()));
        audit.record(
                original.id().subject(),
                editor.id(),
                ReportAction.LET_OUT,
                original.name(),
                Map.of("report", report.name()));
        Instant now = DbTime.now(clock);
        announce.publishEvent(new ReportIntake.ReportOpened(report.id(), now.plus(deadlines.triageWithin())));
        return report;
    }
}
