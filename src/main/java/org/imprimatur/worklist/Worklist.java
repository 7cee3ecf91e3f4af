package org.imprimatur.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * All open turns: a read model of our own, written in the transaction of each handoff and indexed for the one question
 * everybody asks, "what waits for me?". A turn stands in the queue of its assignee, or in the queue of each candidate
 * role while nobody has it.
 */
@Repository
public class Worklist {

    /** Sorts turns without a due date behind all others. */
    private static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher announce;

    Worklist(JdbcClient jdbc, ApplicationEventPublisher announce) {
        this.jdbc = jdbc;
        this.announce = announce;
    }

    public Optional<Turn> find(String taskId) {
        return jdbc.sql("select * from worklist where task_id = ? and closed_at is null")
                .param(taskId)
                .query((row, n) -> turn(row))
                .optional();
    }

    /** Open turns on one subject, oldest first. */
    public List<Turn> openOn(String subject) {
        return jdbc.sql("select * from worklist where subject = ? and closed_at is null order by since, task_id")
                .param(subject)
                .query((row, n) -> turn(row))
                .list();
    }

    /**
     * The turn, held until the transaction ends, so that of two people finishing it at once one is told.
     *
     * @throws TurnIsOver if it was finished before
     * @throws NoSuchTurn if there never was one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Turn hold(String taskId) {
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

    @Transactional
    public void take(Person person, String taskId) {
        Turn turn = hold(taskId);
        if (!TurnPolicy.mayTake(person, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        announce.publishEvent(new TurnTaken(taskId, person.id()));
    }

    @Transactional
    public void handBack(Person person, String taskId, String reason) {
        Turn turn = hold(taskId);
        if (!TurnPolicy.mayHandBack(person, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        announce.publishEvent(new TurnHandedBack(taskId, person.id(), reason));
    }

    @Transactional
    public void give(Person publisher, String taskId, Person to) {
        Turn turn = hold(taskId);
        if (!TurnPolicy.mayGive(publisher, turn) || !TurnPolicy.mayReceive(to, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        announce.publishEvent(new TurnGiven(taskId, to.id(), publisher.id()));
    }

    /** Written by the process as it reaches a step. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(Turn turn) {
        jdbc.sql("""
                        insert into worklist (task_id, subject, number, title, topic, step, page, instruction, refusable,
                                              assignee, candidates, given_by, handed_by, note, since, due)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                        turn.candidates().stream().map(Role::name).sorted().collect(Collectors.joining(" ")),
                        value(turn.givenBy()),
                        value(turn.from()),
                        turn.note(),
                        at(turn.since()),
                        turn.due() == null ? null : at(turn.due()))
                .update();
        enqueue(turn);
    }

    /** Written by the process when a step changes hands; null puts it back into the pool. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void assign(String taskId, @Nullable PersonId assignee, @Nullable PersonId givenBy) {
        jdbc.sql("update worklist set assignee = ?, given_by = ? where task_id = ?")
                .params(value(assignee), value(givenBy), taskId)
                .update();
        jdbc.sql("delete from worklist_queue where task_id = ?").param(taskId).update();
        find(taskId).ifPresent(this::enqueue);
    }

    /** Written by the process as it leaves a step. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(String taskId, @Nullable PersonId by, Instant now) {
        jdbc.sql("delete from worklist_queue where task_id = ?").param(taskId).update();
        jdbc.sql("update worklist set closed_at = ?, closed_by = ? where task_id = ?")
                .params(at(now), value(by), taskId)
                .update();
    }

    /** Puts a turn back that the engine has and this list has lost. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void restore(Turn turn) {
        jdbc.sql("delete from worklist_queue where task_id = ?")
                .param(turn.taskId())
                .update();
        jdbc.sql("delete from worklist where task_id = ?").param(turn.taskId()).update();
        open(turn);
    }

    /** Follows the subject's title, which a writer may change while the turn is open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retitle(String subject, String title) {
        jdbc.sql("update worklist set title = ? where subject = ? and closed_at is null")
                .params(title, subject)
                .update();
    }

    private void enqueue(Turn turn) {
        if (turn.assignee() != null) {
            enqueue(turn, "person:" + turn.assignee());
            return;
        }
        for (Role role : turn.candidates()) {
            enqueue(turn, "role:" + role);
        }
    }

    private void enqueue(Turn turn, String queue) {
        jdbc.sql("insert into worklist_queue (queue, due, task_id, topic) values (?, ?, ?, ?)")
                .params(queue, turn.due() == null ? NEVER : at(turn.due()), turn.taskId(), turn.topic())
                .update();
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
                row.getObject("since", OffsetDateTime.class).toInstant(),
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

    private static @Nullable UUID value(@Nullable PersonId id) {
        return id == null ? null : id.value();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private record Found(Turn turn, boolean closed) {

        Turn open() {
            if (closed) {
                throw new TurnIsOver(turn.step(), turn.title());
            }
            return turn;
        }
    }
}
