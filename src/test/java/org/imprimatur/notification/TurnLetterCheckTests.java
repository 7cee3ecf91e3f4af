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
        Map<String, Object> model = Map.of("path", "/desk/tasks/" + task);

        assertThat(check.stillWanted(LetterKind.TURN, "handoff:" + task + ":" + writer.id(), writer.id(), model))
                .isTrue();
        assertThat(check.stillWanted(LetterKind.TURN, "handoff:" + task + ":" + reviewer.id(), reviewer.id(), model))
                .isFalse();
        assertThat(check.stillWanted(LetterKind.TURN, "resend:1", writer.id(), model))
                .isTrue();
        assertThat(check.stillWanted(LetterKind.LIVE, "live:1", writer.id(), Map.of("path", "/articles/x")))
                .isTrue();

        articleCommands.submit(writer, task);

        assertThat(check.stillWanted(LetterKind.TURN, "handoff:" + task + ":" + writer.id(), writer.id(), model))
                .isFalse();
    }
}
