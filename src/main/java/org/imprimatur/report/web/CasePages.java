package org.imprimatur.report.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.outbox.CorrespondenceTimeline;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Messages;
import org.imprimatur.report.Answers;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportPolicy;
import org.imprimatur.report.Reports;
import org.imprimatur.worklist.FailedStepProvider;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPanels;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Builds the page of a case for whoever looks at it: editors see all of it, others what they need to correct the text.
 */
@Component
class CasePages {

    private static final int BESIDE = 8;

    private final Reports reports;
    private final ReportMessages reportMessages;
    private final MailViews views;
    private final HighlightedTexts texts;
    private final Answers answers;
    private final CaseTimeline timeline;
    private final Articles articles;
    private final ArticlePolicy articlePolicy;
    private final List<FailedStepProvider> failedSteps;
    private final Worklist worklist;
    private final TurnPanels panels;
    private final People people;
    private final Messages messages;
    private final Clock clock;

    CasePages(
            Reports reports,
            ReportMessages reportMessages,
            MailViews views,
            HighlightedTexts texts,
            Answers answers,
            CaseTimeline timeline,
            Articles articles,
            ArticlePolicy articlePolicy,
            List<FailedStepProvider> failedSteps,
            Worklist worklist,
            TurnPanels panels,
            People people,
            Messages messages,
            Clock clock) {
        this.reports = reports;
        this.reportMessages = reportMessages;
        this.views = views;
        this.texts = texts;
        this.answers = answers;
        this.timeline = timeline;
        this.articles = articles;
        this.articlePolicy = articlePolicy;
        this.failedSteps = List.copyOf(failedSteps);
        this.worklist = worklist;
        this.panels = panels;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param before the line of the audit that its timeline ends right below, null for the newest lines */
    CasePage page(Person me, Report report, @Nullable Long before) {
        return page(me, report, null, null, before);
    }

    /** @param typed what was typed in place of the answer, null if nothing was */
    CasePage page(Person me, Report report, @Nullable String typed, @Nullable String problem) {
        return page(me, report, typed, problem, null);
    }

    private CasePage page(
            Person me, Report report, @Nullable String typed, @Nullable String problem, @Nullable Long before) {
        Instant now = clock.instant();
        boolean edits = ReportPolicy.mayEdit(me);
        List<MailView> shown = views.of(report, me);
        Article article = report.article() == null
                ? null
                : articles.find(report.article()).orElse(null);
        Optional<Turn> turn = worklist.openOn(report.id().subject()).stream().findFirst();
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
                        .map(CasePages::actionHref)
                        .orElse(null),
                article,
                article != null && articlePolicy.mayRead(me, article),
                article == null ? null : texts.excerpt(article, MailViews.quotes(shown), report.openedAt()),
                edits ? report.reporter().called() : null,
                edits ? report.reporter().address() : null,
                edits ? reportMessages.doubts(report) : List.of(),
                shown,
                edits ? answer(report, typed, problem) : null,
                edits ? original : null,
                original != null && ReportPolicy.mayTakeOut(me, report),
                edits ? merged(me, report) : List.of(),
                edits && report.isOpen() && report.state() != Report.State.MERGED
                        ? reportMessages.candidates(reports.beside(report, BESIDE))
                        : List.of(),
                edits,
                edits
                        ? failedSteps.stream()
                                .flatMap(room -> room.on(report.id().subject()).stream())
                                .toList()
                        : List.of(),
                edits && report.isAcknowledgementOwed(),
                edits ? timeline.of(report, before, me) : CorrespondenceTimeline.Page.empty());
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
                        .map(holder -> messages.say("report.state.with", holder.name()))
                        .orElseGet(() -> messages.say("report.state.new"));
            case WAITING -> messages.say("report.state.waiting");
            case MERGED -> messages.say("report.state.merged", original == null ? "" : original.name());
            case CLOSED -> messages.say("report.state.closed");
        };
    }

    private CasePage.@Nullable AnswerView answer(Report report, @Nullable String typed, @Nullable String problem) {
        return answers.latest(report.id())
                .map(answer -> new CasePage.AnswerView(
                        typed == null ? answer.words() : typed,
                        answer.wanted(),
                        people.find(answer.by()).map(Person::name).orElse(""),
                        answer.written(),
                        answer.sent(),
                        report.isAnswerWaiting(),
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

    static String actionHref(Turn turn) {
        return "/desk/tasks/" + turn.taskId() + "/" + turn.formKey();
    }
}
