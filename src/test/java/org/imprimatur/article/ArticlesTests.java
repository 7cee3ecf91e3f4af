package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.TurnAccess;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
@OnBothDatabases
class ArticlesTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Test
    void ofTwoSavesAtTheSameMomentOneIsToldAndNeitherOverwrites() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);
        ExecutorService tabs = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                int base = articles.require(article.id()).latestRevision();
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<Boolean>> saves = new ArrayList<>();
                for (String tab : new String[] {"one", "two"}) {
                    String body = tab + " " + round;
                    saves.add(tabs.submit(() -> {
                        together.await();
                        try {
                            articleCommands.save(article.id(), base, saying(body), writer);
                            return true;
                        } catch (Revision.StaleSave told) {
                            return false;
                        }
                    }));
                }
                assertThat(List.of(saves.get(0).get(), saves.get(1).get())).containsExactlyInAnyOrder(true, false);
                assertThat(articles.require(article.id()).latestRevision()).isEqualTo(base + 1);
            }
        } finally {
            tabs.shutdownNow();
        }
        assertThat(articles.revisions(article.id()))
                .extracting(Articles.Saved::number)
                .containsExactly(6, 5, 4, 3, 2, 1);
    }

    @Test
    void onlyTheHolderOfTheWriteTurnSaves() {
        Article article = newsroom.aDraftBy(newsroom.aWriter());
        Person other = newsroom.aWriter();
        assertThatThrownBy(() -> articleCommands.save(article.id(), 1, saying("x"), other))
                .isInstanceOf(TurnAccess.NotYourTurn.class);
    }

    @Test
    void twoArticlesNeverShareAnAddress() {
        Person writer = newsroom.aWriter();
        String slug = "slug-" + UUID.randomUUID();
        articleCommands.begin(writer, slug, "sleep", Risk.ORDINARY, saying("a"));
        assertThatThrownBy(() -> articleCommands.begin(writer, slug, "sleep", Risk.ORDINARY, saying("b")))
                .isInstanceOfSatisfying(
                        ArticleCommands.SlugTaken.class,
                        taken -> assertThat(taken.free()).isEqualTo(slug + "-2"));
    }

    @Test
    void onlyWhatReadersSeeGoesThroughReviewAgain() {
        Article article = newsroom.aDraftBy(newsroom.aWriter());
        assertThatThrownBy(
                        () -> articleCommands.beginAgain(article.id(), ReviewReason.CORRECTION, newsroom.aPublisher()))
                .isInstanceOf(Article.NotLive.class);
    }

    private static RevisionText saying(String body) {
        return new RevisionText("Title", "Standfirst", body, "[]");
    }
}
