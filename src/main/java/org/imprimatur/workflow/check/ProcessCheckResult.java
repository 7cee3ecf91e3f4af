package org.imprimatur.workflow.check;

import java.util.List;
import java.util.Set;

/**
 * What became of a folder's files.
 *
 * @param units    what is to be deployed together, in the order of their files
 * @param findings all of them, errors first
 */
public record ProcessCheckResult(List<Unit> units, List<Finding> findings) {

    public ProcessCheckResult {
        units = List.copyOf(units);
        findings = List.copyOf(findings);
    }

    public boolean isSound() {
        return errors().isEmpty();
    }

    public List<Finding> errors() {
        return findings.stream().filter(Finding::isError).toList();
    }

    public List<Finding> warnings() {
        return findings.stream().filter(finding -> !finding.isError()).toList();
    }

    /**
     * A file with processes, and the tables they ask: deployed together, so that a process never stands without its
     * table, or refused together.
     *
     * @param processes ids
     * @param decisions ids of those asked
     * @param sound     whether it may be deployed
     */
    public record Unit(
            ProcessFile drawing,
            List<ProcessFile> tables,
            Set<String> processes,
            Set<String> decisions,
            boolean sound) {

        public Unit {
            tables = List.copyOf(tables);
            processes = Set.copyOf(processes);
            decisions = Set.copyOf(decisions);
        }
    }
}
