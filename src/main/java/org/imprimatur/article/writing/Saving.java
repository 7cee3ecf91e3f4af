package org.imprimatur.article.writing;

import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.StaleSave;
import org.imprimatur.people.Person;
import org.imprimatur.people.Refusal;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.NotYourTurn;
import org.imprimatur.worklist.OpenTurns;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnIsOver;
import org.imprimatur.worklist.TurnPolicy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Saves what was typed. Where that cannot be, it is shown again or parked: no word of it is lost. */
@Component
class Saving {

    private final OpenTurns turns;
    private final Articles articles;
    private final ParkedTexts parkedTexts;
    private final WritePages pages;
    private final ConflictPages conflicts;

    Saving(OpenTurns turns, Articles articles, ParkedTexts parkedTexts, WritePages pages, ConflictPages conflicts) {
        this.turns = turns;
        this.articles = articles;
        this.parkedTexts = parkedTexts;
        this.pages = pages;
        this.conflicts = conflicts;
    }

    /**
     * @param article the one the page was about: a turn that is over no longer says
     * @return nothing once the text is saved; else the page that shows what was typed and what was in the way
     */
    Optional<ModelAndView> save(Person me, String taskId, Typed typed, String article) {
        Turn turn;
        try {
            turn = turns.require(taskId, Writing.PAGE);
        } catch (TurnIsOver over) {
            return Optional.of(lost(me, taskId, typed, named(article, over), over));
        }
        return save(me, turn, typed);
    }

    private Optional<ModelAndView> save(Person me, Turn turn, Typed typed) {
        Article article = articles.require(Writing.articleOf(turn));
        if (!TurnPolicy.mayWorkOn(me, turn)) {
            return Optional.of(lost(me, turn.taskId(), typed, article, new NotYourTurn(turn.step(), turn.title())));
        }
        Map<String, String> problems = typed.problems();
        if (!problems.isEmpty()) {
            Attempt refused = Attempt.of(typed).refusedFor(problems);
            return Optional.of(pages.asTyped(me, turn, refused, HttpStatus.UNPROCESSABLE_ENTITY));
        }
        try {
            articles.save(me, turn.taskId(), typed.base(), typed.text().orElseThrow());
            return Optional.empty();
        } catch (StaleSave stale) {
            return outrun(me, turn, typed, article);
        } catch (NotYourTurn | TurnIsOver gone) {
            return Optional.of(lost(me, turn.taskId(), typed, article, gone));
        }
    }

    /** The second click of a double click finds its own words saved. */
    private Optional<ModelAndView> outrun(Person me, Turn turn, Typed typed, Article article) {
        if (isSaved(typed, article)) {
            return Optional.empty();
        }
        ParkedTexts.Parked parked = parkedTexts.park(article.id(), me, ParkedTexts.Reason.STALE, typed);
        return Optional.of(inTheWay(conflicts.page(me, turn.taskId(), parked, true)));
    }

    /** Only who may write at all has words worth parking here; anybody else is simply refused. */
    private ModelAndView lost(Person me, String taskId, Typed typed, Article article, Refusal refusal) {
        if (!me.holds(Role.writer()) || isSaved(typed, article)) {
            throw refusal;
        }
        ParkedTexts.Parked parked = parkedTexts.park(article.id(), me, ParkedTexts.Reason.TURN_GONE, typed);
        return inTheWay(conflicts.page(me, taskId, parked, false));
    }

    private boolean isSaved(Typed typed, Article article) {
        return typed.text().filter(articles.latest(article).text()::equals).isPresent();
    }

    private Article named(String id, Refusal otherwise) {
        try {
            return articles.find(ArticleId.of(id)).orElseThrow(() -> otherwise);
        } catch (IllegalArgumentException none) {
            throw otherwise;
        }
    }

    private static ModelAndView inTheWay(ModelAndView page) {
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }
}
