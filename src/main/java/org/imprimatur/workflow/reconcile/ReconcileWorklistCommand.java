package org.imprimatur.workflow.reconcile;

import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The command {@code reconcile-worklist}: puts the worklist right and ends with status 0, or with {@code --check} only
 * looks and ends with status 1 if there is anything to put right.
 */
@Component
@ConditionalOnProperty(name = "imprimatur.command", havingValue = "reconcile-worklist")
class ReconcileWorklistCommand implements ApplicationRunner, ExitCodeGenerator {

    private final WorklistReconciliation worklistReconciliation;
    private int status;

    ReconcileWorklistCommand(WorklistReconciliation worklistReconciliation) {
        this.worklistReconciliation = worklistReconciliation;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        boolean lookOnly = arguments.containsOption("check");
        List<WorklistDifference> differences =
                lookOnly ? worklistReconciliation.differences() : worklistReconciliation.repair();
        differences.forEach(worklistDifference ->
                System.out.println(worklistDifference.kind() + " " + worklistDifference.taskId()));
        System.out.println(
                lookOnly ? differences.size() + " differences" : differences.size() + " differences put right");
        status = lookOnly && !differences.isEmpty() ? 1 : 0;
    }

    @Override
    public int getExitCode() {
        return status;
    }
}
