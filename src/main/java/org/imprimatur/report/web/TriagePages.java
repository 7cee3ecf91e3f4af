package org.imprimatur.report.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.publication.Corrections;
import org.imprimatur.publication.PlannedCorrection;
import org.imprimatur.report.Outcome;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportListReadModel;
import org.imprimatur.report.Reports;
import org.imprimatur.report.SeverityProposal;
import org.imprimatur.report.SeverityProposals;
import org.imprimatur.report.TriageInput;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPanels;
import org.imprimatur.worklist.TurnPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the triage page of a report: letter and article, the choices, and what each of them will do. */
@Component
class TriagePages {

    private static final int ORIGINALS = 6;
    private static final int INBOX = 12;

    /** Which field each refusal is about. */
    private static final Map<Class<? extends Refusal>, String> FIELDS = Map.of(
            Report.NoAnswerWritten.class, "answer",
            Report.NobodyToAnswer.class, "answer",
            TriageInput.NoSummaryWritten.class, "summary",
            TriageInput.NoSafeguardChosen.class, "safeguardWords",
            Report.NoOriginalChosen.class, "original",
            TriageInput.NoArticlePicked.class, "find");

    private final Reports reports;
    private final ReportListReadModel reportList;
    private final ReportMessages reportMessages;
    private final MailViews views;
    private final HighlightedTexts texts;
    private final Corrections corrections;
    private final SeverityProposals proposals;
    private final Articles articles;
    private final People people;
    private final TurnPanels panels;
    private final Messages messages;
    private final Clock clock;

    TriagePages(
            Reports reports,
            ReportListReadModel reportList,
            ReportMessages reportMessages,
            MailViews views,
            HighlightedTexts texts,
            Corrections corrections,
            SeverityProposals proposals,
            Articles articles,
            People people,
            TurnPanels panels,
            Messages messages,
            Clock clock) {
        this.reports = reports;
        this.reportList = reportList;
        this.reportMessages = reportMessages;
        this.views = views;
        this.texts = texts;
        this.corrections = corrections;
        this.proposals = proposals;
        this.articles = articles;
        this.people = people;
        this.panels = panels;
        this.messages = messages;
        this.clock = clock;
    }

    /** What stands in the form before anybody has typed. */
    TriageForm fresh(Report report, @Nullable String word) {
        Outcome outcome = TriageForm.outcomeOf(word).orElse(null);
        String title = report.article() == null ? "" : reports.title(report);
        String preset = outcome == null || outcome == Outcome.DUPLICATE
                ? ""
                : messages.say("report.preset." + outcome.word() + (title.isEmpty() ? ".unmatched" : ""), title);
        return new TriageForm(
                word,
                preset,
                report.reporter().isTrusted(),
                report.summary(),
                null,
                outcome == Outcome.DANGEROUS ? messages.say("report.preset.banner") : "",
                null,
                report.mails());
    }

    TriagePage page(Person me, Turn turn, Report report, TriageForm form, String find, @Nullable Refusal refusal) {
        List<MailView> shown = views.of(report, me);
        ArticleId id = report.article();
        Article article = id == null ? null : articles.find(id).orElse(null);
        SeverityProposal proposal = proposals.of(report);
        List<TriagePage.Choice> choices = choices(form.outcome(), article, proposal);
        return new TriagePage(
                turn,
                panels.of(turn, me),
                report,
                inbox(me, report),
                shown,
                reportMessages.doubts(report),
                report.reporter().address(),
                report.reporter().isTrusted(),
                article,
                report.matchedBy() == null
                        ? null
                        : messages.say("report.matched." + report.matchedBy().word()),
                article == null
                        ? null
                        : texts.of(article, MailViews.quotes(shown), report.openedAt())
                                .orElse(null),
                article == null
                        ? ""
                        : people.find(article.writer()).map(Person::name).orElse(""),
                find,
                reportList.articles(find),
                choices,
                choices.stream().filter(TriagePage.Choice::current).findFirst().orElse(null),
                suggested(proposal),
                reportMessages.candidates(reports.candidates(report, ORIGINALS)),
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
                refusal == null ? null : messages.title(refusal),
                refusal == null ? null : FIELDS.get(refusal.getClass()));
    }

    private List<TriagePage.Choice> choices(
            @Nullable String chosen, @Nullable Article article, SeverityProposal proposal) {
        boolean seen = article != null && article.lastLive() != null;
        return Arrays.stream(Outcome.values())
                .map(outcome -> new TriagePage.Choice(
                        outcome.word(),
                        messages.say("report.outcome." + outcome.word()),
                        messages.say("report.does." + outcome.word()),
                        outcome.isMistake(),
                        outcome == Outcome.DANGEROUS,
                        outcome == Outcome.DUPLICATE,
                        seen || !outcome.isMistake(),
                        outcome.word().equals(chosen) && (seen || !outcome.isMistake()),
                        outcome.severity() == proposal.severity()
                                && !proposal.reasons().isEmpty()))
                .toList();
    }

    private List<String> suggested(SeverityProposal proposal) {
        return proposal.reasons().stream()
                .map(reason -> messages.say(
                        "report.suggested.reason",
                        reason.report(),
                        reason.words().stream()
                                .map(word -> messages.say("risk.quoted", word))
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    private List<TriagePage.Neighbour> inbox(Person me, Report current) {
        Instant now = clock.instant();
        return reportList.page(ReportListReadModel.View.NEW, "", now, null).stream()
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
}
