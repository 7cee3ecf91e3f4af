package org.imprimatur.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.imprimatur.workflow.check.Finding;
import org.imprimatur.workflow.check.ProcessCheckResult.Unit;

/** Deploys to an engine of its own in memory, which is gone afterwards, to hear what the engine says. */
final class TrialDeployment {

    private TrialDeployment() {}

    static List<Finding> of(List<Unit> units) {
        ProcessEngineConfiguration configuration =
                ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("rehearsal");
        configuration.setJdbcUrl("jdbc:h2:mem:rehearsal-" + UUID.randomUUID());
        configuration.setJobExecutorActivate(false);
        ProcessEngine engine = configuration.buildProcessEngine();
        try {
            List<Finding> findings = new ArrayList<>();
            for (Unit unit : units) {
                try {
                    DeployedProcesses.deployment(engine.getRepositoryService(), unit)
                            .deploy();
                } catch (ProcessEngineException refusal) {
                    findings.addAll(EngineFindings.of(unit, refusal));
                }
            }
            return findings;
        } finally {
            engine.close();
        }
    }
}
