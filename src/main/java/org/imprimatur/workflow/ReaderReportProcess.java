package org.imprimatur.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.article.ArticleId;
import org.imprimatur.report.Outcome;
import org.imprimatur.report.ReportId;
import org.imprimatur.report.Reports;
import org.imprimatur.workflow.check.ProcessContract;
import org.imprimatur.worklist.AnswerVariables;
import org.imprimatur.worklist.StepForm;
import org.springframework.stereotype.Component;

/**
 * The typed interface to {@code processes/reader-report.bpmn}: the sole home of its key, its messages and its
 * variables. Process variables are ids, decisions and dates, never what a reader wrote.
 */
@Component
public class ReaderReportProcess {

    public static final String KEY = "reader-report";

    private static final String EDITION = "edition";
    private static final String CORRECTED = "corrected";
    private static final String EDITION_LIVE = "editionLive";
    private static final String MERGED = "reportMerged";

    /** What a diagram of it has to agree on with this class. */
    static final ProcessContract CONTRACT = new ProcessContract(
            Set.of("triageDue"),
            Map.of(),
            Set.of(),
            Map.of(
                    EDITION_LIVE,
                    AnswerVariables.none().any(EDITION).yesOrNo(CORRECTED),
                    MERGED,
                    AnswerVariables.none()),
            Set.of(StepForm.TRIAGE));

    private final RuntimeService runtime;
    private final EngineGateway engine;
    private final Reports reports;

    ReaderReportProcess(RuntimeService runtime, EngineGateway engine, Reports reports) {
        this.runtime = runtime;
        this.engine = engine;
        this.reports = reports;
    }

    /** @return the process instance's id */
    String start(ReportId report, Instant triageDue) {
        Map<String, Object> variables = Map.of("triageDue", Date.from(triageDue));
        return engine.begin(
                KEY,
                report.subject(),
                () -> runtime.startProcessInstanceByKey(KEY, report.subject().key(), variables)
                        .getId());
    }

    static Map<String, Object> triaged(Outcome outcome) {
        return Map.of("outcome", outcome.name());
    }

    /** @param due until when somebody decides again */
    public static Map<String, Object> undecided(Instant due) {
        return Map.of("triageDue", Date.from(due));
    }

    /** Ends it, wherever it stands: it goes with another report from now on. */
    void merged(ReportId report) {
        engine.send(
                report.subject(),
                () -> runtime.createMessageCorrelation(MERGED)
                        .processInstanceBusinessKey(report.subject().key())
                        .correlateAll());
    }

    /**
     * A new edition of the article is live, or there will be none: all who wait for it go on. A report that stands
     * elsewhere than where it waits for one does not hear it, and never keeps a text from going live.
     *
     * @param corrected whether it puts anything right
     */
    public void editionLive(ArticleId article, int edition, boolean corrected) {
        reports.waitingFor(article).forEach(report -> editionLive(report.id(), edition, corrected));
    }

    private void editionLive(ReportId report, int edition, boolean corrected) {
        engine.send(
                report.subject(),
                () -> runtime.createMessageCorrelation(EDITION_LIVE)
                        .processInstanceBusinessKey(report.subject().key())
                        .setVariable(EDITION, edition)
                        .setVariable(CORRECTED, corrected)
                        .correlateAll());
    }
}
