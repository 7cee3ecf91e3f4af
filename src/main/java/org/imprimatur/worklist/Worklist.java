package org.imprimatur.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.WorklistFilter.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All open turns: a read model of our own, written in the transaction of each handoff and indexed for the one question
 * everybody asks, "what waits for me?". A turn stands in the queue of its assignee, or in its pool's while nobody has
 * it; a person's list is a merge of one index range per queue, so it costs the same however many turns are open.
 */
@Repository
public class Worklist {

    /** Sorts turns without a due date behind all others. */
    private static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final int PAGE = 50;
    private static final int OTHERS = 20;
    private static final int TOPICS = 8;

    /** "Waiting for others" looks no further back than this many of a person's finished turns. */
    private static final int LOOK_BACK = 200;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher announce;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate savepoint;
    private final Held<String, Turn> held = new Held<>();

    Worklist(
            JdbcClient jdbc,
            ApplicationEventPublisher announce,
            People people,
            AuditTrail audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.announce = announce;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** The turn, if it is open. */
    public Optional<Turn> find(String taskId) {
        return jdbc.sql("select * from worklist where task_id = ? and closed_at is null")
                .param(taskId)
                .query((row, n) -> turn(row))
                .optional();
    }

    /** The turn, if it is over. */
    public Optional<FinishedTurn> finished(String taskId) {
        return jdbc.sql("select * from worklist where task_id = ? and closed_at is not null")
                .param(taskId)
                .query((row, n) -> new FinishedTurn(turn(row), person(row, "closed_by"), instant(row, "closed_at")))
                .optional();
    }

    /** Open turns on one subject, oldest first. */
    public List<Turn> openOn(String subject) {
        return jdbc.sql("select * from worklist where subject = ? and closed_at is null order by since, task_id")
                .param(subject)
                .query((row, n) -> turn(row))
                .list();
    }

    /** Whether this person ever finished a turn on it. */
    public boolean hasFinishedOneOn(String subject, PersonId person) {
        return jdbc.sql("select count(*) from worklist where subject = ? and closed_by = ?")
                        .params(subject, person.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What waits for a person, the most urgent first. */
    public Turns page(Person person, WorklistFilter filter, @Nullable TurnCursor after) {
        List<String> queues = queues(person, filter.whose());
        if (queues.isEmpty()) {
            return new Turns(List.of(), null);
        }
        Query query = pageQuery(queues, filter, after, clock.instant());
        List<Turn> found = jdbc.sql(query.sql())
                .params(query.params())
                .query((row, n) -> turn(row))
                .list();
        if (found.size() <= PAGE) {
            return new Turns(found, null);
        }
        List<Turn> list = found.subList(0, PAGE);
        Turn last = list.get(PAGE - 1);
        return new Turns(list, new TurnCursor(queueDue(last.due()).toInstant(), last.taskId()));
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
                params.add(at(now));
            }
            if (after != null) {
                // H2 enters the index by the first condition, PostgreSQL by both.
                range.append(" and queue_due >= ? and (queue_due, task_id) > (?, ?)");
                params.addAll(List.of(at(after.due()), at(after.due()), after.taskId()));
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
            counted.merge(row.getInt("what"), row.getInt("found"), Worklist::capped);
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
            params.addAll(List.of(queue, at(now)));
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

    /** Open turns of others on what this person had a hand in, the newest first. */
    public List<Turn> waitingForOthers(Person person) {
        Query query = othersQuery(person.id(), queues(person, Whose.ALL));
        return jdbc.sql(query.sql())
                .params(query.params())
                .query((row, n) -> turn(row))
                .list();
    }

    static Query othersQuery(PersonId person, List<String> queues) {
        List<Object> params = new ArrayList<>();
        params.add(person.value());
        params.addAll(queues);
        return new Query(
                "select w.* from worklist w join (select distinct subject from (select subject, closed_at from worklist"
                        + " where closed_by = ? order by closed_at desc fetch first " + LOOK_BACK
                        + " rows only) mine) theirs on theirs.subject = w.subject"
                        + " where w.closed_at is null and w.queue not in ("
                        + String.join(", ", java.util.Collections.nCopies(queues.size(), "?"))
                        + ") order by w.since desc, w.task_id fetch first " + OTHERS + " rows only",
                params);
    }

    /** How many open turns each of these people has. */
    public Map<PersonId, Integer> load(Collection<PersonId> persons) {
        Map<PersonId, Integer> load = new HashMap<>();
        persons.forEach(person -> load.put(person, 0));
        if (persons.isEmpty()) {
            return load;
        }
        jdbc.sql("select assignee, count(*) as held from worklist where queue in (:queues) group by assignee")
                .param("queues", persons.stream().map(Worklist::queueOf).toList())
                .query(row -> {
                    load.put(new PersonId(row.getObject("assignee", UUID.class)), row.getInt("held"));
                });
        return load;
    }

    /**
     * The turn, held until the transaction ends, so that of two people finishing it at once one is told.
     *
     * @throws TurnIsOver if it was finished before
     * @throws NoSuchTurn if there never was one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Turn hold(String taskId) {
        return held.find(taskId).orElseGet(() -> held.remember(taskId, lock(taskId)));
    }

    private Turn lock(String taskId) {
        return jdbc.sql("select * from worklist where task_id = ? for update")
                .param(taskId)
                .query((row, n) -> new Found(turn(row), row.getObject("closed_at") != null))
                .optional()
                .orElseThrow(NoSuchTurn::new)
                .open();
    }

    /**
     * The turn, held, if it is this person's and served by this page.
     *
     * @throws NotYourTurn if it is not theirs to finish
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Turn holdFor(Person person, String taskId, String page) {
        Turn turn = hold(taskId);
        if (!turn.page().equals(page)) {
            throw new NoSuchTurn();
        }
        if (!TurnPolicy.mayWorkOn(person, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        return turn;
    }

    /**
     * Takes a turn from its pool; taking what one already has changes nothing.
     *
     * @throws TurnIsTaken if somebody else was quicker
     */
    @Transactional
    public Turn take(Person person, String taskId) {
        Turn turn = hold(taskId);
        if (TurnPolicy.mayWorkOn(person, turn)) {
            return turn;
        }
        PersonId holder = turn.assignee();
        if (holder != null && TurnPolicy.mayReceive(person, turn)) {
            throw new TurnIsTaken(
                    turn.step(), turn.title(), people.require(holder).name());
        }
        if (!TurnPolicy.mayTake(person, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        announce.publishEvent(new TurnTaken(taskId, person.id()));
        return turn;
    }

    /** Puts a turn back into its pool. The reason is written down, and told to whoever takes it next. */
    @Transactional
    public Turn handBack(Person person, String taskId, String reason) {
        Turn turn = hold(taskId);
        if (!TurnPolicy.mayHandBack(person, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        String remark = person.name() + ": " + reason;
        held.forget(taskId);
        jdbc.sql("update worklist set note = ? where task_id = ?")
                .params(turn.note().isBlank() ? remark : turn.note() + "\n\n" + remark, taskId)
                .update();
        audit.record(turn.subject(), person.id(), "turn.reason", turn.step(), Map.of("reason", reason));
        announce.publishEvent(new TurnHandedBack(taskId, person.id(), reason));
        return turn;
    }

    /** Names who shall have a turn; naming whoever has it already changes nothing. */
    @Transactional
    public Turn give(Person publisher, String taskId, Person to) {
        Turn turn = hold(taskId);
        if (!TurnPolicy.mayGive(publisher, turn) || !TurnPolicy.mayReceive(to, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        if (!turn.isHeldBy(to.id())) {
            announce.publishEvent(new TurnGiven(taskId, to.id(), publisher.id()));
        }
        return turn;
    }

    /** Written by the process as it reaches a step. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(Turn turn) {
        String pool = pool(turn.candidates());
        jdbc.sql("""
                        insert into worklist (task_id, subject, number, title, topic, step, page, instruction, refusable,
                                              assignee, candidates, given_by, handed_by, note, since, due,
                                              pool, queue, queue_due)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        turn.taskId(),
                        turn.subject(),
                        turn.number(),
                        turn.title(),
                        turn.topic(),
                        turn.step(),
                        turn.page(),
                        turn.instruction(),
                        turn.refusable(),
                        value(turn.assignee()),
                        names(turn.candidates()),
                        value(turn.givenBy()),
                        value(turn.from()),
                        turn.note(),
                        at(turn.since()),
                        turn.due() == null ? null : at(turn.due()),
                        pool,
                        turn.assignee() == null ? pool : queueOf(turn.assignee()),
                        queueDue(turn.due()))
                .update();
        if (turn.candidates().size() > 1) {
            register(pool, turn.candidates());
        }
        held.remember(turn.taskId(), turn);
    }

    /** Written by the process when a step changes hands; null puts it back into the pool. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void assign(String taskId, @Nullable PersonId assignee, @Nullable PersonId givenBy) {
        held.forget(taskId);
        jdbc.sql("""
                        update worklist set assignee = ?, given_by = ?, queue = coalesce(?, pool)
                        where task_id = ? and closed_at is null
                        """)
                .params(
                        value(assignee),
                        value(givenBy == null ? assignee : givenBy),
                        assignee == null ? null : queueOf(assignee),
                        taskId)
                .update();
    }

    /** Written by the process as it leaves a step. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(String taskId, @Nullable PersonId by, Instant now) {
        held.forget(taskId);
        jdbc.sql(
                        "update worklist set closed_at = ?, closed_by = ?, queue = null where task_id = ? and closed_at is null")
                .params(at(now), value(by), taskId)
                .update();
    }

    /** Puts a turn back that the engine has and this list has lost. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void restore(Turn turn) {
        held.forget(turn.taskId());
        jdbc.sql("delete from worklist where task_id = ?").param(turn.taskId()).update();
        open(turn);
    }

    /** Follows the subject's title, which a writer may change while the turn is open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retitle(String subject, String title) {
        held.forgetAll(turn -> turn.subject().equals(subject));
        jdbc.sql("update worklist set title = ? where subject = ? and closed_at is null")
                .params(title, subject)
                .update();
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

    private static String queueOf(PersonId person) {
        return "person:" + person;
    }

    private static String pool(Set<Role> candidates) {
        return switch (candidates.size()) {
            case 0 -> "nobody";
            case 1 -> "role:" + names(candidates);
            default -> "roles:" + names(candidates);
        };
    }

    /** Two first turns may race for the same pool: the loser's insert is undone alone. */
    private void register(String pool, Set<Role> roles) {
        boolean known = jdbc.sql("select count(*) from worklist_pool where pool = ?")
                        .param(pool)
                        .query(Integer.class)
                        .single()
                > 0;
        if (known) {
            return;
        }
        try {
            savepoint.executeWithoutResult(status -> roles.stream()
                    .sorted()
                    .forEach(role -> jdbc.sql("insert into worklist_pool (role, pool) values (?, ?)")
                            .params(role.name(), pool)
                            .update()));
        } catch (DuplicateKeyException alreadyThere) {
            // The other turn's transaction has committed it.
        }
    }

    private static String names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(" "));
    }

    static Turn turn(ResultSet row) throws SQLException {
        OffsetDateTime due = row.getObject("due", OffsetDateTime.class);
        return new Turn(
                row.getString("task_id"),
                row.getString("subject"),
                row.getInt("number"),
                row.getString("title"),
                row.getString("topic"),
                row.getString("step"),
                row.getString("page"),
                row.getString("instruction"),
                row.getBoolean("refusable"),
                person(row, "assignee"),
                roles(row.getString("candidates")),
                person(row, "given_by"),
                person(row, "handed_by"),
                row.getString("note"),
                instant(row, "since"),
                due == null ? null : due.toInstant());
    }

    private static Set<Role> roles(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Role::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        UUID value = row.getObject(column, UUID.class);
        return value == null ? null : new PersonId(value);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable UUID value(@Nullable PersonId id) {
        return id == null ? null : id.value();
    }

    private static OffsetDateTime queueDue(@Nullable Instant due) {
        return due == null ? NEVER : at(due);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    record Query(String sql, List<Object> params) {}

    private record Found(Turn turn, boolean closed) {

        Turn open() {
            if (closed) {
                throw new TurnIsOver(turn.step(), turn.title());
            }
            return turn;
        }
    }
}
