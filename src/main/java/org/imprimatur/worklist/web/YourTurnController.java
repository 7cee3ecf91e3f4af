package org.imprimatur.worklist.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.DeskNotice;
import org.imprimatur.worklist.DeskNoticeProvider;
import org.imprimatur.worklist.FailedStep;
import org.imprimatur.worklist.FailedStepProvider;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnCursor;
import org.imprimatur.worklist.TurnMarks;
import org.imprimatur.worklist.TurnMessages;
import org.imprimatur.worklist.TurnOpeningProvider;
import org.imprimatur.worklist.TurnPage;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.TurnProgress;
import org.imprimatur.worklist.TurnQueues;
import org.imprimatur.worklist.TurnRules;
import org.imprimatur.worklist.Upcoming;
import org.imprimatur.worklist.UpcomingProvider;
import org.imprimatur.worklist.Urgencies;
import org.imprimatur.worklist.Urgency;
import org.imprimatur.worklist.Worklist;
import org.imprimatur.worklist.WorklistCounts;
import org.imprimatur.worklist.WorklistFilter;
import org.imprimatur.worklist.WorklistFilter.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The desk's first page: what waits for the person who is signed in. */
@Controller
class YourTurnController {

    private static final Duration SOON = Duration.ofDays(3);
    private static final int NOTE = 240;
    private static final int UPCOMING = 20;

    private final Worklist worklist;
    private final TurnQueues turnQueues;
    private final TurnRules rules;
    private final TurnProgress progress;
    private final TurnMarks marks;
    private final List<TurnOpeningProvider> openings;
    private final Urgencies urgencies;
    private final TurnMessages turnMessages;
    private final List<FailedStepProvider> failedSteps;
    private final List<UpcomingProvider> upcoming;
    private final List<DeskNoticeProvider> notices;
    private final Clock clock;

    YourTurnController(
            Worklist worklist,
            TurnQueues turnQueues,
            TurnRules rules,
            TurnProgress progress,
            TurnMarks marks,
            List<TurnOpeningProvider> openings,
            Urgencies urgencies,
            TurnMessages turnMessages,
            List<FailedStepProvider> failedSteps,
            List<UpcomingProvider> upcoming,
            List<DeskNoticeProvider> notices,
            Clock clock) {
        this.rules = rules;
        this.progress = progress;
        this.marks = marks;
        this.openings = List.copyOf(openings);
        this.urgencies = urgencies;
        this.worklist = worklist;
        this.turnQueues = turnQueues;
        this.turnMessages = turnMessages;
        this.failedSteps = List.copyOf(failedSteps);
        this.upcoming = List.copyOf(upcoming);
        this.notices = List.copyOf(notices);
        this.clock = clock;
    }

    @GetMapping("/desk")
    @AllowedFor(Who.NEWSROOM)
    String yourTurn(
            @CurrentPerson Person me,
            @RequestParam(defaultValue = "all") String show,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        String wanted = topic == null || VisibleText.isBlank(topic) ? null : topic;
        TurnCursor cursor = TurnCursor.parse(after);
        WorklistFilter filter = filter(show, wanted);
        TurnPage turns = turnQueues.page(me, filter, cursor);
        WorklistCounts counts = turnQueues.counts(me);
        boolean filtered = !filter.equals(WorklistFilter.everything());
        List<Turn> others = filtered || cursor != null ? List.of() : turnQueues.waitingForOthers(me);
        List<Turn> all = Stream.concat(turns.list().stream(), others.stream()).toList();
        TurnMessages.Names names = turnMessages.names(all);
        Map<String, String> come = progress.of(all);
        Map<String, String> apart = marks.of(all);
        Map<String, TurnOpeningProvider.Opening> began = openings(me, all);
        Map<Subject, Urgency> urgent =
                urgencies.of(all.stream().map(Turn::subject).toList());
        Instant now = clock.instant();
        Map<String, Refusal> obstacles = rules.obstacles(
                me,
                turns.list().stream().filter(turn -> turn.assignee() == null).toList());
        List<YourTurnPage.Row> rows = turns.list().stream()
                .map(turn -> row(turn, me, names, obstacles.get(turn.taskId()), come, apart, began, urgent, now))
                .toList();
        model.addAttribute(
                "page",
                new YourTurnPage(
                        filtered || cursor != null ? List.of() : stuck(me),
                        filtered || cursor != null ? List.of() : notices(me),
                        filters(show, counts),
                        topics(show, wanted, counts),
                        groups(rows),
                        others.stream()
                                .map(turn -> other(turn, names, come, apart, began, urgent, now))
                                .toList(),
                        filtered || cursor != null ? List.of() : upcoming(me),
                        filtered,
                        me.holds(Role.writer()),
                        cursor == null ? null : address(show, wanted, null),
                        turns.next() == null ? null : address(show, wanted, turns.next())));
        return "worklist/your-turn";
    }

    private Map<String, TurnOpeningProvider.Opening> openings(Person me, List<Turn> turns) {
        Map<String, TurnOpeningProvider.Opening> began = new HashMap<>();
        openings.forEach(room -> began.putAll(room.openings(me, turns)));
        return began;
    }

    private List<FailedStep> stuck(Person me) {
        return TurnPolicy.maySeeStandstills(me)
                ? failedSteps.stream().flatMap(room -> room.usedUp().stream()).toList()
                : List.of();
    }

    private List<Upcoming> upcoming(Person me) {
        return TurnPolicy.maySeeUpcoming(me)
                ? upcoming.stream()
                        .flatMap(room -> room.upcoming(UPCOMING).stream())
                        .toList()
                : List.of();
    }

    private List<DeskNotice> notices(Person me) {
        return notices.stream().flatMap(room -> room.noticesFor(me).stream()).toList();
    }

    private static WorklistFilter filter(String show, @Nullable String topic) {
        return switch (show) {
            case "mine" -> new WorklistFilter(Whose.MINE, false, topic);
            case "roles" -> new WorklistFilter(Whose.ROLES, false, topic);
            case "overdue" -> new WorklistFilter(Whose.ALL, true, topic);
            default -> new WorklistFilter(Whose.ALL, false, topic);
        };
    }

    private List<YourTurnPage.Link> filters(String show, WorklistCounts counts) {
        boolean known = List.of("mine", "roles", "overdue").contains(show);
        return List.of(
                link("all", counts.all(), !known),
                link("mine", counts.mine(), show.equals("mine")),
                link("roles", counts.roles(), show.equals("roles")),
                link("overdue", counts.overdue(), show.equals("overdue")));
    }

    private YourTurnPage.Link link(String show, int count, boolean current) {
        return new YourTurnPage.Link(
                address(show, null, null),
                turnMessages.say("worklist.filter." + show, show),
                WorklistCounts.words(count),
                current);
    }

    /** One topic is no choice. */
    private List<YourTurnPage.Link> topics(String show, @Nullable String current, WorklistCounts counts) {
        List<YourTurnPage.Link> links = new ArrayList<>();
        counts.topics()
                .forEach((topic, count) -> links.add(new YourTurnPage.Link(
                        topic.equals(current) ? address(show, null, null) : address("all", topic, null),
                        turnMessages.topic(topic),
                        WorklistCounts.words(count),
                        topic.equals(current))));
        return links.size() > 1 || current != null ? links : List.of();
    }

    private static List<YourTurnPage.Group> groups(List<YourTurnPage.Row> rows) {
        return Stream.of("urgent", "overdue", "soon", "later")
                .map(kind -> new YourTurnPage.Group(
                        kind,
                        rows.stream().filter(row -> row.group().equals(kind)).toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    private YourTurnPage.Row row(
            Turn turn,
            Person me,
            TurnMessages.Names names,
            @Nullable Refusal obstacle,
            Map<String, String> come,
            Map<String, String> apart,
            Map<String, TurnOpeningProvider.Opening> began,
            Map<Subject, Urgency> urgent,
            Instant now) {
        Urgency urgency = urgent.getOrDefault(turn.subject(), Urgency.none());
        boolean fromMe = me.id().equals(turn.speaker());
        return new YourTurnPage.Row(
                turn.taskId(),
                "/desk/tasks/" + turn.taskId(),
                turn.title(),
                turnMessages.topic(turn),
                turnMessages.ask(turn),
                turnMessages.why(turn, me, names),
                fromMe ? "" : names.of(turn.speaker()),
                shortened(turn.note()),
                turn.since(),
                turn.due(),
                kind(turn, now),
                turn.assignee() == null,
                obstacle == null ? "" : turnMessages.say(obstacle.key() + ".title", "", obstacle.arguments()),
                come.getOrDefault(turn.taskId(), ""),
                apart.getOrDefault(turn.taskId(), ""),
                began.get(turn.taskId()),
                urgencies.words(urgency),
                urgency.leads(turn.due(), clock));
    }

    private YourTurnPage.Row other(
            Turn turn,
            TurnMessages.Names names,
            Map<String, String> come,
            Map<String, String> apart,
            Map<String, TurnOpeningProvider.Opening> began,
            Map<Subject, Urgency> urgent,
            Instant now) {
        Urgency urgency = urgent.getOrDefault(turn.subject(), Urgency.none());
        return new YourTurnPage.Row(
                turn.taskId(),
                TurnMessages.overview(turn),
                turn.title(),
                turnMessages.topic(turn),
                turn.step(),
                turnMessages.holder(turn, names),
                "",
                "",
                turn.since(),
                turn.due(),
                kind(turn, now),
                turn.assignee() == null,
                "",
                come.getOrDefault(turn.taskId(), ""),
                apart.getOrDefault(turn.taskId(), ""),
                began.get(turn.taskId()),
                urgencies.words(urgency),
                urgency.leads(turn.due(), clock));
    }

    private static String kind(Turn turn, Instant now) {
        Instant due = turn.due();
        if (due == null) {
            return "later";
        }
        return due.isBefore(now) ? "overdue" : due.isBefore(now.plus(SOON)) ? "soon" : "later";
    }

    private static String shortened(String note) {
        return note.length() <= NOTE ? note : note.substring(0, NOTE - 1).strip() + "…";
    }

    private static String address(String show, @Nullable String topic, @Nullable TurnCursor after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/desk");
        if (!show.equals("all")) {
            address.queryParam("show", "{show}");
        }
        if (topic != null) {
            address.queryParam("topic", "{topic}");
        }
        if (after != null) {
            address.queryParam("after", "{after}");
        }
        var values = new HashMap<String, Object>();
        values.put("show", show);
        values.put("topic", topic == null ? "" : topic);
        values.put("after", after == null ? "" : after.toString());
        return address.encode().buildAndExpand(values).toUriString();
    }
}
