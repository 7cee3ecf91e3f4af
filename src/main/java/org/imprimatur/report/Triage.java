package org.imprimatur.report;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.publication.Corrections;
import org.imprimatur.publication.Severity;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Triage: somebody reads what a reader wrote and decides what it is. Whatever it is, the reader's answer is decided
 * with it.
 */
@Service
public class Triage {

    private final Worklist worklist;
    private final Reports reports;
    private final Answers answers;
    private final Merging merging;
    private final Articles articles;
    private final Corrections corrections;
    private final SeverityProposals proposals;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    Triage(
            Worklist worklist,
            Reports reports,
            Answers answers,
            Merging merging,
            Articles articles,
            Corrections corrections,
            SeverityProposals proposals,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.worklist = worklist;
        this.reports = reports;
        this.answers = answers;
        this.merging = merging;
        this.articles = articles;
        this.corrections = corrections;
        this.proposals = proposals;
        this.audit = audit;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * @throws org.imprimatur.worklist.TurnAccess.TurnIsOver if somebody else was quicker
     * @throws Report.WroteAgain if the reader has written since the page was opened
     */
    @Transactional
    public Report decide(Person editor, String taskId, TriageInput triageInput) {
        Turn turn = worklist.holdFor(editor, taskId, StepForm.TRIAGE);
        Report report = reports.hold(ReportId.of(turn.subject()));
        report.mustHaveBeenRead(triageInput.mailsSeen());
        Outcome outcome = triageInput.requireOutcome();
        if (outcome == Outcome.DUPLICATE) {
            merging.join(editor, report, merging.original(triageInput.original()));
        } else {
            settle(editor, report, triageInput);
        }
        announce.publishEvent(new ReportTriaged(taskId, report.id(), outcome, editor.id()));
        return reports.require(report.id());
    }

    private void settle(Person editor, Report report, TriageInput triageInput) {
        Instant now = DbTime.now(clock);
        ArticleId article = report.article();
        TriageDecision decision = triageInput.decision(article == null ? null : articles.require(article));
        if (triageInput.send()) {
            report.mustBeAnswerable(triageInput.answer());
        }
        reports.update(report.decided(decision, editor.id(), now));
        answers.write(report.id(), triageInput.answer().strip(), triageInput.send(), editor.id(), now);
        Severity severity = decision.outcome().severity();
        if (severity != null && article != null) {
            corrections.plan(article, severity, decision.summary(), editor);
        }
        audit.record(
                report.id().subject(),
                editor.id(),
                ReportAction.DECIDED,
                report.name(),
                facts(report, decision, triageInput.send()));
    }

    /** With what the reports suggested, where a mistake was decided upon. */
    private Map<String, String> facts(Report report, TriageDecision decision, boolean send) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("outcome", decision.outcome().word());
        facts.put("answer", send ? "yes" : "no");
        if (decision.outcome().isMistake()) {
            facts.put("severityProposed", proposals.of(report).severity().name());
        }
        return facts;
    }

    /** Somebody decided what a report is. */
    public record ReportTriaged(String taskId, ReportId report, Outcome outcome, PersonId by) {}
}
