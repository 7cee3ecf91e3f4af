package org.imprimatur.workflow.intervention;

import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.HandedInTexts;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.workflow.ArticleReviewProcess;
import org.imprimatur.workflow.WorkflowAction;
import org.imprimatur.workflow.version.Stages;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gives a text that was handed in back to its writer, who goes on with it where it was handed in. */
@Service
public class TakingBack {

    private final Interventions interventions;
    private final ReachableStages reachableStages;
    private final StageEntry stageEntry;
    private final HandedInTexts handedIn;
    private final Articles articles;
    private final ReviewOutcomes outcomes;
    private final Worklist worklist;
    private final InterventionLetters letters;
    private final AuditTrail audit;

    TakingBack(
            Interventions interventions,
            ReachableStages reachableStages,
            StageEntry stageEntry,
            HandedInTexts handedIn,
            Articles articles,
            ReviewOutcomes outcomes,
            Worklist worklist,
            InterventionLetters letters,
            AuditTrail audit) {
        this.interventions = interventions;
        this.reachableStages = reachableStages;
        this.stageEntry = stageEntry;
        this.handedIn = handedIn;
        this.articles = articles;
        this.outcomes = outcomes;
        this.worklist = worklist;
        this.letters = letters;
        this.audit = audit;
    }

    /**
     * Takes it back. Whoever takes the turn at this very moment has it, or is told that it is over.
     *
     * @throws HandedInTexts.NotHandedIn if it does not lie with reviewers by what this person handed in last
     * @throws HandedInTexts.IsRead if somebody has taken it
     */
    public void takeBack(Person writer, ArticleId id) {
        interventions.carryOut(writer, id.subject(), "", standing -> {
            Article article = articles.require(id);
            handedIn.mustBeUntaken(writer, article);
            Stages.Stage stage = reachableStages
                    .stageBefore(standing)
                    .orElseThrow(() -> new Interventions.HasMoved(article.title()));
            audit.record(
                    id.subject(),
                    writer.id(),
                    WorkflowAction.TAKEN_BACK,
                    "revision " + article.latestRevision(),
                    Map.of());
            List<Turn> lost = worklist.openOn(id.subject());
            stageEntry.at(standing, stage.entry(), ArticleReviewProcess.takenBack(asked(id)));
            letters.lost(lost, worklist.openOn(id.subject()), writer, "");
        });
    }

    /** Who asked for a change that stands, and so reads it next. */
    private @Nullable PersonId asked(ArticleId id) {
        List<ReviewNote> requests = outcomes.requests(id);
        return requests.isEmpty() ? null : requests.get(requests.size() - 1).author();
    }
}
