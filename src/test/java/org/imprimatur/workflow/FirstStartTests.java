package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.imprimatur.OnPostgresql;
import org.imprimatur.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Two nodes begin their life on one empty database at the same moment. Only one process can open an H2 file, and on H2
 * the engine takes none of the locks that keep two nodes from both writing its first properties.
 */
@OnPostgresql
class FirstStartTests {

    @Test
    void twoNodesMayStartAtOnceOnAnEmptyDatabase() {
        startTwo(TestDatabase.fresh(), 1);
    }

    @Test
    void twoNodesThatStartAtOnceWithAChangedProcessDeployItOnce(@TempDir Path folder) throws IOException {
        Map<String, Object> database = TestDatabase.fresh();
        Node.start(database).close();
        String drawing = Files.readString(Path.of("processes/article-review.bpmn"));
        Files.writeString(folder.resolve("article-review.bpmn"), drawing.replace("Medical review", "Clinical review"));

        startTwo(database, 2, "--imprimatur.processes=" + folder);
    }

    private static void startTwo(Map<String, Object> database, int version, String... settings) {
        List<CompletableFuture<ConfigurableApplicationContext>> starting = Stream.of(1, 2)
                .map(node -> CompletableFuture.supplyAsync(() -> Node.start(database, settings)))
                .toList();
        List<ConfigurableApplicationContext> nodes =
                starting.stream().map(CompletableFuture::join).toList();
        try {
            for (ConfigurableApplicationContext node : nodes) {
                ProcessDefinition newest = node.getBean(RepositoryService.class)
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("article-review")
                        .latestVersion()
                        .singleResult();
                assertThat(newest.getName()).isEqualTo("Article review");
                assertThat(newest.getVersion()).isEqualTo(version);
            }
        } finally {
            nodes.forEach(ConfigurableApplicationContext::close);
        }
    }
}
