package org.imprimatur.workflow;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.imprimatur.workflow.check.Finding;
import org.imprimatur.workflow.check.FindingMessages;
import org.imprimatur.workflow.check.ProcessCheckResult.Unit;
import org.imprimatur.workflow.check.ProcessFile;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The processes this server found in the folder when it started, for the pages and health to tell. */
@Component
public class StartupProcesses {

    private final MessageSource messages;
    private final FindingMessages findingMessages;
    private volatile String folder = "";
    private volatile List<Standing> standings = List.of();
    private volatile List<Finding> findings = List.of();

    StartupProcesses(MessageSource messages) {
        this.messages = messages;
        this.findingMessages = new FindingMessages(messages);
    }

    /**
     * What became of a file with processes.
     *
     * @param versions in force, whichever they are
     * @param isNew    whether they are what the file says since this start
     * @param refused  whether the file was refused, so that older versions stay in force
     */
    record Standing(Unit unit, List<ProcessDefinition> versions, boolean isNew, boolean refused) {

        Standing {
            versions = List.copyOf(versions);
        }

        String file() {
            return unit.drawing().name();
        }

        private static String from(ProcessFile file) {
            return file.own() ? file.name() : file.name() + " (from the jar)";
        }

        /** As the log tells it. */
        @Override
        public String toString() {
            String files = unit.tables().isEmpty()
                    ? from(unit.drawing())
                    : from(unit.drawing()) + " with "
                            + unit.tables().stream().map(Standing::from).collect(Collectors.joining(" and "));
            String state = refused ? "refused, what stays in force is " : isNew ? "new, " : "as before, ";
            String now = versions.isEmpty()
                    ? "nothing"
                    : versions.stream()
                            .map(version -> version.getKey() + " version " + version.getVersion())
                            .collect(Collectors.joining(" and "));
            return files + ": " + state + now;
        }
    }

    void are(String folder, List<Standing> standings, List<Finding> findings) {
        this.folder = folder;
        this.standings = List.copyOf(standings);
        this.findings = List.copyOf(findings);
    }

    String folder() {
        return folder;
    }

    List<Standing> standings() {
        return standings;
    }

    List<Finding> findings() {
        return findings;
    }

    /** One sentence for each file that was refused; none if all are in force. */
    public List<String> refusals() {
        return standings.stream().filter(Standing::refused).map(this::refusal).toList();
    }

    /** What was found, each with its place and what to do. */
    public List<String> findingsInWords() {
        return findings.stream().map(findingMessages::say).toList();
    }

    private String refusal(Standing standing) {
        List<ProcessDefinition> stays = standing.versions();
        if (stays.isEmpty()) {
            return say("workflow.refused.nothing", standing.file());
        }
        ProcessDefinition first = stays.get(0);
        String name = first.getName() == null ? first.getKey() : first.getName();
        return say("workflow.refused", standing.file(), name, Integer.toString(first.getVersion()));
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
