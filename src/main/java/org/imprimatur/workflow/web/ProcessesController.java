package org.imprimatur.workflow.web;

import java.util.List;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.workflow.FailedSteps;
import org.imprimatur.workflow.StartupProcesses;
import org.imprimatur.workflow.version.ProcessVersions;
import org.imprimatur.worklist.FailedStep;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The processes as the newsroom drew them, the versions in which something is under way, and the steps that failed. */
@Controller
class ProcessesController {

    private final ProcessVersions processVersions;
    private final FailedSteps failures;
    private final StartupProcesses started;
    private final Messages messages;

    ProcessesController(
            ProcessVersions processVersions, FailedSteps failures, StartupProcesses started, Messages messages) {
        this.processVersions = processVersions;
        this.failures = failures;
        this.started = started;
        this.messages = messages;
    }

    @GetMapping("/desk/processes")
    @AllowedFor(Who.EDITORS)
    String list(@CurrentPerson Person me, Model model) {
        List<ProcessRow> processes = processVersions.newest().stream()
                .map(newest -> new ProcessRow(processVersions.row(newest), older(newest)))
                .toList();
        model.addAttribute("page", new ProcessesPage(processes, failures.all(), FailedSteps.mayRetry(me)));
        model.addAttribute("started", started);
        return "workflow/processes";
    }

    @PostMapping("/desk/processes/failures/{job}/retry")
    @AllowedFor(Who.ADMINISTRATORS)
    String retry(@CurrentPerson Person me, @PathVariable String job, RedirectAttributes next) {
        failures.retry(me, job);
        next.addFlashAttribute("flash", messages.say("workflow.failure.retried"));
        return "redirect:/desk/processes";
    }

    private List<ProcessVersions.Row> older(ProcessDefinition newest) {
        return processVersions.olderInUse(newest).stream()
                .map(processVersions::row)
                .toList();
    }

    record ProcessesPage(List<ProcessRow> processes, List<FailedStep> failures, boolean mayRetry) {}

    /** @param older those with something under way in them */
    record ProcessRow(ProcessVersions.Row newest, List<ProcessVersions.Row> older) {}
}
