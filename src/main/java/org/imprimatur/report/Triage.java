package org.imprimatur.report;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.imprimatur.publication.Corrections;
import org.imprimatur.publication.Severity;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

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
            AuditTrail audit,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.worklist = worklist;
        this.reports = reports;
        this.answers = answers;
        this.merging = merging;
        this.articles = articles;
        this.corrections = corrections;
        this.audit = audit;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * @throws org.imprimatur.worklist.TurnAccess.TurnIsOver if somebody else was quicker
     * @throws WroteAgain if the reader has written since the page was opened
     */
    @Transactional
    public Report decide(Person editor, String taskId, TriageInput triageInput) {
        Turn turn = worklist.holdFor(editor, taskId, StepForm.TRIAGE);
        Report report = reports.hold(ReportId.ofBusinessKey(turn.subject()));
        if (report.mails() != triageInput.mailsSeen()) {
            throw new WroteAgain(report.name());
        }
        Outcome outcome = triageInput.outcome();
        if (outcome == null) {
            throw new NoOutcomeChosen();
        }
        if (outcome == Outcome.DUPLICATE) {
            merging.join(editor, report, merging.original(report, triageInput.original()));
        } else {
            settle(editor, report, outcome, triageInput);
        }
        announce.publishEvent(new ReportTriaged(taskId, report.id(), outcome, editor.id()));
        return reports.require(report.id());
    }

    private void settle(Person editor, Report report, Outcome outcome, TriageInput triageInput) {
        TriageDecision triageDecision =
                outcome.isMistake() ? mistake(report, outcome, triageInput) : TriageDecision.withoutCorrection(outcome);
        if (triageInput.send() && triageInput.answer().isBlank()) {
            throw new NoAnswerWritten();
        }
        if (triageInput.send() && !report.reporter().hasAddress()) {
            throw new ReaderLetters.NobodyToAnswer(report.name());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        answers.write(report.id(), triageInput.answer().strip(), triageInput.send(), editor.id(), now);
        // Without a correction it waits for nothing but the next step of its process.
        reports.decided(report, triageDecision, Report.State.WAITING, editor.id(), now);
        Severity severity = outcome.severity();
        if (severity != null && report.article() != null) {
            corrections.plan(report.article(), severity, triageDecision.summary(), editor);
        }
        audit.record(
                report.id().businessKey(),
                editor.id(),
                ReportAction.DECIDED,
                report.name(),
                Map.of("outcome", outcome.word(), "answer", triageInput.send() ? "yes" : "no"));
    }

    private TriageDecision mistake(Report report, Outcome outcome, TriageInput triageInput) {
        if (report.article() == null) {
            throw new NoArticlePicked();
        }
        Article article = articles.require(report.article());
        if (article.lastLive() == null) {
            throw new NeverLive(article.title());
        }
        if (triageInput.summary().isBlank()) {
            throw new NoSummaryWritten();
        }
        boolean protect = outcome == Outcome.DANGEROUS && article.live() != null;
        if (protect
                && (triageInput.safeguard() == null
                        || triageInput.safeguardWords().isBlank())) {
            throw new NoSafeguardChosen();
        }
        return new TriageDecision(
                outcome,
                article.latestRevision(),
                triageInput.summary().strip(),
                protect ? triageInput.safeguard() : null,
                protect ? triageInput.safeguardWords().strip() : "");
    }

    /** Readers have never seen the article, so they cannot have found a mistake in it. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NeverLive extends Refusal {

        NeverLive(String title) {
            super(title);
        }
    }

    /** The reader is owed an answer, and it has no words. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoAnswerWritten extends Refusal {

        NoAnswerWritten() {
            super();
        }
    }

    /** A mistake is a mistake in an article, so somebody has to say which. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoArticlePicked extends Refusal {

        public NoArticlePicked() {
            super();
        }
    }

    /** Nothing was chosen. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoOutcomeChosen extends Refusal {

        NoOutcomeChosen() {
            super();
        }
    }

    /** A dangerous mistake stays before readers until it is corrected, unless something is done. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoSafeguardChosen extends Refusal {

        NoSafeguardChosen() {
            super();
        }
    }

    /** A correction is told to the public in one sentence, which is missing. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoSummaryWritten extends Refusal {

        NoSummaryWritten() {
            super();
        }
    }

    /** The reader has written since the page was opened. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class WroteAgain extends Refusal {

        WroteAgain(String report) {
            super(report);
        }
    }

    /** Somebody decided what a report is. */
    public record ReportTriaged(String taskId, ReportId report, Outcome outcome, PersonId by) {}
}
