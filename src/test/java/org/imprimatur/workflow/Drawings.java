package org.imprimatur.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** New versions of the processes, in force until {@link #putAway}: tests share the server. */
@TestComponent
public class Drawings {

    /** The files as they were in the first release. */
    static final Path FIRST = Path.of("src/test/resources/processes-v1");

    private final RepositoryService repository;
    private final TransactionTemplate transaction;
    private final Deque<String> deployed = new ArrayDeque<>();

    Drawings(RepositoryService repository, TransactionTemplate transaction) {
        this.repository = repository;
        this.transaction = transaction;
    }

    /** The process of the first release, with its table. */
    public ProcessDefinition first(String key) {
        return first(key, UnaryOperator.identity());
    }

    /** The same, changed. */
    public ProcessDefinition first(String key, UnaryOperator<String> change) {
        return deploy(
                key,
                repository
                        .createDeployment()
                        .name(key + ".bpmn")
                        .addString(key + ".bpmn", change.apply(read(key + ".bpmn")))
                        .addString("reviewer-matching.dmn", read("reviewer-matching.dmn")));
    }

    public ProcessDefinition add(String key, String bpmn) {
        return deploy(key, repository.createDeployment().name(key + ".bpmn").addString(key + ".bpmn", bpmn));
    }

    /** As a changed file was deployed once: the process without its table. */
    public ProcessDefinition withoutTable(String key) {
        return deploy(
                key,
                repository.createDeployment().name(key + ".bpmn").addString(key + ".bpmn", read(key + ".bpmn") + "\n"));
    }

    /** With whatever is under way in them. */
    public void putAway() {
        while (!deployed.isEmpty()) {
            String id = deployed.pop();
            transaction.executeWithoutResult(status -> repository.deleteDeployment(id, true));
        }
    }

    private ProcessDefinition deploy(String key, DeploymentBuilder files) {
        deployed.push(files.deploy().getId());
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }

    private static String read(String file) {
        try {
            return Files.readString(FIRST.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
