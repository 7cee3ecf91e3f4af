package org.imprimatur.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.imprimatur.workflow.check.CheckedProcesses.Unit;
import org.imprimatur.workflow.check.Finding;

/** Deploys to an engine of its own in memory, which is gone afterwards, to hear what the engine says. */
final class Rehearsal {

    private Rehearsal() {}

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
                    ProcessesInForce.deployment(engine.getRepositoryService(), unit)
                            .deploy();
                } catch (ProcessEngineException refusal) {
                    findings.addAll(EngineOpinion.of(unit, refusal));
                }
            }
            return findings;
        } finally {
            engine.close();
        }
    }
}
