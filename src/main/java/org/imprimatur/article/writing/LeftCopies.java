package org.imprimatur.article.writing;

import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPolicy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parks working copies that were left behind: somebody saved a newer revision, the turn went to somebody else, or the same
 * person typed in two tabs.
 */
@Component
class LeftCopies {

    private final WorkingCopies copies;
    private final ParkedTexts parkedTexts;
    private final Articles articles;
    private final FormFormats formats;

    LeftCopies(WorkingCopies copies, ParkedTexts parkedTexts, Articles articles, FormFormats formats) {
        this.copies = copies;
        this.parkedTexts = parkedTexts;
        this.articles = articles;
        this.formats = formats;
    }

    /** The copy that lies there, if it is not the one these words go on from. */
    @Transactional
    public void parkAnother(Person person, ArticleId article, String known, WriteForm typed) {
        copies.of(article, person)
                .filter(copy ->
                        !copy.at().toString().equals(known) && !copy.typed().hasTheWordsOf(typed))
                .ifPresent(copy -> parkedTexts.park(article, person, ParkedTexts.Reason.STALE, copy.typed()));
    }

    /** Once a revision was made: the copy goes, unless it holds words the revision does not. */
    @Transactional
    public void settle(Person person, ArticleId article, WriteForm saved) {
        parkAnother(person, article, "", saved);
        copies.discard(article, person);
    }

    @Transactional
    public void park(Person person, Turn turn) {
        ArticleId article = WritingCommands.articleOf(turn);
        copies.of(article, person).ifPresent(copy -> {
            boolean holds = TurnPolicy.mayWorkOn(person, turn);
            boolean newer = copy.typed().base() != articles.require(article).latestRevision();
            if (holds && !newer) {
                return;
            }
            if (!formats.isSaved(copy.typed(), article)) {
                parkedTexts.park(
                        article, person, holds ? ParkedTexts.Reason.STALE : ParkedTexts.Reason.TURN_GONE, copy.typed());
            }
            copies.discard(article, person);
        });
    }
}
