package org.imprimatur.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.audit.SealExport;
import org.imprimatur.outbox.CollectedLetters;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.LetterTopic;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnMarks;
import org.imprimatur.worklist.TurnProgress;
import org.imprimatur.worklist.TurnQueues;
import org.imprimatur.worklist.Urgencies;
import org.imprimatur.worklist.Urgency;
import org.imprimatur.worklist.WorklistFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The daily letter. Once a day, by the newsroom's own clocks, tells everybody what waits for them. A server that was down at that hour
 * makes up for it later the same day; yesterday's letter helps nobody. Whoever has nothing to do gets no letter, except
 * administrators when the audit has a new seal: their letters keep it out of the server's reach. Whoever is away gets none
 * either, unless every administrator is and there is a seal to keep; on their return they get one, whatever it lists.
 */
@Component
public class DailyLetters {

    private static final Logger log = LoggerFactory.getLogger(DailyLetters.class);

    private static final int MOST = 20;
    private static final int MOST_OF_OTHERS = 10;

    private final JdbcClient jdbc;
    private final People people;
    private final TurnQueues turnQueues;
    private final TurnProgress progress;
    private final TurnMarks marks;
    private final Urgencies urgencies;
    private final Outbox outbox;
    private final LetterPreferences letterPreferences;
    private final CollectedLetters collected;
    private final SealExport sealExport;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final LocalTime hour;

    public DailyLetters(
            JdbcClient jdbc,
            People people,
            TurnQueues turnQueues,
            TurnProgress progress,
            TurnMarks marks,
            Urgencies urgencies,
            Outbox outbox,
            LetterPreferences letterPreferences,
            CollectedLetters collected,
            SealExport sealExport,
            TransactionTemplate transaction,
            Clock clock,
            ReminderSettings settings) {
        this.jdbc = jdbc;
        this.people = people;
        this.turnQueues = turnQueues;
        this.progress = progress;
        this.marks = marks;
        this.urgencies = urgencies;
        this.outbox = outbox;
        this.letterPreferences = letterPreferences;
        this.collected = collected;
        this.sealExport = sealExport;
        this.transaction = transaction;
        this.clock = clock;
        this.hour = settings.dailyAt();
    }

    @Scheduled(
            fixedDelayString = "${imprimatur.reminders.every:1m}",
            initialDelayString = "${imprimatur.reminders.every:1m}")
    public void sendDue() {
        Instant now = clock.instant();
        LocalDate today = now.atZone(clock.getZone()).toLocalDate();
        Instant from = today.atTime(hour).atZone(clock.getZone()).toInstant();
        if (now.isBefore(from) || isWritten(today)) {
            return;
        }
        Set<PersonId> without = letterPreferences.without(LetterTopic.DAILY);
        SealExport.Copy seal = sealExport.madeAfter(lastWritten()).orElse(null);
        Set<PersonId> paused = letterPreferences.paused();
        Set<PersonId> back = letterPreferences.back();
        boolean all = true;
        for (Person person : people.all()) {
            boolean isBack = back.contains(person.id());
            if (person.active() && !paused.contains(person.id()) && (isBack || !without.contains(person.id()))) {
                all &= write(person, person.holds(Role.admin()) ? seal : null, isBack, today, now);
            }
        }
        if (all) {
            finish(today, now);
        }
    }

    /** One letter that cannot be written keeps nobody else's back; it is tried again. */
    private boolean write(Person person, SealExport.@Nullable Copy seal, boolean isBack, LocalDate today, Instant now) {
        try {
            transaction.executeWithoutResult(status -> post(person, seal, isBack, today, now));
            return true;
        } catch (RuntimeException e) {
            log.error("The daily letter to {} could not be written", person.id(), e);
            return false;
        }
    }

    /** @param isBack whether they were away until now: they are told once, also that nothing waits for them */
    private void post(Person person, SealExport.@Nullable Copy seal, boolean isBack, LocalDate today, Instant now) {
        if (isBack && !letterPreferences.welcome(person.id())) {
            return;
        }
        List<Turn> mine =
                turnQueues.page(person, WorklistFilter.everything(), null).list();
        List<CollectedLetters.Line> news = collected.waitingFor(person.id());
        if (!isBack && mine.isEmpty() && news.isEmpty() && seal == null) {
            return;
        }
        List<Turn> elsewhere = turnQueues.waitingForOthers(person);
        Map<String, String> come = progress.of(both(mine, elsewhere));
        Map<String, String> apart = marks.of(both(mine, elsewhere));
        Map<Subject, Urgency> urgent =
                urgencies.of(mine.stream().map(Turn::subject).toList());
        List<Turn> leading = mine.stream().filter(turn -> leads(turn, urgent)).toList();
        List<Turn> others = mine.stream().filter(turn -> !leads(turn, urgent)).toList();
        List<Turn> overdue =
                others.stream().filter(turn -> isOverdue(turn, now)).toList();
        List<Turn> waiting =
                others.stream().filter(turn -> !isOverdue(turn, now)).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("day", today.toString());
        model.put(
                "leading",
                leading.stream()
                        .limit(MOST)
                        .map(turn -> urgentLine(turn, come, apart, urgent, now))
                        .toList());
        model.put("overdue", lines(overdue, come, apart, MOST));
        model.put("waiting", lines(waiting, come, apart, MOST));
        model.put("others", others(elsewhere, come, apart));
        model.put("news", news.stream().map(CollectedLetters.Line::model).toList());
        model.put("turns", mine.size());
        model.put("reports", count(mine, Subject.Kind.REPORT));
        model.put("addresses", count(mine, Subject.Kind.ADDRESS));
        model.put(
                "late", (int) mine.stream().filter(turn -> isOverdue(turn, now)).count());
        model.put("more", more(leading) + more(overdue) + more(waiting));
        if (seal != null) {
            model.put("seal", seal.name());
            model.put("sealNote", seal.note());
        }
        model.put("path", "/desk");
        model.put(
                "expires",
                today.plusDays(1).atStartOfDay(clock.getZone()).toInstant().toString());
        String key = "digest:" + person.id() + ":" + today;
        outbox.post(new Letter(
                isBack ? LetterKind.BACK : LetterKind.DIGEST,
                key,
                Letter.to(person).about(Subject.of("digest:" + person.id())),
                model));
        collected.told(key, news);
    }

    private boolean leads(Turn turn, Map<Subject, Urgency> urgent) {
        return urgent.getOrDefault(turn.subject(), Urgency.none()).leads(turn.due(), clock);
    }

    private static int more(List<Turn> turns) {
        return Math.max(0, turns.size() - MOST);
    }

    private static List<Turn> both(List<Turn> mine, List<Turn> others) {
        return Stream.concat(mine.stream(), others.stream()).toList();
    }

    private List<Map<String, Object>> others(List<Turn> turns, Map<String, String> come, Map<String, String> apart) {
        List<PersonId> holders = turns.stream()
                .map(Turn::assignee)
                .filter(id -> id != null)
                .distinct()
                .toList();
        Map<PersonId, Person> named = people.named(Set.copyOf(holders));
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Turn turn : turns.subList(0, Math.min(MOST_OF_OTHERS, turns.size()))) {
            Map<String, Object> line = line(turn, come, apart);
            PersonId assignee = turn.assignee();
            Person holder = assignee == null ? null : named.get(assignee);
            line.put(
                    "who",
                    holder != null
                            ? holder.name()
                            : String.join(
                                    ", ",
                                    turn.candidates().stream()
                                            .map(Role::words)
                                            .sorted()
                                            .toList()));
            line.put("path", "/desk/tasks/" + turn.taskId());
            lines.add(line);
        }
        return lines;
    }

    private static List<Map<String, Object>> lines(
            List<Turn> turns, Map<String, String> come, Map<String, String> apart, int limit) {
        return turns.stream().limit(limit).map(turn -> line(turn, come, apart)).toList();
    }

    private static Map<String, Object> line(Turn turn, Map<String, String> come, Map<String, String> apart) {
        Map<String, Object> line = new HashMap<>();
        line.put("number", turn.number());
        line.put("title", turn.title());
        line.put("step", turn.step());
        line.put("about", HandoffLetters.about(turn));
        line.put("marks", apart.getOrDefault(turn.taskId(), ""));
        line.put("progress", come.getOrDefault(turn.taskId(), ""));
        line.put("due", turn.due() == null ? "" : turn.due().toString());
        line.put("since", turn.since().toString());
        line.put("path", "/desk/tasks/" + turn.taskId());
        return line;
    }

    private Map<String, Object> urgentLine(
            Turn turn, Map<String, String> come, Map<String, String> apart, Map<Subject, Urgency> urgent, Instant now) {
        Map<String, Object> line = line(turn, come, apart);
        Urgency urgency = urgent.getOrDefault(turn.subject(), Urgency.none());
        Instant promised = urgency.promised();
        line.put("urgent", urgencies.word(urgency));
        line.put("promised", promised == null ? "" : promised.toString());
        line.put("late", isOverdue(turn, now));
        return line;
    }

    private static int count(List<Turn> turns, Subject.Kind kind) {
        return (int) turns.stream().filter(turn -> turn.subject().is(kind)).count();
    }

    private static boolean isOverdue(Turn turn, Instant now) {
        Instant due = turn.due();
        return due != null && due.isBefore(now);
    }

    private boolean isWritten(LocalDate day) {
        return jdbc.sql("select count(*) from daily_letters where for_day = ?")
                        .param(day)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Instant lastWritten() {
        return jdbc.sql("select written_at from daily_letters order by written_at desc fetch first 1 rows only")
                .query((row, n) -> DbTime.read(row, "written_at"))
                .optional()
                .orElse(Instant.EPOCH);
    }

    private void finish(LocalDate day, Instant now) {
        try {
            transaction.executeWithoutResult(
                    status -> jdbc.sql("insert into daily_letters (for_day, written_at) values (?, ?)")
                            .params(day, DbTime.at(now))
                            .update());
        } catch (DuplicateKeyException otherNode) {
            // It has written the same letters, each once.
        }
    }
}
