package org.imprimatur.workflow.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.workflow.check.Finding.Rule;
import org.imprimatur.workflow.check.ProcessCheckResult.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Checks a newsroom's diagrams before anything travels by them, and says which file serves which process. A process or a
 * table is known by its id, whatever its file is called; one that the newsroom has not drawn is taken from the jar.
 */
public final class ProcessCheck {

    private final Vocabulary vocabulary;
    private final List<ParsedProcessFile> drawn;
    private final Map<String, ParsedProcessFile> processes = new LinkedHashMap<>();
    private final Map<String, ParsedProcessFile> decisions = new LinkedHashMap<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<ParsedProcessFile> atFault = new HashSet<>();

    private ProcessCheck(List<ParsedProcessFile> drawn, Vocabulary vocabulary) {
        this.drawn = drawn;
        this.vocabulary = vocabulary;
    }

    /**
     * @param own  the newsroom's files
     * @param ours the files in the jar
     */
    public static ProcessCheckResult check(List<ProcessFile> own, List<ProcessFile> ours, Vocabulary vocabulary) {
        List<ParsedProcessFile> drawn = Stream.concat(own.stream(), ours.stream())
                .map(ParsedProcessFile::read)
                .toList();
        return new ProcessCheck(drawn, vocabulary).checked();
    }

    private ProcessCheckResult checked() {
        drawn.forEach(file -> found(file, file.findings()));
        choose();
        Map<ParsedProcessFile, Set<ParsedProcessFile>> tables = new LinkedHashMap<>();
        for (ParsedProcessFile file : new LinkedHashSet<>(processes.values())) {
            tables.put(file, tablesOf(file));
            file.processes().forEach(process -> check(file, process));
        }
        tablesNobodyAsks(tables);
        List<Unit> units = tables.entrySet().stream()
                .map(unit -> unit(unit.getKey(), unit.getValue()))
                .toList();
        return new ProcessCheckResult(
                units,
                findings.stream()
                        .sorted(Comparator.comparing(Finding::isError).reversed())
                        .toList());
    }

    private void check(ParsedProcessFile file, XmlElement process) {
        ProcessVariables processVariables = new ProcessVariables(process, all(), vocabulary);
        CheckedProcess checked = new CheckedProcess(
                file.file(), file.root(), process, processVariables, vocabulary, all(), this::decision);
        ProcessRules.check(checked);
        StageRules.check(checked);
        StepRules.check(checked);
        ExpressionRules.check(checked);
        FlowRules.check(checked);
        EventRules.check(checked);
        found(file, checked.findings());
        for (String asked : checked.tablesAsked()) {
            ParsedProcessFile table = decisions.get(asked);
            if (table != null) {
                found(table, TableRules.check(table, checked));
            }
        }
    }

    private List<XmlElement> all() {
        return processes.keySet().stream()
                .map(this::process)
                .filter(Objects::nonNull)
                .toList();
    }

    private void found(ParsedProcessFile file, Collection<Finding> more) {
        findings.addAll(more);
        if (more.stream().anyMatch(Finding::isError)) {
            atFault.add(file);
        }
    }

    /** The newsroom's before the jar's. */
    private void choose() {
        for (ParsedProcessFile file : drawn) {
            file.processIds().forEach(id -> claim(id, file, processes, Rule.SAME_PROCESS));
            file.decisionIds().forEach(id -> claim(id, file, decisions, Rule.SAME_DECISION));
        }
    }

    private void claim(String id, ParsedProcessFile file, Map<String, ParsedProcessFile> chosen, Rule twice) {
        ParsedProcessFile other = chosen.putIfAbsent(id, file);
        if (other != null && other.file().own() == file.file().own()) {
            found(file, List.of(Finding.in(file.file(), twice, id, other.file().name())));
            found(other, List.of(Finding.in(other.file(), twice, id, file.file().name())));
        }
    }

    private @Nullable XmlElement process(String id) {
        ParsedProcessFile file = processes.get(id);
        return file == null ? null : named(id, file.processes());
    }

    private @Nullable XmlElement decision(String id) {
        ParsedProcessFile file = decisions.get(id);
        return file == null ? null : named(id, file.decisions());
    }

    private static @Nullable XmlElement named(String id, List<XmlElement> elements) {
        return elements.stream()
                .filter(element -> element.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private Set<ParsedProcessFile> tablesOf(ParsedProcessFile file) {
        return asked(file).stream()
                .filter(decisions::containsKey)
                .map(decisions::get)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> asked(ParsedProcessFile file) {
        return file.processes().stream()
                .flatMap(process -> CheckedProcess.tablesAsked(process).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void tablesNobodyAsks(Map<ParsedProcessFile, Set<ParsedProcessFile>> tables) {
        drawn.stream()
                .filter(file -> file.file().own() && !file.decisions().isEmpty())
                .filter(file -> tables.values().stream().noneMatch(asked -> asked.contains(file)))
                .forEach(file -> findings.add(
                        Finding.in(file.file(), Rule.UNASKED_TABLE, String.join(", ", file.decisionIds()))));
    }

    private Unit unit(ParsedProcessFile file, Set<ParsedProcessFile> tables) {
        List<ProcessFile> tableFiles =
                tables.stream().map(ParsedProcessFile::file).toList();
        Set<String> asked = asked(file);
        asked.retainAll(decisions.keySet());
        return new Unit(file.file(), tableFiles, file.processIds(), asked, isSound(file, tables));
    }

    /**
     * Neither the file nor a table of its own is at fault. While a file of the newsroom's cannot be read, nobody knows
     * what it holds, so nothing of the jar's takes its place.
     */
    private boolean isSound(ParsedProcessFile file, Set<ParsedProcessFile> tables) {
        boolean takenFromUs = !file.file().own() && isUnreadable(true)
                || tables.stream().anyMatch(table -> !table.file().own()) && isUnreadable(false);
        return !takenFromUs && Stream.concat(Stream.of(file), tables.stream()).noneMatch(atFault::contains);
    }

    private boolean isUnreadable(boolean process) {
        return drawn.stream()
                .filter(file -> file.file().own() && file.file().isRead())
                .anyMatch(file -> file.file().isProcess() == process && !file.isReadable());
    }
}
