package org.imprimatur.calendar.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.calendar.CalendarCursor;
import org.imprimatur.calendar.CalendarEntry;
import org.imprimatur.calendar.CalendarFeeds;
import org.imprimatur.calendar.CalendarFilter;
import org.imprimatur.calendar.CalendarReadModel;
import org.imprimatur.people.Absences;
import org.imprimatur.people.LeaveOfAbsence;
import org.imprimatur.people.LeavesOfAbsence;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The calendar on the desk: a month of it, or all that is overdue, which stands above the month of today. */
@Controller
@RequestMapping("/desk/calendar")
class CalendarController {

    private static final int PAGE = 50;

    /** Of what is overdue, so much stands above the month. */
    private static final int ABOVE = 10;

    /** So many months can be chosen from today's on. */
    private static final int MONTHS = 12;

    private static final LocalDate EVER = LocalDate.of(1970, 1, 1);
    private static final String OVERDUE = "overdue";

    private final CalendarReadModel calendar;
    private final CalendarFeeds feeds;
    private final LeavesOfAbsence leaves;
    private final Absences absences;
    private final People people;
    private final Articles articles;
    private final Messages messages;
    private final BaseAddress address;
    private final Clock clock;

    CalendarController(
            CalendarReadModel calendar,
            CalendarFeeds feeds,
            LeavesOfAbsence leaves,
            Absences absences,
            People people,
            Articles articles,
            Messages messages,
            BaseAddress address,
            Clock clock) {
        this.calendar = calendar;
        this.feeds = feeds;
        this.leaves = leaves;
        this.absences = absences;
        this.people = people;
        this.articles = articles;
        this.messages = messages;
        this.address = address;
        this.clock = clock;
    }

    /**
     * What is asked for, as the address has it.
     *
     * @param month null for all that is overdue
     * @param kind  null for all kinds
     */
    private record Asked(@Nullable YearMonth month, CalendarEntry.@Nullable Kind kind, String topic) {

        Asked in(@Nullable YearMonth other) {
            return new Asked(other, kind, topic);
        }

        Asked of(CalendarEntry.@Nullable Kind other) {
            return new Asked(month, other, topic);
        }

        String href(String position) {
            Map<String, String> parts = parts();
            parts.put("topic", topic);
            parts.put("after", position);
            return "/desk/calendar?"
                    + parts.entrySet().stream()
                            .filter(part -> !part.getValue().isEmpty())
                            .map(part ->
                                    part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&"));
        }

        /** Without the topic, which a form asks for. */
        Map<String, String> parts() {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("month", month == null ? OVERDUE : month.toString());
            parts.put("kind", kind == null ? "" : kind.word());
            return parts;
        }

        CalendarFilter between(LocalDate from, LocalDate to) {
            return new CalendarFilter(from, to, kind, topic);
        }
    }

    @GetMapping
    @AllowedFor(Who.NEWSROOM)
    String show(
            @CurrentPerson Person me,
            Model model,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String after) {
        Asked asked = new Asked(month(month), kind(kind), topic.strip());
        model.addAttribute("page", page(me, asked, CalendarCursor.read(after).orElse(null)));
        return "calendar/calendar";
    }

    @PostMapping("/address")
    @AllowedFor(Who.NEWSROOM)
    String renew(@CurrentPerson Person me, RedirectAttributes next) {
        next.addFlashAttribute("address", address.to("/calendar/" + feeds.renew(me) + ".ics"));
        return "redirect:/desk/calendar#address";
    }

    @PostMapping("/address/end")
    @AllowedFor(Who.NEWSROOM)
    String end(@CurrentPerson Person me, RedirectAttributes next) {
        feeds.end(me);
        next.addFlashAttribute("flash", messages.say("calendar.address.ended"));
        return "redirect:/desk/calendar";
    }

    private CalendarPage page(Person me, Asked asked, @Nullable CalendarCursor after) {
        LocalDate today = LocalDate.now(clock);
        YearMonth month = asked.month();
        boolean now = month != null && month.equals(YearMonth.from(today)) && after == null;
        CalendarReadModel.Page overdue = now
                ? calendar.page(me, asked.between(EVER, today), null, ABOVE)
                : new CalendarReadModel.Page(List.of(), null);
        LocalDate from = month == null ? EVER : month.equals(YearMonth.from(today)) ? today : month.atDay(1);
        LocalDate to = month == null ? today : month.plusMonths(1).atDay(1);
        CalendarReadModel.Page page = calendar.page(me, asked.between(from, to), after, PAGE);
        CalendarCursor next = page.next();
        return new CalendarPage(
                month == null ? messages.say("calendar.overdue") : words(month),
                overdue.entries(),
                overdue.next() == null ? null : asked.in(null).href(""),
                days(page.entries(), today),
                months(me, asked, today),
                kinds(asked),
                ArticlePolicy.maySeeAll(me) ? topics(asked) : List.of(),
                asked.parts().entrySet().stream()
                        .filter(part -> !part.getValue().isEmpty())
                        .map(part -> new CalendarPage.Field(part.getKey(), part.getValue()))
                        .toList(),
                next == null ? null : asked.href(next.written()),
                after == null ? null : asked.href(""),
                month == null ? null : asked.in(month.minusMonths(1)).href(""),
                month == null ? null : asked.in(month.plusMonths(1)).href(""),
                asked.kind() != null || !asked.topic().isEmpty(),
                month == null || after != null || !ArticlePolicy.maySeeAll(me) ? List.of() : absences(from, to),
                feeds.madeAt(me.id()).orElse(null));
    }

    /** Whose leave, as far as it is not over, touches the days from one to before another. */
    private List<CalendarPage.Absence> absences(LocalDate from, LocalDate to) {
        Map<PersonId, String> words = absences.words();
        List<LeaveOfAbsence> open = leaves.open().stream()
                .filter(leave ->
                        leave.firstDay().isBefore(to) && !leave.lastDay().isBefore(from))
                .toList();
        Map<PersonId, Person> named =
                people.named(open.stream().map(LeaveOfAbsence::person).collect(Collectors.toSet()));
        return open.stream()
                .map(leave -> named.get(leave.person()))
                .filter(Objects::nonNull)
                .map(person -> new CalendarPage.Absence(
                        "/desk/people/" + person.id(),
                        messages.say("people.away.name", person.name(), words.getOrDefault(person.id(), ""))))
                .toList();
    }

    private static List<CalendarPage.Day> days(List<CalendarEntry> entries, LocalDate today) {
        Map<LocalDate, List<CalendarEntry>> byDay = new LinkedHashMap<>();
        entries.forEach(entry ->
                byDay.computeIfAbsent(entry.day(), day -> new ArrayList<>()).add(entry));
        DateTimeFormatter words = DateTimeFormatter.ofPattern("EEEE d\u00a0MMMM\u00a0yyyy", locale());
        return byDay.entrySet().stream()
                .map(day -> new CalendarPage.Day(
                        day.getKey(), words.format(day.getKey()), day.getKey().isBefore(today), day.getValue()))
                .toList();
    }

    /** With how many reviews are due in each. */
    private List<CalendarPage.Choice> months(Person me, Asked asked, LocalDate today) {
        YearMonth first = YearMonth.from(today);
        SortedMap<YearMonth, Integer> due = asked.kind() == null || asked.kind() == CalendarEntry.Kind.REVIEW
                ? calendar.reviewsByMonth(
                        me, asked.between(EVER, first.plusMonths(MONTHS).atDay(1)))
                : Collections.emptySortedMap();
        List<CalendarPage.Choice> months = new ArrayList<>();
        months.add(new CalendarPage.Choice(
                asked.in(null).href(""), messages.say("calendar.overdue"), null, asked.month() == null));
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = first.plusMonths(i);
            months.add(new CalendarPage.Choice(
                    asked.in(month).href(""), words(month), due.get(month), month.equals(asked.month())));
        }
        return months;
    }

    private List<CalendarPage.Choice> kinds(Asked asked) {
        List<CalendarPage.Choice> kinds = new ArrayList<>();
        kinds.add(new CalendarPage.Choice(
                asked.of(null).href(""), messages.say("calendar.kind.all"), null, asked.kind() == null));
        for (CalendarEntry.Kind kind : CalendarEntry.Kind.values()) {
            kinds.add(new CalendarPage.Choice(
                    asked.of(kind).href(""), messages.say("calendar.kind." + kind.word()), null, kind == asked.kind()));
        }
        return kinds;
    }

    private List<CalendarPage.Topic> topics(Asked asked) {
        return articles.topics().stream()
                .map(topic -> new CalendarPage.Topic(topic, topic.equals(asked.topic())))
                .toList();
    }

    /** Today's, if nothing one could look at is asked for. */
    private @Nullable YearMonth month(String asked) {
        if (asked.equals(OVERDUE)) {
            return null;
        }
        YearMonth today = YearMonth.now(clock);
        try {
            YearMonth month = YearMonth.parse(asked);
            return Math.abs(month.getYear() - today.getYear()) > 100 ? today : month;
        } catch (DateTimeException none) {
            return today;
        }
    }

    private static CalendarEntry.@Nullable Kind kind(String asked) {
        for (CalendarEntry.Kind kind : CalendarEntry.Kind.values()) {
            if (kind.word().equals(asked)) {
                return kind;
            }
        }
        return null;
    }

    private static String words(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale()).format(month);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
