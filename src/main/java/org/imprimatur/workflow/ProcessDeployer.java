package org.imprimatur.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
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
            Resource[] decisions = files("*.dmn");
            for (Resource process : files("*.bpmn")) {
                deploy(process, decisions);
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

    private Resource[] files(String pattern) throws IOException {
        Resource[] found = resources.getResources(folder + "/" + pattern);
        Arrays.sort(found, Comparator.comparing(Resource::getFilename));
        return found;
    }
}
