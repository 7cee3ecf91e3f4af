package org.imprimatur.report;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Admits.Who;
import org.imprimatur.people.Me;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Refusal;
import org.imprimatur.publication.Corrections;
import org.imprimatur.publication.PlannedCorrection;
import org.imprimatur.publication.WordsTooLong;
import org.imprimatur.worklist.NoSuchTurn;
import org.imprimatur.worklist.NotYourTurn;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPanels;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Letter and article side by side, and the decision what to make of it. */
@Controller
@RequestMapping("/desk/tasks/{taskId}/triage")
class TriageController {

    private static final int ORIGINALS = 6;
    private static final int INBOX = 12;
    private static final int LINE = 160;

    /** Which field each refusal is about. */
    private static final Map<Class<? extends Refusal>, String> FIELDS = Map.of(
            NoAnswerWritten.class, "answer",
            NobodyToAnswer.class, "answer",
            NoSummaryWritten.class, "summary",
            NoSafeguardChosen.class, "safeguardWords",
            NoOriginalChosen.class, "original",
            NoArticlePicked.class, "find");

    private final Triage triage;
    private final Reports reports;
    private final ReportShelf shelf;
    private final MailViews views;
    private final ReportMails mails;
    private final LitTexts texts;
    private final Corrections corrections;
    private final Articles articles;
    private final People people;
    private final Worklist worklist;
    private final TurnPanels panels;
    private final MessageSource words;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TriageController(
            Triage triage,
            Reports reports,
            ReportShelf shelf,
            MailViews views,
            ReportMails mails,
            LitTexts texts,
            Corrections corrections,
            Articles articles,
            People people,
            Worklist worklist,
            TurnPanels panels,
            MessageSource words,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.triage = triage;
        this.reports = reports;
        this.shelf = shelf;
        this.views = views;
        this.mails = mails;
        this.texts = texts;
        this.corrections = corrections;
        this.articles = articles;
        this.people = people;
        this.worklist = worklist;
        this.panels = panels;
        this.words = words;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping
    @Admits(Who.NEWSROOM)
    String read(
            @Me Person me,
            @PathVariable String taskId,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(defaultValue = "") String find,
            Model model) {
        Turn turn = turn(me, taskId);
        Report report = reports.require(ReportId.ofBusinessKey(turn.subject()));
        model.addAttribute("page", page(me, turn, report, fresh(report, outcome), find, null));
        return "report/triage";
    }

    @PostMapping("/decide")
    @Admits(Who.NEWSROOM)
    String decide(
            @Me Person me,
            @PathVariable String taskId,
            @ModelAttribute TriageForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Report decided;
        try {
            decided = triage.decide(me, taskId, form.ruling());
        } catch (NoOutcomeChosen
                | NoAnswerWritten
                | NobodyToAnswer
                | NoSummaryWritten
                | NoSafeguardChosen
                | NoOriginalChosen
                | NoArticlePicked
                | NeverLive
                | WordsTooLong
                | WroteAgain refusal) {
            ResponseStatus status =
                    AnnotatedElementUtils.findMergedAnnotation(refusal.getClass(), ResponseStatus.class);
            response.setStatus(status == null ? 422 : status.code().value());
            Turn turn = turn(me, taskId);
            Report report = reports.require(ReportId.ofBusinessKey(turn.subject()));
            model.addAttribute("page", page(me, turn, report, form, "", refusal));
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
        return say(key, decided.name(), original == null ? "" : original.name());
    }

    /** What stands in the form before anybody has typed. */
    private TriageForm fresh(Report report, @Nullable String word) {
        Outcome outcome = TriageForm.outcomeOf(word).orElse(null);
        String title = report.article() == null ? "" : reports.title(report);
        String preset = outcome == null || outcome == Outcome.DUPLICATE
                ? ""
                : say("report.preset." + outcome.word() + (title.isEmpty() ? ".unmatched" : ""), title);
        return new TriageForm(
                word,
                preset,
                report.reporter().isTrusted(),
                report.summary(),
                null,
                outcome == Outcome.DANGEROUS ? say("report.preset.banner") : "",
                null,
                report.mails());
    }

    private TriagePage page(
            Person me, Turn turn, Report report, TriageForm form, String find, @Nullable Refusal refusal) {
        List<MailView> shown = views.of(report, me);
        ArticleId id = report.article();
        Article article = id == null ? null : articles.find(id).orElse(null);
        List<TriagePage.Choice> choices = choices(form.outcome(), article);
        return new TriagePage(
                turn,
                panels.of(turn, me),
                report,
                inbox(me, report),
                shown,
                doubts(report),
                report.reporter().address(),
                report.reporter().isTrusted(),
                article,
                report.matchedBy() == null
                        ? null
                        : say("report.matched." + report.matchedBy().word()),
                article == null
                        ? null
                        : texts.of(article, MailViews.quotes(shown), report.openedAt())
                                .orElse(null),
                article == null
                        ? ""
                        : people.find(article.writer()).map(Person::name).orElse(""),
                find,
                shelf.articles(find),
                choices,
                choices.stream().filter(TriagePage.Choice::current).findFirst().orElse(null),
                originals(report),
                id == null
                        ? List.of()
                        : corrections.planned(id).stream()
                                .map(PlannedCorrection::summary)
                                .toList(),
                article != null && article.withdrawn() != null,
                report.outcomeDue().isBefore(clock.instant()),
                TurnPolicy.mayWorkOn(me, turn),
                TurnPolicy.mayTake(me, turn),
                form,
                refusal == null
                        ? null
                        : words.getMessage(
                                refusal.key() + ".title", refusal.arguments(), LocaleContextHolder.getLocale()),
                refusal == null ? null : FIELDS.get(refusal.getClass()));
    }

    private List<TriagePage.Choice> choices(@Nullable String chosen, @Nullable Article article) {
        boolean seen = article != null && article.lastLive() != null;
        return Arrays.stream(Outcome.values())
                .map(outcome -> new TriagePage.Choice(
                        outcome.word(),
                        say("report.outcome." + outcome.word()),
                        say("report.does." + outcome.word()),
                        outcome.isMistake(),
                        outcome == Outcome.DANGEROUS,
                        outcome == Outcome.DUPLICATE,
                        seen || !outcome.isMistake(),
                        outcome.word().equals(chosen) && (seen || !outcome.isMistake())))
                .toList();
    }

    private List<TriagePage.Neighbour> inbox(Person me, Report current) {
        Instant now = clock.instant();
        return shelf.page(ReportShelf.View.NEW, "", now, null).stream()
                .limit(INBOX)
                .map(line -> new TriagePage.Neighbour(
                        line.report().number(),
                        line.articleTitle() == null ? reports.subject(line.report()) : line.articleTitle(),
                        line.report().reporter().called(),
                        line.report().isOverdueAt(now),
                        line.report().id().equals(current.id())
                                ? null
                                : line.task() == null
                                        ? "/desk/reports/" + line.report().number()
                                        : "/desk/tasks/" + line.task() + "/triage"))
                .toList();
    }

    private List<CasePage.Candidate> originals(Report report) {
        return reports.candidates(report, ORIGINALS).stream()
                .map(other -> new CasePage.Candidate(
                        other.number(),
                        other.reporter().called(),
                        mails.of(other.id()).stream()
                                .findFirst()
                                .map(mail -> ReportMails.cut(mail.said().strip().replaceAll("\\s+", " "), LINE))
                                .orElse("")))
                .toList();
    }

    private List<String> doubts(Report report) {
        return report.reporter().doubts().stream()
                .sorted()
                .map(doubt -> say(
                        "report.doubt." + doubt.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .toList();
    }

    private Turn turn(Person me, String taskId) {
        Turn turn = open(taskId);
        if (!turn.page().equals(Triage.PAGE)) {
            throw new NoSuchTurn();
        }
        if (!TurnPolicy.maySee(me, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        return turn;
    }

    /** Tells a turn that is over from one that never was. */
    private Turn open(String taskId) {
        return worklist.find(taskId).orElseGet(() -> transaction.execute(status -> worklist.hold(taskId)));
    }

    private String say(String key, Object... arguments) {
        return words.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
