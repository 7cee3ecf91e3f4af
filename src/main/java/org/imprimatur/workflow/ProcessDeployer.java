package org.imprimatur.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngineException;
import org.imprimatur.people.People;
import org.imprimatur.workflow.StartupProcesses.Standing;
import org.imprimatur.workflow.check.Finding;
import org.imprimatur.workflow.check.FindingMessages;
import org.imprimatur.workflow.check.ProcessCheck;
import org.imprimatur.workflow.check.ProcessCheckResult;
import org.imprimatur.workflow.check.ProcessCheckResult.Unit;
import org.imprimatur.workflow.check.ProcessFile;
import org.imprimatur.workflow.check.ProcessFiles;
import org.imprimatur.worklist.StepAnswers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Deploys the newsroom's processes at start: each whole, with the tables it asks, and only if something in it has
 * changed. What is not sound is refused, and what was last in force stays so; where nothing ever was, the server does
 * not start. A running article stays on the version it began with.
 */
@Component
@EnableConfigurationProperties(ProcessSettings.class)
class ProcessDeployer implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(ProcessDeployer.class);

    /** So that a thoroughly broken file does not bury the rest of the log. */
    private static final int MOST_LINES = 12;

    private final DeployedProcesses deployed;
    private final StartupProcesses started;
    private final People people;
    private final List<StepAnswers> rooms;
    private final FindingMessages findingMessages;
    private final String folder;

    ProcessDeployer(
            DeployedProcesses deployed,
            StartupProcesses started,
            People people,
            List<StepAnswers> rooms,
            MessageSource messages,
            ProcessSettings settings) {
        this.deployed = deployed;
        this.started = started;
        this.people = people;
        this.rooms = rooms;
        this.findingMessages = new FindingMessages(messages);
        this.folder = settings.processes();
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<ProcessFile> own = ProcessFiles.of(folder);
        ProcessCheckResult result = ProcessCheck.check(own, ProcessFiles.ours(), Vocabularies.of(people, rooms));
        boolean fresh = Vocabularies.processes().stream()
                .allMatch(process -> deployed.version(process).isEmpty());
        if (fresh && !result.isSound()) {
            throw new ProcessesRefused(folder, result.errors());
        }
        List<Finding> findings = new ArrayList<>(result.findings());
        List<Standing> standings = new ArrayList<>();
        for (Unit unit : result.units()) {
            standings.add(standing(unit, findings));
        }
        List<Finding> errors = findings.stream().filter(Finding::isError).toList();
        if (!missing().isEmpty()) {
            throw new ProcessesRefused(folder, errors);
        }
        started.are(folder, standings, findings);
        tell(standings, findings);
    }

    private Standing standing(Unit unit, List<Finding> findings) {
        boolean isNew = false;
        boolean refused = !unit.sound();
        if (unit.sound()) {
            try {
                isNew = deployed.put(unit);
            } catch (ProcessEngineException refusal) {
                log.debug("The engine does not take {}", unit.drawing(), refusal);
                findings.addAll(EngineFindings.of(unit, refusal));
                refused = true;
            }
        }
        return new Standing(unit, deployed.versions(unit.processes()), isNew, refused);
    }

    /** Processes without which the server cannot do its work, and of which there is no version. */
    private Set<String> missing() {
        Set<String> missing = new TreeSet<>(Vocabularies.processes());
        missing.removeIf(process -> deployed.version(process).isPresent());
        return missing;
    }

    private void tell(List<Standing> standings, List<Finding> findings) {
        log.info("Processes from {}:", folder.equals(ProcessFiles.OURS) ? "the jar" : folder);
        for (Standing standing : standings) {
            if (standing.refused()) {
                log.warn("  {}", standing);
            } else {
                log.info("  {}", standing);
            }
        }
        findings.stream().limit(MOST_LINES).forEach(finding -> log.warn("  {}", findingMessages.say(finding)));
        if (findings.size() > MOST_LINES) {
            log.warn("  and {} more; the command check-processes lists them all", findings.size() - MOST_LINES);
        }
    }

    /** There is no process the newsroom could work by: its own are not sound, and no earlier ones are in force. */
    static class ProcessesRefused extends RuntimeException {

        private final transient List<Finding> findings;
        private final String folder;

        ProcessesRefused(String folder, List<Finding> findings) {
            super("The processes in " + folder + " are not sound");
            this.folder = folder;
            this.findings = List.copyOf(findings);
        }

        String folder() {
            return folder;
        }

        List<Finding> findings() {
            return findings;
        }
    }
}
