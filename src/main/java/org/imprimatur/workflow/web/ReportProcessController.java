package org.imprimatur.workflow.web;

import java.util.List;
import java.util.Optional;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.report.Report;
import org.imprimatur.report.Reports;
import org.imprimatur.workflow.FailedSteps;
import org.imprimatur.workflow.intervention.ReachableStages;
import org.imprimatur.workflow.intervention.RunningProcesses;
import org.imprimatur.workflow.intervention.StageChange;
import org.imprimatur.workflow.version.ProcessPath;
import org.imprimatur.workflow.version.Stages;
import org.imprimatur.worklist.FailedStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a reader's report stands in its process, and how it is put at another stage. */
@Controller
@RequestMapping("/desk/reports/{number}/process")
class ReportProcessController {

    private final Reports reports;
    private final ProcessPath processPath;
    private final RunningProcesses runningProcesses;
    private final ReachableStages reachableStages;
    private final StageChange stageChange;
    private final FailedSteps failures;
    private final StagePages pages;
    private final Messages messages;

    ReportProcessController(
            Reports reports,
            ProcessPath processPath,
            RunningProcesses runningProcesses,
            ReachableStages reachableStages,
            StageChange stageChange,
            FailedSteps failures,
            StagePages pages,
            Messages messages) {
        this.reports = reports;
        this.processPath = processPath;
        this.runningProcesses = runningProcesses;
        this.reachableStages = reachableStages;
        this.stageChange = stageChange;
        this.failures = failures;
        this.pages = pages;
        this.messages = messages;
    }

    @GetMapping
    @AllowedFor(Who.EDITORS)
    String show(@CurrentPerson Person me, @PathVariable int number, Model model) {
        Report report = reports.requireNumber(number);
        Subject subject = report.id().subject();
        Optional<RunningProcesses.Standing> standing = runningProcesses.of(subject);
        List<FailedStep> failed = failures.on(subject);
        model.addAttribute(
                "page",
                new ReportProcessPage(
                        report,
                        reports.title(report),
                        processPath.of(subject).orElse(null),
                        failed,
                        FailedSteps.mayRetry(me),
                        failed.isEmpty()
                                ? null
                                : standing.flatMap(reachableStages::stageBefore).orElse(null),
                        standing.isPresent()));
        return "workflow/report-process";
    }

    @GetMapping("/stage")
    @AllowedFor(Who.EDITORS)
    ModelAndView askStage(@PathVariable int number, @RequestParam(defaultValue = "") String stage) {
        return pages.ask(place(reports.requireNumber(number)), stage);
    }

    @PostMapping("/stage")
    @AllowedFor(Who.EDITORS)
    ModelAndView putAt(
            @CurrentPerson Person me,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        Report report = reports.requireNumber(number);
        Optional<ModelAndView> again = pages.again(place(report), stage, seen, reason);
        if (again.isPresent()) {
            return again.get();
        }
        stageChange.putAt(me, report.id().subject(), stage, seen, reason.strip());
        flash.addFlashAttribute("flash", messages.say("workflow.stage.done", report.name()));
        return new ModelAndView("redirect:/desk/reports/" + number);
    }

    private StagePages.Place place(Report report) {
        return new StagePages.Place(
                report.id().subject(),
                report.name() + " " + reports.title(report),
                "/desk/reports/" + report.number() + "/process",
                "reports",
                messages.say("workflow.stage.words.report"));
    }

    /**
     * @param run         null if the engine remembers nothing of it any more
     * @param stageBefore where it can go back to from a step that failed
     */
    record ReportProcessPage(
            Report report,
            String title,
            ProcessPath.@Nullable Run run,
            List<FailedStep> failures,
            boolean mayRetry,
            Stages.@Nullable Stage stageBefore,
            boolean mayIntervene) {}
}
