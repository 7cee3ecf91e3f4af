package org.imprimatur.workflow;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.imprimatur.workflow.check.Finding;
import org.imprimatur.workflow.check.Finding.Rule;
import org.imprimatur.workflow.check.ProcessCheckResult.Unit;
import org.imprimatur.workflow.check.ProcessFile;

/** Finds what the engine itself says of a diagram that passed every rule of ours: no list of rules is ever complete. */
final class EngineFindings {

    private EngineFindings() {}

    static List<Finding> of(Unit unit, ProcessEngineException refusal) {
        if (refusal instanceof ParseException unreadable) {
            return unreadable.getResorceReports().stream()
                    .flatMap(report -> report.getErrors().stream()
                            .map(problem -> Finding.at(
                                    file(unit, report.getResourceName()),
                                    problem.getLine(),
                                    Rule.ENGINE_REFUSES,
                                    problem.getMessage())))
                    .toList();
        }
        Throwable cause = refusal;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return List.of(Finding.in(unit.drawing(), Rule.ENGINE_REFUSES, String.valueOf(cause.getMessage())));
    }

    private static ProcessFile file(Unit unit, String name) {
        return Stream.concat(Stream.of(unit.drawing()), unit.tables().stream())
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElse(unit.drawing());
    }
}
