package org.imprimatur.article.writing;

import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Refusal;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.TurnLookup;
import org.imprimatur.worklist.TurnPolicy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Saves the form of the write page. Where that cannot be, it is shown again or parked: no word of it is lost. */
@Component
class WriteFormSaver {

    private final TurnLookup turns;
    private final TurnAccess access;
    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final FormFormats formats;
    private final ParkedTexts parkedTexts;
    private final LeftCopies leftCopies;
    private final WritePages pages;
    private final ConflictPages conflicts;

    WriteFormSaver(
            TurnLookup turns,
            TurnAccess access,
            Articles articles,
            ArticleCommands articleCommands,
            FormFormats formats,
            ParkedTexts parkedTexts,
            LeftCopies leftCopies,
            WritePages pages,
            ConflictPages conflicts) {
        this.turns = turns;
        this.access = access;
        this.articles = articles;
        this.articleCommands = articleCommands;
        this.formats = formats;
        this.parkedTexts = parkedTexts;
        this.leftCopies = leftCopies;
        this.pages = pages;
        this.conflicts = conflicts;
    }

    /**
     * @return nothing once the text is saved; else the page that shows what was typed and what was in the way
     * @throws TurnAccess.NoSuchTurn if the person may not read what the turn is about
     */
    Optional<ModelAndView> save(Person me, String taskId, WriteForm typed) {
        Turn turn;
        try {
            turn = turns.require(me, taskId, StepForm.WRITE);
        } catch (TurnAccess.TurnIsOver over) {
            Turn finished = turns.requireFinished(taskId, StepForm.WRITE);
            return Optional.of(lost(me, finished, inNewestFormat(finished, typed), over));
        }
        return save(me, turn, inNewestFormat(turn, typed));
    }

    private WriteForm inNewestFormat(Turn turn, WriteForm typed) {
        return formats.newest(WritingCommands.articleOf(turn), typed);
    }

    private Optional<ModelAndView> save(Person me, Turn turn, WriteForm writeForm) {
        if (!TurnPolicy.mayWorkOn(me, turn)) {
            return Optional.of(lost(me, turn, writeForm, access.notYours(me, turn)));
        }
        Map<String, String> problems = writeForm.problems();
        if (!problems.isEmpty()) {
            WriteFormState refused = WriteFormState.of(writeForm).refusedFor(problems);
            return Optional.of(pages.asTyped(me, turn, refused, HttpStatus.UNPROCESSABLE_ENTITY));
        }
        try {
            RevisionText text = formats.asKept(
                    WritingCommands.articleOf(turn),
                    writeForm.base(),
                    writeForm.text().orElseThrow());
            articleCommands.save(me, turn.taskId(), writeForm.base(), text);
            leftCopies.settle(me, WritingCommands.articleOf(turn), writeForm);
            return Optional.empty();
        } catch (Revision.StaleSave stale) {
            return outrun(me, turn, writeForm);
        } catch (TurnAccess.NotYourTurn | TurnAccess.TurnIsOver gone) {
            return Optional.of(lost(me, turn, writeForm, gone));
        }
    }

    /** The second click of a double click finds its own words saved. */
    private Optional<ModelAndView> outrun(Person me, Turn turn, WriteForm writeForm) {
        ArticleId article = WritingCommands.articleOf(turn);
        if (formats.isSaved(writeForm, article)) {
            return Optional.empty();
        }
        ParkedTexts.Parked parked = parkedTexts.park(article, me, ParkedTexts.Reason.STALE, writeForm);
        return Optional.of(inTheWay(conflicts.page(me, turn.taskId(), parked, true)));
    }

    /** Only who may do such work, and may know of this text, has words worth parking; anybody else is simply refused. */
    private ModelAndView lost(Person me, Turn turn, WriteForm writeForm, Refusal refusal) {
        ArticleId article = WritingCommands.articleOf(turn);
        if (!TurnPolicy.mayReceive(me, turn) || !access.mayKnow(me, turn) || formats.isSaved(writeForm, article)) {
            throw refusal;
        }
        ParkedTexts.Parked parked = parkedTexts.park(article, me, ParkedTexts.Reason.TURN_GONE, writeForm);
        return inTheWay(conflicts.page(me, turn.taskId(), parked, false));
    }

    private static ModelAndView inTheWay(ModelAndView page) {
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }
}
