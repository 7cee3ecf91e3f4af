package org.imprimatur.report;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Admits.Who;
import org.imprimatur.people.Me;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPanels;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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

    private static final int BESIDE = 8;
    private static final int LINE = 160;

    private final ReportPolicy policy;
    private final Reports reports;
    private final ReportMails mails;
    private final MailViews views;
    private final LitTexts texts;
    private final Answers answers;
    private final Casework casework;
    private final Merging merging;
    private final Parting parting;
    private final CaseTimeline timeline;
    private final Articles articles;
    private final ArticlePolicy articlePolicy;
    private final Worklist worklist;
    private final TurnPanels panels;
    private final People people;
    private final MessageSource words;
    private final Clock clock;

    CaseController(
            ReportPolicy policy,
            Reports reports,
            ReportMails mails,
            MailViews views,
            LitTexts texts,
            Answers answers,
            Casework casework,
            Merging merging,
            Parting parting,
            CaseTimeline timeline,
            Articles articles,
            ArticlePolicy articlePolicy,
            Worklist worklist,
            TurnPanels panels,
            People people,
            MessageSource words,
            Clock clock) {
        this.policy = policy;
        this.reports = reports;
        this.mails = mails;
        this.views = views;
        this.texts = texts;
        this.answers = answers;
        this.casework = casework;
        this.merging = merging;
        this.parting = parting;
        this.timeline = timeline;
        this.articles = articles;
        this.articlePolicy = articlePolicy;
        this.worklist = worklist;
        this.panels = panels;
        this.people = people;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    @Admits(Who.NEWSROOM)
    String show(@Me Person me, @PathVariable int number, Model model) {
        model.addAttribute("page", page(me, policy.requireReadable(me, number), null, null));
        return "report/report";
    }

    @PostMapping("/article")
    @Admits(Who.EDITORS)
    String pick(
            @Me Person me,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String article,
            RedirectAttributes next) {
        Report report = casework.pick(me, number, article(article));
        next.addFlashAttribute("flash", say("report.done.picked", report.name(), reports.title(report)));
        return "redirect:" + turnFor(me, report).map(CaseController::deedHref).orElse("/desk/reports/" + number);
    }

    @PostMapping("/acknowledge")
    @Admits(Who.EDITORS)
    String acknowledge(@Me Person me, @PathVariable int number, RedirectAttributes next) {
        Report report = casework.acknowledge(me, number);
        next.addFlashAttribute(
                "flash", say("report.done.acknowledged", report.reporter().called()));
        return "redirect:/desk/reports/" + number;
    }

    @PostMapping("/answer")
    @Admits(Who.EDITORS)
    String reword(
            @Me Person me,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "false") boolean send,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            casework.reword(me, number, answer, send);
        } catch (NoAnswerWritten refusal) {
            response.setStatus(422);
            String problem =
                    words.getMessage(refusal.key() + ".title", refusal.arguments(), LocaleContextHolder.getLocale());
            model.addAttribute("page", page(me, policy.requireReadable(me, number), answer, problem));
            return "report/report";
        }
        next.addFlashAttribute("flash", say("report.done.reworded"));
        return "redirect:/desk/reports/" + number;
    }

    @PostMapping("/merge")
    @Admits(Who.EDITORS)
    String merge(
            @Me Person me,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable List<Integer> with,
            RedirectAttributes next) {
        List<Report> merged = merging.merge(me, number, with == null ? List.of() : with);
        next.addFlashAttribute("flash", say("report.done.merged", merged.size(), "R-" + number));
        return "redirect:/desk/reports/" + number;
    }

    @PostMapping("/take-out")
    @Admits(Who.EDITORS)
    String takeOut(@Me Person me, @PathVariable int number, RedirectAttributes next) {
        Report report = parting.takeOut(me, number);
        next.addFlashAttribute("flash", say("report.done.taken-out", report.name()));
        return "redirect:/desk/reports/" + number;
    }

    /** @param typed what was typed in place of the answer, null if nothing was */
    private CasePage page(Person me, Report report, @Nullable String typed, @Nullable String problem) {
        Instant now = clock.instant();
        boolean edits = ReportPolicy.mayEdit(me);
        List<MailView> shown = views.of(report, me);
        Article article = report.article() == null
                ? null
                : articles.find(report.article()).orElse(null);
        Optional<Turn> turn =
                worklist.openOn(report.id().businessKey()).stream().findFirst();
        Report original = report.mergedInto() == null
                ? null
                : reports.find(report.mergedInto()).orElse(null);
        boolean overdue = report.isOverdueAt(now);
        return new CasePage(
                report,
                reports.title(report),
                state(report, turn, me, overdue),
                stateWords(report, turn, original),
                overdue,
                turn.filter(open -> TurnPolicy.maySee(me, open))
                        .map(open -> panels.of(open, me))
                        .orElse(null),
                turn.filter(open -> TurnPolicy.maySee(me, open))
                        .map(CaseController::deedHref)
                        .orElse(null),
                article,
                article != null && articlePolicy.mayRead(me, article),
                article == null ? null : texts.excerpt(article, MailViews.quotes(shown), report.openedAt()),
                edits ? report.reporter().called() : null,
                edits ? report.reporter().address() : null,
                edits ? doubts(report) : List.of(),
                shown,
                edits ? answer(report, typed, problem) : null,
                edits ? original : null,
                original != null && ReportPolicy.mayTakeOut(me, report),
                edits ? merged(me, report) : List.of(),
                edits && report.isOpen() && report.state() != Report.State.MERGED ? mergeable(report) : List.of(),
                edits,
                edits && report.isOpen() && report.acknowledgedAt() == null && report.ackDue() != null,
                edits ? timeline.of(report) : List.of());
    }

    private static String state(Report report, Optional<Turn> turn, Person me, boolean overdue) {
        if (overdue) {
            return "overdue";
        }
        if (turn.filter(open -> open.isHeldBy(me.id())).isPresent()) {
            return "needs-you";
        }
        return report.isOpen() ? "waiting" : "signed";
    }

    private String stateWords(Report report, Optional<Turn> turn, @Nullable Report original) {
        return switch (report.state()) {
            case NEW ->
                turn.map(Turn::assignee)
                        .flatMap(people::find)
                        .map(holder -> say("report.state.with", holder.name()))
                        .orElseGet(() -> say("report.state.new"));
            case WAITING -> say("report.state.waiting");
            case MERGED -> say("report.state.merged", original == null ? "" : original.name());
            case CLOSED -> say("report.state.closed");
        };
    }

    private List<String> doubts(Report report) {
        return report.reporter().doubts().stream()
                .sorted()
                .map(doubt -> say("report.doubt."
                        + doubt.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')))
                .toList();
    }

    private CasePage.@Nullable AnswerView answer(Report report, @Nullable String typed, @Nullable String problem) {
        return answers.latest(report.id())
                .map(answer -> new CasePage.AnswerView(
                        typed == null ? answer.words() : typed,
                        answer.wanted(),
                        people.find(answer.by()).map(Person::name).orElse(""),
                        answer.written(),
                        answer.sent(),
                        report.state() == Report.State.WAITING,
                        report.reporter().hasAddress(),
                        problem))
                .orElse(null);
    }

    private List<CasePage.Companion> merged(Person me, Report report) {
        return reports.mergedInto(report.id()).stream()
                .map(other -> new CasePage.Companion(
                        other.number(), other.reporter().called(), ReportPolicy.mayTakeOut(me, other)))
                .toList();
    }

    private List<CasePage.Candidate> mergeable(Report report) {
        return reports.beside(report, BESIDE).stream()
                .map(other -> new CasePage.Candidate(
                        other.number(),
                        other.reporter().called(),
                        mails.of(other.id()).stream()
                                .findFirst()
                                .map(mail -> ReportMails.cut(mail.said().strip().replaceAll("\\s+", " "), LINE))
                                .orElse("")))
                .toList();
    }

    private Optional<Turn> turnFor(Person me, Report report) {
        return worklist.openOn(report.id().businessKey()).stream()
                .filter(turn -> TurnPolicy.maySee(me, turn))
                .findFirst();
    }

    private static String deedHref(Turn turn) {
        return "/desk/tasks/" + turn.taskId() + "/" + turn.page();
    }

    private static ArticleId article(String text) {
        try {
            return new ArticleId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw new NoArticlePicked();
        }
    }

    private String say(String key, Object... arguments) {
        return words.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
