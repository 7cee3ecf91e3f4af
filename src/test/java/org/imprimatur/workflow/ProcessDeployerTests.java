package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.workflow.check.ProcessFiles;
import org.imprimatur.workflow.check.ProcessFiles.NoProcessFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.test.web.servlet.MockMvc;

/** What each further start makes of a newsroom's folder, on a database in use. */
@ServerTest
@OnBothDatabases
class ProcessDeployerTests {

    @TempDir
    Path folder;

    @Autowired
    DeployedProcesses deployed;

    @Autowired
    StartupProcesses started;

    @Autowired
    EngineHealth health;

    @Autowired
    RepositoryService repository;

    @Autowired
    People people;

    @Autowired
    MessageSource messages;

    @Autowired
    MockMvc http;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    Person writer;
    Person reviewer;
    int before;

    @BeforeEach
    void aNewsroomWithFilesOfItsOwn() throws IOException {
        for (String file : List.of("article-review.bpmn", "reviewer-matching.dmn")) {
            Files.copy(Path.of("processes", file), folder.resolve(file));
        }
        start();
        writer = newsroom.aWriter();
        reviewer = newsroom.aReviewer();
        before = version("article-review");
    }

    @AfterEach
    void putEverythingBack() {
        start(ProcessFiles.OURS);
    }

    @Test
    void aChangedTableAloneTakesEffectForWhateverBeginsNow() throws IOException {
        Article underWay = newsroom.aDraftBy(writer);
        change("reviewer-matching.dmn", "<text>1</text>", "<text>2</text>");
        start();

        assertThat(version("article-review")).isEqualTo(before + 1);
        Article after = newsroom.aDraftBy(writer);
        for (Article article : List.of(underWay, after)) {
            walk.submit(article);
            walk.take(article, reviewer);
            walk.sign(article, reviewer);
        }
        assertThat(walk.turn(underWay).formKey()).isEqualTo("publish");
        assertThat(walk.turn(after).formKey()).as("two signatures now").isEqualTo("review");
    }

    @Test
    void aBrokenFileIsRefusedAndTheLastGoodVersionStaysUntilTheFileIsRight() throws Exception {
        change("article-review.bpmn", "name=\"Medical review\"", "name=\"Clinical review\"");
        start();
        change("article-review.bpmn", "formKey=\"publish\"", "formKey=\"pubish\"");
        start();

        assertThat(version("article-review")).isEqualTo(before + 1);
        assertThat(walk.turn(atReview()).step()).isEqualTo("Clinical review");
        assertThat(started.refusals())
                .containsExactly("article-review.bpmn could not be taken at the last start, so version " + (before + 1)
                        + " of “Article review” stays in force.");
        assertThat(started.findingsInWords())
                .singleElement()
                .asString()
                .startsWith("article-review.bpmn, “Publish” (publish): There is no page “pubish”.");
        assertThat(health.health().getDetails())
                .extractingByKey("refusedProcesses")
                .isEqualTo(started.refusals());

        assertThat(http.perform(get("/desk/processes").with(SignedIn.as(newsroom.aPublisher())))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("What to put right", started.refusals().get(0), "There is no page “pubish”");

        Files.writeString(folder.resolve("article-review.bpmn"), "<not even>");
        start();
        assertThat(version("article-review"))
                .as("nothing of the jar's takes its place")
                .isEqualTo(before + 1);
        assertThat(walk.turn(atReview()).step()).isEqualTo("Clinical review");

        Files.copy(
                Path.of("processes/article-review.bpmn"),
                folder.resolve("article-review.bpmn"),
                StandardCopyOption.REPLACE_EXISTING);
        start();
        assertThat(version("article-review")).isEqualTo(before + 2);
        assertThat(walk.turn(atReview()).step()).isEqualTo("Medical review");
        assertThat(started.refusals()).isEmpty();
    }

    /** As a server of before parted a changed process from its table. */
    @Test
    void aProcessThatLostItsTableGetsItBackAtTheNextStart() throws IOException {
        for (String words : List.of("Clinical review", "Medical review")) {
            repository
                    .createDeployment()
                    .name("article-review.bpmn")
                    .addString(
                            "article-review.bpmn", read("article-review.bpmn").replace("Medical review", words))
                    .deploy();
        }
        assertThat(version("article-review")).isEqualTo(before + 2);

        start();

        assertThat(version("article-review")).isEqualTo(before + 3);
        assertThat(walk.turn(atReview()).formKey()).isEqualTo("review");
    }

    @Test
    void nothingIsDeployedTwiceNorForANewNameOfAFile() throws IOException {
        start();
        Files.move(folder.resolve("article-review.bpmn"), folder.resolve("our review.bpmn"));
        start();

        assertThat(version("article-review")).isEqualTo(before);
        assertThat(started.standings()).noneMatch(StartupProcesses.Standing::isNew);
    }

    @Test
    void aFolderThatIsNotThereIsNoReasonToTakeOthers() {
        assertThatThrownBy(() -> start(folder + "-misspelt")).isInstanceOfSatisfying(NoProcessFolder.class, no -> {
            var words = new ProcessesFailureAnalyzer().analyze(no);
            assertThat(words).isNotNull();
            assertThat(words.getDescription()).contains("There is no folder " + folder + "-misspelt");
        });
    }

    @Test
    void theStartSaysInAFewLinesWhatComesFromWhere() throws IOException {
        Files.delete(folder.resolve("reviewer-matching.dmn"));
        start();

        assertThat(started.folder()).isEqualTo(folder.toString());
        assertThat(started.standings())
                .extracting(Object::toString)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("article-review.bpmn with reviewer-matching.dmn (from the jar): as before,"))
                .anySatisfy(line -> assertThat(line).startsWith("dead-address.bpmn (from the jar): as before,"));
    }

    private Article atReview() {
        Article article = newsroom.aDraftBy(writer);
        walk.submit(article);
        return article;
    }

    private void change(String file, String sound, String changed) throws IOException {
        String text = read(file);
        assertThat(text).contains(sound);
        Files.writeString(folder.resolve(file), text.replace(sound, changed));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private int version(String process) {
        return deployed.version(process).orElseThrow().getVersion();
    }

    private void start() {
        start(folder.toString());
    }

    private void start(String from) {
        new ProcessDeployer(deployed, started, people, Vocabularies.answers(), messages, new ProcessSettings(from))
                .afterSingletonsInstantiated();
    }
}
