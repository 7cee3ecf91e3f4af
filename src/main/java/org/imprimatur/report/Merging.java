package org.imprimatur.report;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Merges reports of one mistake: several readers find it, one report is worked on, and all of them get its answer. */
@Service
public class Merging {

    private final Reports reports;
    private final Answering answering;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    Merging(Reports reports, Answering answering, AuditTrail audit, ApplicationEventPublisher announce, Clock clock) {
        this.reports = reports;
        this.answering = answering;
        this.audit = audit;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * Lets open reports go with this one; their turns vanish.
     *
     * @return those that do now
     * @throws Report.ReportIsClosed if one of them has its answer
     * @throws Report.NoOriginalChosen if one of them is this one, or all go with another already
     */
    @Transactional
    public List<Report> merge(Person editor, int into, List<Integer> others) {
        ReportPolicy.mustEdit(editor);
        Report kept = holdRoot(reports.requireNumber(into));
        List<Report> merged = new ArrayList<>();
        for (int number : others.stream().distinct().sorted().toList()) {
            Report other = reports.hold(reports.requireNumber(number).id());
            if (other.state() != Report.State.MERGED) {
                join(editor, other, kept);
                announce.publishEvent(new ReportMerged(other.id(), kept.id(), editor.id()));
                merged.add(other);
            }
        }
        if (merged.isEmpty()) {
            throw new Report.NoOriginalChosen();
        }
        return merged;
    }

    /** The report of this number, which another is said to repeat; if that goes with a third, the third. */
    Report original(@Nullable Integer number) {
        if (number == null) {
            throw new Report.NoOriginalChosen();
        }
        return root(reports.byNumber(number).orElseThrow(Report.NoOriginalChosen::new));
    }

    /** If the other has its answer already, this reader gets it at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void join(Person editor, Report report, Report original) {
        Report into = holdRoot(original);
        Instant now = DbTime.now(clock);
        Report merged = report.mergedInto(into, editor.id(), now);
        reports.update(merged);
        reports.followed(merged, into);
        audit.record(
                report.id().subject(), editor.id(), ReportAction.MERGED, report.name(), Map.of("into", into.name()));
        audit.record(
                into.id().subject(), editor.id(), ReportAction.TOOK_IN, into.name(), Map.of("report", report.name()));
        if (!into.isOpen()) {
            answering.closeWith(merged, into, now);
        }
    }

    /** Since it was looked up, it may have gone with a third itself. See {@link Reports#hold} for the order. */
    private Report holdRoot(Report seen) {
        Report held = reports.hold(root(seen).id());
        return held.mergedInto() == null ? held : holdRoot(held);
    }

    private Report root(Report report) {
        return report.mergedInto() == null ? report : reports.require(report.mergedInto());
    }

    /** An open report goes with another from now on and needs nobody's turn of its own. */
    public record ReportMerged(ReportId report, ReportId into, PersonId by) {}
}
