package org.imprimatur.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the newsroom's processes at start: one deployment per process, together with all decisions, under its bare
 * file name, and only if something in it has changed. A running article stays on the version it began with.
 */
@Component
class ProcessDeployer implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(ProcessDeployer.class);

    /** The processes in the jar: those of them stand in that a newsroom's own folder lacks. */
    private static final String OURS = "classpath:/processes";

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;
    private final String folder;

    ProcessDeployer(
            RepositoryService repository,
            ResourcePatternResolver resources,
            @Value("${imprimatur.processes:classpath:/processes}") String folder) {
        this.repository = repository;
        this.resources = resources;
        this.folder = folder.contains(":") ? folder : "file:" + folder;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            Resource[] decisions = named(folder, "*.dmn").values().toArray(Resource[]::new);
            Map<String, Resource> processes = named(folder, "*.bpmn");
            for (Resource process : processes.values()) {
                deploy(process, decisions);
            }
            // Readers' mail has to go somewhere, whatever a newsroom has drawn of its own.
            Map<String, Resource> missing = named(OURS, "*.bpmn");
            missing.keySet().removeAll(processes.keySet());
            Resource[] ourDecisions = named(OURS, "*.dmn").values().toArray(Resource[]::new);
            for (Resource process : missing.values()) {
                deploy(process, ourDecisions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The processes in " + folder + " cannot be read", e);
        }
    }

    private void deploy(Resource process, Resource[] decisions) throws IOException {
        String name = process.getFilename();
        DeploymentBuilder deployment = repository.createDeployment().name(name).enableDuplicateFiltering(true);
        deployment.addInputStream(name, process.getInputStream());
        for (Resource decision : decisions) {
            deployment.addInputStream(decision.getFilename(), decision.getInputStream());
        }
        var deployed = deployment.deployWithResult().getDeployedProcessDefinitions();
        if (deployed != null) {
            deployed.forEach(
                    definition -> log.info("Deployed {} version {}", definition.getKey(), definition.getVersion()));
        }
    }

    /** By their bare names, in their order. */
    private Map<String, Resource> named(String where, String pattern) throws IOException {
        Map<String, Resource> found = new TreeMap<>();
        for (Resource file : resources.getResources(where + "/" + pattern)) {
            String name = file.getFilename();
            if (name != null) {
                found.put(name, file);
            }
        }
        return found;
    }
}
