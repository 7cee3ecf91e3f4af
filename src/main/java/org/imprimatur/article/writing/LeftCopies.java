package org.imprimatur.article.writing;

import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPolicy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Working copies the text has left behind: somebody saved a newer revision, or the turn went to somebody else. They are
 * parked like any text that could not be saved.
 */
@Component
class LeftCopies {

    private final WorkingCopies copies;
    private final ParkedTexts parkedTexts;
    private final Articles articles;

    LeftCopies(WorkingCopies copies, ParkedTexts parkedTexts, Articles articles) {
        this.copies = copies;
        this.parkedTexts = parkedTexts;
        this.articles = articles;
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
            RevisionText latest = articles.latest(articles.require(article)).text();
            boolean saved = copy.typed()
                    .text()
                    .filter(typed -> FormFormats.areTheSame(latest, typed))
                    .isPresent();
            if (!saved) {
                parkedTexts.park(
                        article, person, holds ? ParkedTexts.Reason.STALE : ParkedTexts.Reason.TURN_GONE, copy.typed());
            }
            copies.discard(article, person);
        });
    }
}
