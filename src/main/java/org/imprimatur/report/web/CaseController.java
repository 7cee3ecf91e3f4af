package org.imprimatur.report.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.report.CaseCommands;
import org.imprimatur.report.Merging;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportPolicy;
import org.imprimatur.report.Reports;
import org.imprimatur.report.TriageInput;
import org.imprimatur.report.Unmerging;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case: what the reader wrote, what became of it, and what can be done about it besides deciding it. */
@Controller
@RequestMapping("/desk/reports/{number}")
class CaseController {

    private final ReportPolicy policy;
    private final Reports reports;
    private final CaseCommands caseCommands;
    private final Merging merging;
    private final Unmerging unmerging;
    private final Worklist worklist;
    private final CasePages pages;
    private final Messages messages;

    CaseController(
            ReportPolicy policy,
            Reports reports,
            CaseCommands caseCommands,
            Merging merging,
            Unmerging unmerging,
            Worklist worklist,
            CasePages pages,
            Messages messages) {
        this.policy = policy;
        this.reports = reports;
        this.caseCommands = caseCommands;
        this.merging = merging;
        this.unmerging = unmerging;
        this.worklist = worklist;
        this.pages = pages;
        this.messages = messages;
    }

    @GetMapping
    @AllowedFor(Who.NEWSROOM)
    String show(
            @CurrentPerson Person me,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        model.addAttribute("page", pages.page(me, policy.requireReadable(me, number), before));
        return "report/report";
    }

    @PostMapping("/article")
    @AllowedFor(Who.EDITORS)
    String pick(
            @CurrentPerson Person me,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String article,
            RedirectAttributes next) {
        Report report = caseCommands.pick(me, number, article(article));
        next.addFlashAttribute("flash", messages.say("report.done.picked", report.name(), reports.title(report)));
        return "redirect:" + turnFor(me, report).map(CasePages::actionHref).orElse("/desk/reports/" + number);
    }

    @PostMapping("/acknowledge")
    @AllowedFor(Who.EDITORS)
    String acknowledge(@CurrentPerson Person me, @PathVariable int number, RedirectAttributes next) {
        Report report = caseCommands.acknowledge(me, number);
        next.addFlashAttribute(
                "flash",
                messages.say("report.done.acknowledged", report.reporter().called()));
        return "redirect:/desk/reports/" + number;
    }

    @PostMapping("/answer")
    @AllowedFor(Who.EDITORS)
    String reword(
            @CurrentPerson Person me,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "false") boolean send,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            caseCommands.reword(me, number, answer, send);
        } catch (Report.NoAnswerWritten refusal) {
            response.setStatus(refusal.status().value());
            String problem = messages.title(refusal);
            model.addAttribute("page", pages.page(me, policy.requireReadable(me, number), answer, problem));
            return "report/report";
        }
        next.addFlashAttribute("flash", messages.say("report.done.reworded"));
        return "redirect:/desk/reports/" + number;
    }

    @PostMapping("/merge")
    @AllowedFor(Who.EDITORS)
    String merge(
            @CurrentPerson Person me,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable List<Integer> with,
            RedirectAttributes next) {
        List<Report> merged = merging.merge(me, number, with == null ? List.of() : with);
        next.addFlashAttribute("flash", messages.say("report.done.merged", merged.size(), "R-" + number));
        return "redirect:/desk/reports/" + number;
    }

    @PostMapping("/take-out")
    @AllowedFor(Who.EDITORS)
    String takeOut(@CurrentPerson Person me, @PathVariable int number, RedirectAttributes next) {
        Report report = unmerging.takeOut(me, number);
        next.addFlashAttribute("flash", messages.say("report.done.taken-out", report.name()));
        return "redirect:/desk/reports/" + number;
    }

    private Optional<Turn> turnFor(Person me, Report report) {
        return worklist.openOn(report.id().subject()).stream()
                .filter(turn -> TurnPolicy.maySee(me, turn))
                .findFirst();
    }

    private static ArticleId article(String text) {
        try {
            return ArticleId.of(text);
        } catch (IllegalArgumentException notAnId) {
            throw new TriageInput.NoArticlePicked();
        }
    }
}
