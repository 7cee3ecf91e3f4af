package org.imprimatur.workflow.intervention;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.article.GivenUpDrafts;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Refusal;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.workflow.ReaderReportProcess;
import org.imprimatur.workflow.WorkflowAction;
import org.imprimatur.workflow.intervention.RunningProcesses.Standing;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Ends the review of a draft that nobody goes on with. */
@Service
public class GivingUp {

    private final Interventions interventions;
    private final RuntimeService runtime;
    private final Articles articles;
    private final ArticlePolicy policy;
    private final GivenUpDrafts drafts;
    private final PublishingCommands publishingCommands;
    private final ReaderReportProcess readerReportProcess;
    private final Worklist worklist;
    private final InterventionLetters letters;
    private final AuditTrail audit;

    GivingUp(
            Interventions interventions,
            RuntimeService runtime,
            Articles articles,
            ArticlePolicy policy,
            GivenUpDrafts drafts,
            PublishingCommands publishingCommands,
            ReaderReportProcess readerReportProcess,
            Worklist worklist,
            InterventionLetters letters,
            AuditTrail audit) {
        this.interventions = interventions;
        this.runtime = runtime;
        this.articles = articles;
        this.policy = policy;
        this.drafts = drafts;
        this.publishingCommands = publishingCommands;
        this.readerReportProcess = readerReportProcess;
        this.worklist = worklist;
        this.letters = letters;
        this.audit = audit;
    }

    /**
     * Ends an article's review without an edition. What readers see stays as it is; whoever reported a mistake in it is
     * not forgotten, their reports have to be decided again.
     *
     * @throws Interventions.HasMoved if it is not there any more
     * @throws NotTheirs if it is not for this person to give it up
     * @throws IsCalled if another process waits for the review
     */
    public void giveUp(Person me, ArticleId id, String seen, String reason) {
        interventions.carryOut(me, id.subject(), seen, reason, standing -> {
            Article article = articles.require(id);
            mustBeTheirs(me, article);
            if (isCalled(standing)) {
                throw new IsCalled(article.title());
            }
            audit.record(
                    id.subject(),
                    me.id(),
                    WorkflowAction.REVIEW_GIVEN_UP,
                    "revision " + article.latestRevision(),
                    Map.of("note", reason));
            publishingCommands.unschedule(id, me);
            List<Turn> lost = worklist.openOn(id.subject());
            runtime.deleteProcessInstance(standing.process().getId(), "given up", false, true);
            drafts.note(article, me, reason);
            letters.givenUp(article, standing.process().getId(), lost, me, reason);
            Article.Live live = article.lastLive();
            readerReportProcess.editionLive(id, live == null ? 0 : live.edition(), false);
        });
    }

    /** @throws NotTheirs if it is not for this person to give it up */
    public void mustBeTheirs(Person person, Article article) {
        if (!policy.mayGiveUp(person, article)) {
            throw new NotTheirs();
        }
    }

    private boolean isCalled(Standing standing) {
        return !standing.process().getId().equals(standing.process().getRootProcessInstanceId());
    }

    /** It is for others to say that nobody goes on with it. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    static class NotTheirs extends Refusal {
        NotTheirs() {
            super();
        }
    }

    /** Another process called this review and waits for it to end in its own way. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class IsCalled extends Refusal {
        IsCalled(String title) {
            super(title);
        }
    }
}
