package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.TestDatabase;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.people.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A newsroom changes its processes while articles are under way, and starts its server again on the same database. */
@FullBuildOnly
@OnBothDatabases
class ChangedProcessesTests {

    private final Map<String, Object> database = TestDatabase.fresh();

    @TempDir
    Path folder;

    ConfigurableApplicationContext server;
    Newsroom newsroom;
    Walk walk;
    Articles articles;
    Person writer;
    Person reviewer;
    Person publisher;

    @BeforeEach
    void aNewsroomWithFilesOfItsOwn() throws IOException {
        for (String file : List.of("article-review.bpmn", "reviewer-matching.dmn")) {
            Files.copy(Path.of("processes", file), folder.resolve(file));
        }
        start();
        writer = newsroom.aWriter();
        reviewer = newsroom.aReviewer();
        publisher = newsroom.aPublisher();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aChangedFileTakesEffectWholeAndArticlesUnderWayGoOn() throws IOException {
        Article atWriting = newsroom.aDraftBy(writer);
        Article atReview = atReview();
        Article atPublishing = atPublishing();
        Article scheduled = atPublishing();
        walk.take(scheduled, publisher);
        walk.publish(scheduled, publisher, Instant.now().plus(Duration.ofDays(2)));
        Article live = live();
        Article other = live();

        change("article-review.bpmn", "name=\"Medical review\"", "name=\"Clinical review\"");
        restart();

        assertThat(version("article-review")).isEqualTo(2);
        assertThat(version("reader-report")).isEqualTo(1);
        walk.submit(atWriting);
        assertThat(walk.turn(atWriting).step()).isEqualTo("Medical review");
        walk.take(atReview, reviewer);
        walk.sign(atReview, reviewer);
        assertThat(walk.turn(atReview).formKey()).isEqualTo("publish");
        walk.take(atPublishing, publisher);
        walk.publish(atPublishing, publisher, null);
        walk.runTimer(scheduled);
        assertThat(List.of(atPublishing, scheduled))
                .allSatisfy(article ->
                        assertThat(articles.require(article.id()).live()).isNotNull());

        assertThat(walk.turn(atReview()).step()).isEqualTo("Clinical review");
        walk.beginAgain(live, ReviewReason.CORRECTION, publisher);
        walk.submit(live);
        assertThat(walk.turn(live).step()).isEqualTo("Clinical review");
        walk.beginAgain(other, ReviewReason.RE_REVIEW, publisher);
        assertThat(walk.turn(other).step()).isEqualTo("Clinical review");
    }

    @Test
    void whereNothingWasEverInForceABrokenFileKeepsTheServerFromStarting(@TempDir Path broken) throws IOException {
        Files.writeString(broken.resolve("article-review.bpmn"), "<not even>");

        assertThatThrownBy(() -> Node.start(TestDatabase.fresh(), "--imprimatur.processes=" + broken))
                .isInstanceOf(ProcessDeployer.ProcessesRefused.class)
                .satisfies(failure -> assertThat(new ProcessesFailureAnalyzer().analyze(failure))
                        .satisfies(words -> assertThat(words.getDescription())
                                .contains(
                                        "cannot be used, and no earlier ones are in force",
                                        "line 1: The file cannot be read")));
    }

    private Article atReview() {
        Article article = newsroom.aDraftBy(writer);
        walk.submit(article);
        return article;
    }

    private Article atPublishing() {
        Article article = atReview();
        walk.take(article, reviewer);
        walk.sign(article, reviewer);
        return article;
    }

    private Article live() {
        Article article = atPublishing();
        walk.take(article, publisher);
        walk.publish(article, publisher, null);
        return article;
    }

    private void change(String file, String before, String after) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(before);
        Files.writeString(path, text.replace(before, after));
    }

    private int version(String process) {
        return server.getBean(RepositoryService.class)
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private void restart() {
        server.close();
        start();
    }

    private void start() {
        server = Node.start(database, "--imprimatur.processes=" + folder);
        newsroom = server.getBean(Newsroom.class);
        walk = server.getBean(Walk.class);
        articles = server.getBean(Articles.class);
    }
}
