package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Articles;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
@OnBothDatabases
class ArticleReviewProcessTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    Worklist worklist;

    @Test
    void aSubmittedDraftWaitsForAMedicalReviewer() {
        var writer = newsroom.aWriter();
        newsroom.aReviewer();
        var article = newsroom.aDraftBy(writer);
        Turn writing = worklist.openOn(article.id().businessKey()).get(0);
        assertThat(writing.page()).isEqualTo("write");
        assertThat(writing.isHeldBy(writer.id())).isTrue();

        articles.submit(writer, writing.taskId());

        assertThat(worklist.openOn(article.id().businessKey()))
                .singleElement()
                .satisfies(turn -> assertThat(turn.page()).isEqualTo("review"))
                .satisfies(turn -> assertThat(turn.due()).isNotNull());
    }
}
