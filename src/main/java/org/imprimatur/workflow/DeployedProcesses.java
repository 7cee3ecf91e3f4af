package org.imprimatur.workflow;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.imprimatur.workflow.check.ProcessCheckResult.Unit;
import org.imprimatur.workflow.check.ProcessFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The deployed processes, each in its newest version. The engine by itself compares a file with the newest of that name
 * wherever it was deployed, so it would leave a process parted from its table as it is; this compares the whole.
 */
@Component
class DeployedProcesses {

    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DeployedProcesses(RepositoryService repository, JdbcClient jdbc, TransactionTemplate transaction) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Makes the unit the newest version, unless it is already.
     *
     * @return whether it is a new version
     */
    boolean put(Unit unit) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            oneNodeAtATime();
            if (isInForce(unit)) {
                return false;
            }
            deployment(repository, unit).deploy();
            return true;
        }));
    }

    Optional<ProcessDefinition> version(String process) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult());
    }

    List<ProcessDefinition> versions(Set<String> processes) {
        return processes.stream()
                .sorted()
                .flatMap(process -> version(process).stream())
                .toList();
    }

    static DeploymentBuilder deployment(RepositoryService repository, Unit unit) {
        DeploymentBuilder deployment =
                repository.createDeployment().name(unit.drawing().name());
        Stream.concat(Stream.of(unit.drawing()), unit.tables().stream())
                .forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.bytes())));
        return deployment;
    }

    /** The lock the engine itself takes, but where it looks only after it, and on H2 not at all. */
    private void oneNodeAtATime() {
        jdbc.sql("select value_ from act_ge_property where name_ = 'deployment.lock' for update")
                .query(String.class)
                .optional();
    }

    private boolean isInForce(Unit unit) {
        Set<String> deployments = new HashSet<>();
        for (String process : unit.processes()) {
            deployments.add(
                    version(process).map(ProcessDefinition::getDeploymentId).orElse(""));
        }
        return deployments.size() == 1 && deployments.stream().allMatch(deployment -> holds(deployment, unit));
    }

    private boolean holds(String deployment, Unit unit) {
        if (deployment.isEmpty()) {
            return false;
        }
        List<Resource> resources = repository.getDeploymentResources(deployment);
        return Stream.concat(Stream.of(unit.drawing()), unit.tables().stream())
                        .allMatch(file -> resources.stream().anyMatch(resource -> isSame(file, resource)))
                && unit.decisions().stream().allMatch(decision -> hasDecision(deployment, decision));
    }

    private static boolean isSame(ProcessFile file, Resource resource) {
        return Arrays.equals(file.bytes(), Objects.requireNonNull(resource.getBytes()));
    }

    private boolean hasDecision(String deployment, String decision) {
        return repository
                        .createDecisionDefinitionQuery()
                        .deploymentId(deployment)
                        .decisionDefinitionKey(decision)
                        .count()
                > 0;
    }
}
