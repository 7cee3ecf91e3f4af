package org.imprimatur.report.web;

import jakarta.servlet.http.HttpServletResponse;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.publication.NoticeText;
import org.imprimatur.report.Outcome;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportId;
import org.imprimatur.report.Reports;
import org.imprimatur.report.Triage;
import org.imprimatur.report.TriageInput;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnLookup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Letter and article side by side, and the decision what to make of it. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/triage")
class TriageController {

    private final Triage triage;
    private final Reports reports;
    private final TurnLookup turns;
    private final TriagePages pages;
    private final Messages messages;

    TriageController(Triage triage, Reports reports, TurnLookup turns, TriagePages pages, Messages messages) {
        this.triage = triage;
        this.reports = reports;
        this.turns = turns;
        this.pages = pages;
        this.messages = messages;
    }

    @GetMapping
    @AllowedFor(Who.NEWSROOM)
    String read(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(defaultValue = "") String find,
            Model model) {
        Turn turn = turns.requireSeenBy(me, taskId, StepForm.TRIAGE);
        Report report = reports.require(ReportId.of(turn.subject()));
        model.addAttribute("page", pages.page(me, turn, report, pages.fresh(report, outcome), find, null));
        return "report/triage";
    }

    @PostMapping("/decide")
    @AllowedFor(Who.NEWSROOM)
    String decide(
            @CurrentPerson Person me,
            @PathVariable String taskId,
            @ModelAttribute TriageForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Report decided;
        try {
            decided = triage.decide(me, taskId, form.input());
        } catch (TriageInput.NoOutcomeChosen
                | Report.NoAnswerWritten
                | Report.NobodyToAnswer
                | TriageInput.NoSummaryWritten
                | TriageInput.NoSafeguardChosen
                | Report.NoOriginalChosen
                | TriageInput.NoArticlePicked
                | Report.NeverLive
                | NoticeText.WordsTooLong
                | Report.WroteAgain refusal) {
            response.setStatus(refusal.status().value());
            Turn turn = turns.requireSeenBy(me, taskId, StepForm.TRIAGE);
            Report report = reports.require(ReportId.of(turn.subject()));
            model.addAttribute("page", pages.page(me, turn, report, form, "", refusal));
            return "report/triage";
        }
        next.addFlashAttribute("flash", done(decided));
        return "redirect:/desk/reports/" + decided.number();
    }

    private String done(Report decided) {
        Outcome outcome = decided.outcome();
        String key = outcome == Outcome.DUPLICATE
                ? "report.done.duplicate"
                : decided.isOpen() ? "report.done.correcting" : "report.done.answered";
        Report original = decided.mergedInto() == null ? null : reports.require(decided.mergedInto());
        return messages.say(key, decided.name(), original == null ? "" : original.name());
    }
}
