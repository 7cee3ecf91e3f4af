package org.imprimatur.workflow;

import java.util.List;
import org.imprimatur.workflow.check.Finding;

/** There is no process the newsroom could work by: its own are not sound, and no earlier ones are in force. */
class ProcessesRefused extends RuntimeException {

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
