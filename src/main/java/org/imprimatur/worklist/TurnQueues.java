package org.imprimatur.worklist;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.DbTime;
import org.imprimatur.worklist.WorklistFilter.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What waits for whom. A turn stands in the queue of its assignee, or in its pool's while nobody has it; a person's list
 * is a merge of one index range per queue, so it costs the same however many turns are open.
 */
@Repository
public class TurnQueues {

    private static final int PAGE = 50;
    private static final int OTHERS = 20;
    private static final int TOPICS = 8;

    /** "Waiting for others" looks no further back than this many of a person's finished turns. */
    private static final int LOOK_BACK = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    TurnQueues(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What waits for a person, the most urgent first. */
    public TurnPage page(Person person, WorklistFilter filter, @Nullable TurnCursor after) {
        List<String> queues = queues(person, filter.whose());
        if (queues.isEmpty()) {
            return new TurnPage(List.of(), null);
        }
        Query query = pageQuery(queues, filter, after, clock.instant());
        List<Turn> found = turns(query);
        List<Turn> urgent = turns(urgentQuery(queues, filter, clock));
        if (found.size() <= PAGE) {
            return new TurnPage(led(urgent, found, after), null);
        }
        List<Turn> list = found.subList(0, PAGE);
        Turn last = list.get(PAGE - 1);
        return new TurnPage(
                led(urgent, list, after), new TurnCursor(TurnRowMapper.queueDue(last.due()), last.taskId()));
    }

    /** Those that cannot wait lead the first page, and stand on no other. */
    private static List<Turn> led(List<Turn> urgent, List<Turn> found, @Nullable TurnCursor after) {
        Set<String> leading = urgent.stream().map(Turn::taskId).collect(Collectors.toSet());
        List<Turn> list = new ArrayList<>(after == null ? urgent : List.of());
        found.stream().filter(turn -> !leading.contains(turn.taskId())).forEach(list::add);
        return list;
    }

    private List<Turn> turns(Query query) {
        return jdbc.sql(query.sql())
                .params(query.params())
                .query((row, n) -> TurnRowMapper.turn(row))
                .list();
    }

    /** As {@link Urgency#leads} has it. */
    static Query urgentQuery(List<String> queues, WorklistFilter filter, Clock clock) {
        StringBuilder sql = new StringBuilder("select * from worklist where queue in (" + marks(queues)
                + ") and urgency > 0 and (urgency > " + Urgency.Level.PROMISED.ordinal() + " or queue_due < ?)");
        List<Object> params = new ArrayList<>(queues);
        params.add(DbTime.at(Urgency.tomorrow(clock)));
        if (filter.topic() != null) {
            sql.append(" and topic = ?");
            params.add(filter.topic());
        }
        if (filter.overdue()) {
            sql.append(" and queue_due < ?");
            params.add(DbTime.at(clock.instant()));
        }
        sql.append(" order by urgency desc, queue_due, task_id fetch first " + PAGE + " rows only");
        return new Query(sql.toString(), params);
    }

    static Query pageQuery(List<String> queues, WorklistFilter filter, @Nullable TurnCursor after, Instant now) {
        StringJoiner sql = new StringJoiner(
                " union all ",
                "select * from (",
                ") turns order by queue_due, task_id fetch first " + (PAGE + 1) + " rows only");
        List<Object> params = new ArrayList<>();
        for (String queue : queues) {
            StringBuilder range = new StringBuilder("(select * from worklist where queue = ?");
            params.add(queue);
            if (filter.topic() != null) {
                range.append(" and topic = ?");
                params.add(filter.topic());
            }
            if (filter.overdue()) {
                range.append(" and queue_due < ?");
                params.add(DbTime.at(now));
            }
            if (after != null) {
                // H2 enters the index by the first condition, PostgreSQL by both.
                range.append(" and queue_due >= ? and (queue_due, task_id) > (?, ?)");
                params.addAll(List.of(DbTime.at(after.due()), DbTime.at(after.due()), after.taskId()));
            }
            sql.add(range.append(" order by queue_due, task_id fetch first " + (PAGE + 1) + " rows only)"));
        }
        return new Query(sql.toString(), params);
    }

    /** How many turns each filter would show a person. */
    public WorklistCounts counts(Person person) {
        String mine = queueOf(person.id());
        List<String> roles = queues(person, Whose.ROLES);
        List<String> all = queues(mine, roles);
        List<String> topics = topics(all);
        Query query = countQuery(mine, roles, topics, clock.instant());
        Map<Integer, Integer> counted = new HashMap<>();
        jdbc.sql(query.sql()).params(query.params()).query(row -> {
            counted.merge(row.getInt("what"), row.getInt("found"), TurnQueues::capped);
        });
        SortedMap<String, Integer> byTopic = new TreeMap<>();
        for (int i = 0; i < topics.size(); i++) {
            byTopic.put(topics.get(i), counted.getOrDefault(3 + i, 0));
        }
        return new WorklistCounts(
                counted.getOrDefault(0, 0), counted.getOrDefault(1, 0), counted.getOrDefault(2, 0), byTopic);
    }

    /** Counts each queue by itself and no further than anybody needs to know. */
    static Query countQuery(String mine, List<String> roles, List<String> topics, Instant now) {
        StringJoiner sql = new StringJoiner(" union all ");
        List<Object> params = new ArrayList<>();
        sql.add(count(0, ""));
        params.add(mine);
        for (String queue : roles) {
            sql.add(count(1, ""));
            params.add(queue);
        }
        for (String queue : queues(mine, roles)) {
            sql.add(count(2, " and queue_due < ?"));
            params.addAll(List.of(queue, DbTime.at(now)));
            for (int i = 0; i < topics.size(); i++) {
                sql.add(count(3 + i, " and topic = ?"));
                params.addAll(List.of(queue, topics.get(i)));
            }
        }
        return new Query(sql.toString(), params);
    }

    private static String count(int what, String condition) {
        return "select " + what + " as what, count(*) as found from (select task_id from worklist where queue = ?"
                + condition + " order by queue_due, task_id fetch first " + WorklistCounts.ENOUGH
                + " rows only) counted";
    }

    private static int capped(int a, int b) {
        return Math.min(WorklistCounts.ENOUGH, a + b);
    }

    /** Leaps from topic to topic along the index instead of reading every turn. */
    private List<String> topics(List<String> queues) {
        List<String> topics = new ArrayList<>();
        StringJoiner sql = new StringJoiner(" union all ", "select min(topic) from (", ") next");
        queues.forEach(queue -> sql.add("select min(topic) as topic from worklist where queue = ? and topic > ?"));
        String last = "";
        while (topics.size() < TOPICS) {
            List<Object> params = new ArrayList<>();
            for (String queue : queues) {
                params.addAll(List.of(queue, last));
            }
            Optional<String> next =
                    jdbc.sql(sql.toString()).params(params).query(String.class).optional();
            if (next.isEmpty()) {
                break;
            }
            last = next.get();
            topics.add(last);
        }
        return topics;
    }

    /** Open turns of others on what this person had a hand in, in a role they still have, the newest first. */
    public List<Turn> waitingForOthers(Person person) {
        List<String> queues = queues(person, Whose.ALL);
        Query query = TurnPolicy.maySeeStandstills(person)
                ? othersQuery(person.id(), queues, "", List.of())
                : othersQuery(person.id(), queues);
        return jdbc.sql(query.sql())
                .params(query.params())
                .query((row, n) -> TurnRowMapper.turn(row))
                .list();
    }

    /** Of what they finished in one of the roles whose queues these are. */
    static Query othersQuery(PersonId person, List<String> queues) {
        return othersQuery(person, queues, " and pool in (" + marks(queues) + ")", queues);
    }

    private static Query othersQuery(PersonId person, List<String> queues, String ofRoles, List<String> roles) {
        List<Object> params = new ArrayList<>();
        params.add(person.value());
        params.addAll(roles);
        params.addAll(queues);
        return new Query(
                "select w.* from worklist w join (select distinct subject from (select subject, closed_at from worklist"
                        + " where closed_by = ?" + ofRoles + " order by closed_at desc fetch first " + LOOK_BACK
                        + " rows only) mine) theirs on theirs.subject = w.subject"
                        + " where w.closed_at is null and w.queue not in (" + marks(queues)
                        + ") order by w.since desc, w.task_id fetch first " + OTHERS + " rows only",
                params);
    }

    private static String marks(List<String> values) {
        return String.join(", ", java.util.Collections.nCopies(values.size(), "?"));
    }

    private List<String> queues(Person person, Whose whose) {
        List<String> queues = new ArrayList<>();
        if (whose != Whose.ROLES) {
            queues.add(queueOf(person.id()));
        }
        if (whose != Whose.MINE && person.active() && !person.roles().isEmpty()) {
            List<String> roles =
                    person.roles().stream().map(Role::name).sorted().toList();
            roles.forEach(role -> queues.add("role:" + role));
            queues.addAll(jdbc.sql("select distinct pool from worklist_pool where role in (:roles) order by pool")
                    .param("roles", roles)
                    .query(String.class)
                    .list());
        }
        return queues;
    }

    private static List<String> queues(String mine, List<String> roles) {
        List<String> queues = new ArrayList<>(List.of(mine));
        queues.addAll(roles);
        return queues;
    }

    static String queueOf(PersonId person) {
        return "person:" + person;
    }

    static String pool(Set<Role> candidates) {
        return switch (candidates.size()) {
            case 0 -> "nobody";
            case 1 -> "role:" + TurnRowMapper.names(candidates);
            default -> "roles:" + TurnRowMapper.names(candidates);
        };
    }

    record Query(String sql, List<Object> params) {}
}
