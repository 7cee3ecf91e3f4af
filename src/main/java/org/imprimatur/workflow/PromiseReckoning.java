package org.imprimatur.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.platform.Subject;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.review.SignOffs;
import org.imprimatur.worklist.DueChain;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Urgency;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has the stages of a correction due before the day a reader was promised an answer by, as they begin, whatever diagram
 * they stand in. A diagram that has a stage due sooner is followed.
 */
@Component
class PromiseReckoning {

    private final Worklist worklist;
    private final Articles articles;
    private final ReviewOutcomes outcomes;
    private final SignOffs signOffs;
    private final Clock clock;

    PromiseReckoning(Worklist worklist, Articles articles, ReviewOutcomes outcomes, SignOffs signOffs, Clock clock) {
        this.worklist = worklist;
        this.articles = articles;
        this.outcomes = outcomes;
        this.signOffs = signOffs;
        this.clock = clock;
    }

    /** Begins the turn, due when its promise asks for it, and so the engine's task. */
    Turn begin(Turn turn, Urgency urgency, DelegateTask task) {
        if (!urgency.isUrgent()) {
            worklist.begin(turn);
            return turn;
        }
        Instant reckoned = due(urgency, turn, task.getBpmnModelElementInstance(), turn.since());
        Instant due = DueChain.sooner(turn.due(), reckoned);
        task.setDueDate(due == null ? null : Date.from(due));
        Turn begun = turn.dueAt(due);
        worklist.begin(begun);
        worklist.begunUrgently(turn.taskId(), urgency, turn.due(), reckoned);
        return begun;
    }

    /** @param since from when it is reckoned */
    @Nullable
    Instant due(Urgency urgency, Turn turn, UserTask step, Instant since) {
        int signatures = turn.subject().is(Subject.Kind.ARTICLE) ? signaturesMissing(ArticleId.of(turn.subject())) : 1;
        RemainingWork work = RemainingWork.from(step, signatures);
        return DueChain.due(urgency, work.own(), work.ahead(), since, clock.getZone());
    }

    /** Before anybody has decided how many the next edition takes, as many as the last one had. */
    private int signaturesMissing(ArticleId id) {
        Article article = articles.require(id);
        Article.Live last = article.lastLive();
        ReviewOutcome outcome = outcomes.of(id);
        int before = last == null ? 1 : signOffs.matching(id, last.sha256()).size();
        int given = last != null && article.lastShowed(articles.latest(article)) ? 0 : outcome.given();
        return Math.max(1, Math.max(outcome.needed(), before) - given);
    }
}
