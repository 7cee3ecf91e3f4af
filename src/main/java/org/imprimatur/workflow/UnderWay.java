package org.imprimatur.workflow;

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
import org.imprimatur.report.ReportId;
import org.imprimatur.report.Reports;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where articles stand in their processes, and how one is held while somebody changes that. */
@Component
class UnderWay {

    private final RuntimeService runtime;
    private final Runs runs;
    private final Worklist worklist;
    private final Articles articles;
    private final Reports reports;

    UnderWay(RuntimeService runtime, Runs runs, Worklist worklist, Articles articles, Reports reports) {
        this.runtime = runtime;
        this.runs = runs;
        this.worklist = worklist;
        this.articles = articles;
        this.reports = reports;
    }

    /** An article's process and all that is going on in it. */
    record Standing(ProcessInstance process, ActivityInstance tree) {

        /** Another one as soon as anything has moved: a page that was shown before knows by it that it is old. */
        String mark() {
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

    /** Empty while the article is in no review. */
    Optional<Standing> of(ArticleId article) {
        return runs.processOf(article)
                .map(id -> runtime.createProcessInstanceQuery()
                        .processInstanceId(id)
                        .singleResult())
                .map(process -> new Standing(process, runtime.getActivityInstance(process.getId())));
    }

    /**
     * Holds what a process is about until the transaction ends: its open turns first and then itself, as every handoff
     * does.
     *
     * @throws org.imprimatur.worklist.TurnIsOver if somebody finishes one at this very moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String subject) {
        worklist.openOn(subject).forEach(turn -> worklist.hold(turn.taskId()));
        if (ReportId.isBusinessKey(subject)) {
            reports.hold(ReportId.ofBusinessKey(subject));
        } else if (ArticleId.isBusinessKey(subject)) {
            articles.hold(ArticleId.ofBusinessKey(subject));
        }
    }
}
