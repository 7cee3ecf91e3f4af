package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.imprimatur.Imprimatur;
import org.imprimatur.OnPostgresql;
import org.imprimatur.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Two nodes begin their life on one empty database at the same moment. Only one process can open an H2 file, and on H2
 * the engine takes none of the locks that keep two nodes from both writing its first properties.
 */
@OnPostgresql
class FirstStartTests {

    @Test
    void twoNodesMayStartAtOnceOnAnEmptyDatabase() {
        Map<String, Object> database = TestDatabase.fresh();
        List<CompletableFuture<ConfigurableApplicationContext>> starting = Stream.of(1, 2)
                .map(node -> CompletableFuture.supplyAsync(() -> start(database)))
                .toList();
        List<ConfigurableApplicationContext> nodes =
                starting.stream().map(CompletableFuture::join).toList();
        try {
            for (ConfigurableApplicationContext node : nodes) {
                assertThat(node.getBean(RepositoryService.class)
                                .createProcessDefinitionQuery()
                                .processDefinitionKey("article-review")
                                .latestVersion()
                                .singleResult()
                                .getName())
                        .isEqualTo("Article review");
            }
        } finally {
            nodes.forEach(ConfigurableApplicationContext::close);
        }
    }

    /** Two processes would each have a log of their own; two nodes in one process must not both set it up. */
    private static ConfigurableApplicationContext start(Map<String, Object> database) {
        SpringApplicationBuilder node = new SpringApplicationBuilder(Imprimatur.class)
                .properties(Map.of("imprimatur.schedules", "false", "spring.main.banner-mode", "off"));
        node.application()
                .setListeners(node.application().getListeners().stream()
                        .filter(listener -> !(listener instanceof LoggingApplicationListener))
                        .toList());
        return node.run(Stream.concat(
                        Stream.of("--server.port=0"),
                        database.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue()))
                .toArray(String[]::new));
    }
}
