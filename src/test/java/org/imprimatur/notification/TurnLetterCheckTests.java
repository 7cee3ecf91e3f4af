package org.imprimatur.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
@OnBothDatabases
class TurnLetterCheckTests {

    @Autowired
    TurnLetterCheck check;

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Test
    void aLetterAboutATurnIsWantedByItsHolderUntilTheTurnIsOver() {
        var writer = newsroom.aWriter();
        var reviewer = newsroom.aReviewer();
        var article = newsroom.aDraftBy(writer);
        String task = worklist.openOn(article.id().subject()).get(0).taskId();

        assertThat(check.stillWanted(LetterKind.TURN, task, writer.id(), Map.of()))
                .isTrue();
        assertThat(check.stillWanted(LetterKind.TURN, task, reviewer.id(), Map.of()))
                .isFalse();
        assertThat(check.stillWanted(LetterKind.LIVE, null, writer.id(), Map.of()))
                .isTrue();

        articleCommands.submit(writer, task);

        assertThat(check.stillWanted(LetterKind.TURN, task, writer.id(), Map.of()))
                .isFalse();
    }
}
