package org.imprimatur.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what is due when, as far as a person may know of it: publishers and administrators of everything, others of
 * articles they may read and of turns they have. Each kind is one range of an index, and the three are merged.
 */
@Repository
public class CalendarReadModel {

    /** Live, by the day it is to be reviewed again. */
    private static final String REVIEWS = """
            select a.id, a.number, a.title, a.topic, a.next_review, a.last_reviewed from article a
            where a.next_review >= :first and a.next_review < :end
              and a.live_edition is not null and a.withdrawn_at is null
            """;

    private static final String WITH_TURN = """
            select d.*, w.step, w.candidates, h.name as holder from (%s) d
            left join worklist w on w.task_id = (
              select min(o.task_id) from worklist o
              where o.subject = concat('article:', cast(d.id as varchar(36))) and o.closed_at is null)
            left join person h on h.id = w.assignee
            """;

    private static final String PUBLICATIONS = """
            select a.id, a.number, a.title, a.topic, t.at, p.name as holder
            from scheduled_publication t
            join article a on a.id = t.article_id
            join person p on p.id = t.ordered_by
            where t.at >= :first and t.at < :end
            """;

    private static final String TURNS = """
            select w.task_id, w.number, w.title, w.topic, w.step, w.candidates, w.queue_due, h.name as holder
            from worklist w left join person h on h.id = w.assignee
            where w.closed_at is null and w.due is not null and w.queue_due >= :first and w.queue_due < :end
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CalendarReadModel(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param next what follows comes after it, null if nothing does */
    public record Page(
            List<CalendarEntry> entries, @Nullable CalendarCursor next) {}

    /** The first entries after a place, by day. */
    public Page page(Person person, CalendarFilter filter, @Nullable CalendarCursor after, int size) {
        List<CalendarEntry> found = new ArrayList<>();
        if (filter.wants(CalendarEntry.Kind.REVIEW)) {
            found.addAll(reviews(person, filter, after, size + 1));
        }
        if (filter.wants(CalendarEntry.Kind.PUBLICATION)) {
            found.addAll(publications(person, filter, after, size + 1));
        }
        if (filter.wants(CalendarEntry.Kind.TURN)) {
            found.addAll(turns(person, filter, after, size + 1));
        }
        // Stable: within a day and kind the database's own order holds, by which the next page goes on.
        found.sort(Comparator.comparing(CalendarEntry::day).thenComparing(CalendarEntry::kind));
        return found.size() <= size
                ? new Page(List.copyOf(found), null)
                : new Page(List.copyOf(found.subList(0, size)), CalendarCursor.at(found.get(size - 1)));
    }

    /** How many reviews are due, by month; a month without any is left out. */
    public SortedMap<YearMonth, Integer> reviewsByMonth(Person person, CalendarFilter filter) {
        Query query = new Query("""
                select extract(year from a.next_review) as y, extract(month from a.next_review) as m, count(*) as due
                from article a where a.next_review >= :first and a.next_review < :end
                  and a.live_edition is not null and a.withdrawn_at is null
                """);
        query.with("first", filter.from()).with("end", filter.to());
        query.readableBy(person).onTopic("a.topic", filter);
        query.add(" group by extract(year from a.next_review), extract(month from a.next_review)");
        SortedMap<YearMonth, Integer> months = new TreeMap<>();
        query.on(jdbc)
                .query((row, n) -> months.put(YearMonth.of(row.getInt("y"), row.getInt("m")), row.getInt("due")))
                .list();
        return months;
    }

    private List<CalendarEntry> reviews(
            Person person, CalendarFilter filter, @Nullable CalendarCursor after, int most) {
        Query query = new Query(REVIEWS);
        query.with("first", firstDay(CalendarEntry.Kind.REVIEW, filter, after)).with("end", filter.to());
        query.readableBy(person).onTopic("a.topic", filter);
        if (after != null && after.kind() == CalendarEntry.Kind.REVIEW) {
            query.add(" and (a.next_review > :day or a.id > :id)")
                    .with("day", after.day())
                    .with("id", uuid(after.id()));
        }
        query.add(" order by a.next_review, a.id fetch first " + most + " rows only");
        query.around(WITH_TURN).add(" order by d.next_review, d.id");
        return query.on(jdbc).query((row, n) -> review(row)).list();
    }

    private static CalendarEntry review(ResultSet row) throws SQLException {
        ArticleId id = new ArticleId(row.getObject("id", UUID.class));
        return new CalendarEntry(
                CalendarEntry.Kind.REVIEW,
                id.toString(),
                "/desk/articles/" + id,
                row.getInt("number"),
                row.getString("title"),
                row.getString("topic"),
                row.getObject("next_review", LocalDate.class),
                null,
                row.getString("step"),
                who(row),
                row.getObject("last_reviewed", LocalDate.class));
    }

    private List<CalendarEntry> publications(
            Person person, CalendarFilter filter, @Nullable CalendarCursor after, int most) {
        Query query = new Query(PUBLICATIONS);
        query.with("first", DbTime.at(start(firstDay(CalendarEntry.Kind.PUBLICATION, filter, after))))
                .with("end", DbTime.at(start(filter.to())));
        query.readableBy(person).onTopic("a.topic", filter);
        exactly(CalendarEntry.Kind.PUBLICATION, after)
                .ifPresent(at -> query.add(" and (t.at > :at or (t.at = :at and a.id > :id))")
                        .with("at", DbTime.at(at))
                        .with("id", after == null ? null : uuid(after.id())));
        query.add(" order by t.at, a.id fetch first " + most + " rows only");
        return query.on(jdbc).query((row, n) -> publication(row)).list();
    }

    private CalendarEntry publication(ResultSet row) throws SQLException {
        ArticleId id = new ArticleId(row.getObject("id", UUID.class));
        Instant at = DbTime.read(row, "at");
        return new CalendarEntry(
                CalendarEntry.Kind.PUBLICATION,
                id.toString(),
                "/desk/articles/" + id,
                row.getInt("number"),
                row.getString("title"),
                row.getString("topic"),
                day(at),
                at,
                null,
                row.getString("holder"),
                null);
    }

    private List<CalendarEntry> turns(Person person, CalendarFilter filter, @Nullable CalendarCursor after, int most) {
        Query query = new Query(TURNS);
        query.with("first", DbTime.at(start(firstDay(CalendarEntry.Kind.TURN, filter, after))))
                .with("end", DbTime.at(start(filter.to())));
        query.onTopic("w.topic", filter);
        if (!ArticlePolicy.maySeeAll(person)) {
            query.add(" and w.assignee = :me").with("me", person.id().value());
        }
        exactly(CalendarEntry.Kind.TURN, after)
                .ifPresent(at -> query.add(" and (w.queue_due > :at or (w.queue_due = :at and w.task_id > :id))")
                        .with("at", DbTime.at(at))
                        .with("id", after == null ? null : after.id()));
        query.add(" order by w.queue_due, w.task_id fetch first " + most + " rows only");
        return query.on(jdbc).query((row, n) -> turn(row)).list();
    }

    private CalendarEntry turn(ResultSet row) throws SQLException {
        Instant due = DbTime.read(row, "queue_due");
        return new CalendarEntry(
                CalendarEntry.Kind.TURN,
                row.getString("task_id"),
                "/desk/tasks/" + row.getString("task_id"),
                row.getInt("number"),
                row.getString("title"),
                row.getString("topic"),
                day(due),
                due,
                row.getString("step"),
                who(row),
                null);
    }

    /** "Demo Reviewer", or "medical reviewer" while it lies with its role. */
    private static @Nullable String who(ResultSet row) throws SQLException {
        String holder = row.getString("holder");
        String candidates = row.getString("candidates");
        return holder != null || candidates == null
                ? holder
                : Arrays.stream(candidates.split(" "))
                        .filter(name -> !name.isEmpty())
                        .sorted()
                        .map(name -> new Role(name).words())
                        .collect(Collectors.joining(", "));
    }

    private static LocalDate firstDay(CalendarEntry.Kind kind, CalendarFilter filter, @Nullable CalendarCursor after) {
        LocalDate first = after == null ? filter.from() : after.firstDay(kind);
        return first.isBefore(filter.from()) ? filter.from() : first;
    }

    /** The moment the page comes after, if the last entry before it is of this kind. */
    private static Optional<Instant> exactly(CalendarEntry.Kind kind, @Nullable CalendarCursor after) {
        return Optional.ofNullable(after)
                .filter(cursor -> cursor.kind() == kind)
                .map(CalendarCursor::at);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private LocalDate day(Instant at) {
        return at.atZone(clock.getZone()).toLocalDate();
    }

    /** An id that is none comes before all others. */
    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            return new UUID(0, 0);
        }
    }

    /** A query that grows by what is asked. */
    private static final class Query {

        private final Map<String, Object> params = new HashMap<>();
        private String sql;

        Query(String sql) {
            this.sql = sql;
        }

        Query add(String more) {
            sql += more;
            return this;
        }

        Query around(String outer) {
            sql = outer.formatted(sql);
            return this;
        }

        Query with(String name, @Nullable Object value) {
            params.put(name, value);
            return this;
        }

        Query readableBy(Person person) {
            if (!ArticlePolicy.maySeeAll(person)) {
                ArticlePolicy.Condition readable = ArticlePolicy.readableBy(person);
                params.putAll(readable.parameters());
                add(" and " + readable.sql());
            }
            return this;
        }

        Query onTopic(String column, CalendarFilter filter) {
            return filter.topic().isEmpty()
                    ? this
                    : add(" and " + column + " = :topic").with("topic", filter.topic());
        }

        JdbcClient.StatementSpec on(JdbcClient jdbc) {
            return jdbc.sql(sql).params(params);
        }
    }
}
