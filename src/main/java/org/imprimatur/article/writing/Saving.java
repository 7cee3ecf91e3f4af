package org.imprimatur.article.writing;

import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Refusal;
import org.imprimatur.worklist.OpenTurns;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.TurnPolicy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Saves what was typed. Where that cannot be, it is shown again or parked: no word of it is lost. */
@Component
class Saving {

    private final OpenTurns turns;
    private final TurnAccess access;
    private final Articles articles;
    private final ParkedTexts parkedTexts;
    private final WritePages pages;
    private final ConflictPages conflicts;

    Saving(
            OpenTurns turns,
            TurnAccess access,
            Articles articles,
            ParkedTexts parkedTexts,
            WritePages pages,
            ConflictPages conflicts) {
        this.turns = turns;
        this.access = access;
        this.articles = articles;
        this.parkedTexts = parkedTexts;
        this.pages = pages;
        this.conflicts = conflicts;
    }

    /**
     * @return nothing once the text is saved; else the page that shows what was typed and what was in the way
     * @throws TurnAccess.NoSuchTurn if the person may not read what the turn is about
     */
    Optional<ModelAndView> save(Person me, String taskId, Typed typed) {
        Turn turn;
        try {
            turn = turns.require(me, taskId, Writing.PAGE);
        } catch (TurnAccess.TurnIsOver over) {
            return Optional.of(lost(me, turns.requireFinished(taskId, Writing.PAGE), typed, over));
        }
        return save(me, turn, typed);
    }

    private Optional<ModelAndView> save(Person me, Turn turn, Typed typed) {
        if (!TurnPolicy.mayWorkOn(me, turn)) {
            return Optional.of(lost(me, turn, typed, access.notYours(me, turn)));
        }
        Map<String, String> problems = typed.problems();
        if (!problems.isEmpty()) {
            Attempt refused = Attempt.of(typed).refusedFor(problems);
            return Optional.of(pages.asTyped(me, turn, refused, HttpStatus.UNPROCESSABLE_ENTITY));
        }
        try {
            articles.save(me, turn.taskId(), typed.base(), typed.text().orElseThrow());
            return Optional.empty();
        } catch (Articles.StaleSave stale) {
            return outrun(me, turn, typed);
        } catch (TurnAccess.NotYourTurn | TurnAccess.TurnIsOver gone) {
            return Optional.of(lost(me, turn, typed, gone));
        }
    }

    /** The second click of a double click finds its own words saved. */
    private Optional<ModelAndView> outrun(Person me, Turn turn, Typed typed) {
        ArticleId article = Writing.articleOf(turn);
        if (isSaved(typed, article)) {
            return Optional.empty();
        }
        ParkedTexts.Parked parked = parkedTexts.park(article, me, ParkedTexts.Reason.STALE, typed);
        return Optional.of(inTheWay(conflicts.page(me, turn.taskId(), parked, true)));
    }

    /** Only who may do such work, and may know of this text, has words worth parking; anybody else is simply refused. */
    private ModelAndView lost(Person me, Turn turn, Typed typed, Refusal refusal) {
        ArticleId article = Writing.articleOf(turn);
        if (!TurnPolicy.mayReceive(me, turn) || !access.mayKnow(me, turn) || isSaved(typed, article)) {
            throw refusal;
        }
        ParkedTexts.Parked parked = parkedTexts.park(article, me, ParkedTexts.Reason.TURN_GONE, typed);
        return inTheWay(conflicts.page(me, turn.taskId(), parked, false));
    }

    /** By now, that is: perhaps by the same person, a moment ago. */
    private boolean isSaved(Typed typed, ArticleId article) {
        RevisionText latest = articles.latest(articles.require(article)).text();
        return typed.text().filter(latest::equals).isPresent();
    }

    private static ModelAndView inTheWay(ModelAndView page) {
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }
}
