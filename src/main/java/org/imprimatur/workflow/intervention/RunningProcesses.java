package org.imprimatur.workflow.intervention;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessElementInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.platform.Subject;
import org.imprimatur.report.ReportId;
import org.imprimatur.report.Reports;
import org.imprimatur.workflow.ActiveReviews;
import org.imprimatur.workflow.ReaderReportProcess;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The running processes of articles and reports: where they stand, and how one is held while somebody changes that. */
@Component
public class RunningProcesses {

    private final RuntimeService runtime;
    private final ActiveReviews activeReviews;
    private final Worklist worklist;
    private final Articles articles;
    private final Reports reports;

    RunningProcesses(
            RuntimeService runtime,
            ActiveReviews activeReviews,
            Worklist worklist,
            Articles articles,
            Reports reports) {
        this.runtime = runtime;
        this.activeReviews = activeReviews;
        this.worklist = worklist;
        this.articles = articles;
        this.reports = reports;
    }

    /** A process about an article or a report, and all that is going on in it. */
    public record Standing(Subject subject, ProcessInstance process, ActivityInstance tree) {

        /** Another one as soon as anything has moved: a page that was shown before knows by it that it is old. */
        public String mark() {
            String all =
                    elements(tree).map(ProcessElementInstance::getId).sorted().collect(Collectors.joining(" "));
            return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
        }

        private static Stream<ProcessElementInstance> elements(ActivityInstance tree) {
            return Stream.concat(
                    Stream.of(tree.getChildTransitionInstances()),
                    Stream.of(tree.getChildActivityInstances())
                            .flatMap(child -> Stream.concat(Stream.of(child), elements(child))));
        }
    }

    /** Empty while an article is in no review, and a report is in nobody's hands. */
    public Optional<Standing> of(Subject subject) {
        Optional<ProcessInstance> process =
                subject.is(Subject.Kind.ARTICLE) ? reviewOf(ArticleId.of(subject)) : caseOf(subject);
        return process.map(running -> new Standing(subject, running, runtime.getActivityInstance(running.getId())));
    }

    private Optional<ProcessInstance> reviewOf(ArticleId article) {
        return activeReviews
                .processOf(article)
                .map(id -> runtime.createProcessInstanceQuery()
                        .processInstanceId(id)
                        .singleResult());
    }

    private Optional<ProcessInstance> caseOf(Subject report) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(report.key())
                .processDefinitionKey(ReaderReportProcess.KEY)
                .listPage(0, 1)
                .stream()
                .findFirst();
    }

    /**
     * Holds what a process is about until the transaction ends: its open turns first and then itself, as every handoff
     * does.
     *
     * @throws org.imprimatur.worklist.TurnAccess.TurnIsOver if somebody finishes one at this very moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Subject subject) {
        worklist.openOn(subject).forEach(turn -> worklist.hold(turn.taskId()));
        if (subject.is(Subject.Kind.REPORT)) {
            reports.hold(ReportId.of(subject));
        } else if (subject.is(Subject.Kind.ARTICLE)) {
            articles.hold(ArticleId.of(subject));
        }
    }
}
