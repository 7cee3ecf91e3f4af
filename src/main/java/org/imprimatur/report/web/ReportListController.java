package org.imprimatur.report.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportListReadModel;
import org.imprimatur.report.ReportListReadModel.Cursor;
import org.imprimatur.report.ReportListReadModel.Line;
import org.imprimatur.report.ReportListReadModel.View;
import org.imprimatur.report.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of what readers have reported, the most urgent first. */
@Controller
class ReportListController {

    private final ReportListReadModel reportList;
    private final Reports reports;
    private final Messages messages;
    private final Clock clock;

    ReportListController(ReportListReadModel reportList, Reports reports, Messages messages, Clock clock) {
        this.reportList = reportList;
        this.reports = reports;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/desk/reports")
    @AllowedFor(AllowedFor.Who.EDITORS)
    String list(
            @CurrentPerson Person me,
            @RequestParam(defaultValue = "open") String show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        View view = View.of(show);
        Instant now = clock.instant();
        Cursor cursor = Cursor.parse(after);
        List<Line> found = reportList.page(view, q, now, cursor);
        List<Line> shown = found.subList(0, Math.min(ReportListReadModel.PAGE, found.size()));
        List<ReportListPage.Row> rows = new ArrayList<>();
        List<ReportListPage.Group> groups = new ArrayList<>(groups(shown, me, now));
        if (view == View.OPEN && VisibleText.isBlank(q) && cursor == null && found.size() <= ReportListReadModel.PAGE) {
            List<Line> answered = reportList.page(View.ANSWERED, "", now, null);
            rows.addAll(
                    answered.stream().limit(5).map(line -> row(line, me, now)).toList());
            if (!rows.isEmpty()) {
                groups.add(new ReportListPage.Group("answered", rows));
            }
        }
        model.addAttribute(
                "page",
                new ReportListPage(
                        views(view, now),
                        view.word(),
                        q.strip(),
                        groups,
                        view != View.OPEN || !VisibleText.isBlank(q),
                        cursor == null ? null : address(view, q, null),
                        found.size() > ReportListReadModel.PAGE ? address(view, q, cursor(shown)) : null));
        return "report/reports";
    }

    private static Cursor cursor(List<Line> shown) {
        Report last = shown.get(shown.size() - 1).report();
        Instant closed = last.closedAt();
        return new Cursor(closed == null ? last.nextDue() : closed, last.id().value());
    }

    private List<ReportListPage.Link> views(View current, Instant now) {
        return reportList.counts(now).entrySet().stream()
                .map(count -> new ReportListPage.Link(
                        address(count.getKey(), "", null),
                        messages.say("report.view." + count.getKey().word()),
                        count.getValue(),
                        count.getKey() == current))
                .toList();
    }

    private List<ReportListPage.Group> groups(List<Line> lines, Person me, Instant now) {
        return Stream.of("overdue", "new", "waiting", "answered")
                .map(kind -> new ReportListPage.Group(
                        kind,
                        lines.stream()
                                .filter(line -> kind(line.report(), now).equals(kind))
                                .map(line -> row(line, me, now))
                                .toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    private static String kind(Report report, Instant now) {
        if (report.isOverdueAt(now)) {
            return "overdue";
        }
        return switch (report.state()) {
            case NEW -> "new";
            case WAITING, MERGED -> "waiting";
            case CLOSED -> "answered";
        };
    }

    private ReportListPage.Row row(Line line, Person me, Instant now) {
        Report report = line.report();
        boolean mine = line.holder() != null && me.is(line.holder());
        boolean free = line.task() != null && line.holder() == null && me.holds(Role.publisher());
        Instant closed = report.closedAt();
        return new ReportListPage.Row(
                report.number(),
                line.articleTitle() == null ? reports.subject(report) : line.articleTitle(),
                line.article(),
                report.reporter().called(),
                line.said().strip().replaceAll("\\s+", " "),
                note(line),
                report.hasNews(),
                closed == null ? report.nextDue() : null,
                report.isOverdueAt(now),
                report.isAcknowledgementNext(),
                closed == null ? report.openedAt() : closed,
                free ? line.task() : null,
                mine ? "/desk/tasks/" + line.task() : "/desk/reports/" + report.number(),
                messages.say(mine ? "report.row.decide" : "report.row.open"),
                mine);
    }

    private String note(Line line) {
        Report report = line.report();
        return switch (report.state()) {
            case NEW ->
                line.holderName() == null
                        ? messages.say("report.note.new")
                        : messages.say("report.note.with", line.holderName());
            case WAITING -> messages.say("report.note.waiting");
            case MERGED -> messages.say("report.note.merged", line.into() == null ? "" : "R-" + line.into());
            case CLOSED ->
                report.outcome() == null
                        ? ""
                        : messages.say("report.outcome." + report.outcome().word());
        };
    }

    private static String address(View view, String q, @Nullable Cursor after) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (view != View.OPEN) {
            parts.put("show", view.word());
        }
        if (!VisibleText.isBlank(q)) {
            parts.put("q", q.strip());
        }
        if (after != null) {
            parts.put("after", after.toString());
        }
        String query = parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "/desk/reports" + (query.isEmpty() ? "" : "?" + query);
    }
}
