package org.imprimatur.worklist;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Absences;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * All turns, and what people do about whose they are: they take one, give it to somebody, or hand it back. Each of that
 * is asked of {@link TurnPolicy}, refused to whoever may not, and announced; the process follows, and then writes here,
 * in the same transaction, what became of it. What waits for somebody is asked of {@link TurnQueues}.
 */
@Repository
public class Worklist {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher announce;
    private final People people;
    private final AuditTrail audit;
    private final TurnAccess access;
    private final TurnRules rules;
    private final Absences absences;
    private final Clock clock;
    private final TransactionTemplate savepoint;
    private final LockedRows<String, Turn> lockedRows = new LockedRows<>();

    Worklist(
            JdbcClient jdbc,
            ApplicationEventPublisher announce,
            People people,
            AuditTrail audit,
            TurnAccess access,
            TurnRules rules,
            Absences absences,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.announce = announce;
        this.people = people;
        this.audit = audit;
        this.access = access;
        this.rules = rules;
        this.absences = absences;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** The turn, if it is open. */
    public Optional<Turn> find(String taskId) {
        return jdbc.sql("select * from worklist where task_id = ? and closed_at is null")
                .param(taskId)
                .query((row, n) -> TurnRowMapper.turn(row))
                .optional();
    }

    /** The turn, if it is over. */
    public Optional<FinishedTurn> finished(String taskId) {
        return jdbc.sql("select * from worklist where task_id = ? and closed_at is not null")
                .param(taskId)
                .query((row, n) -> new FinishedTurn(
                        TurnRowMapper.turn(row), TurnRowMapper.person(row, "closed_by"), DbTime.read(row, "closed_at")))
                .optional();
    }

    /** The turn on one subject that was over last. */
    public Optional<FinishedTurn> lastFinished(Subject subject) {
        return jdbc.sql("""
                        select * from worklist where subject = ? and closed_at is not null
                        order by closed_at desc, since desc fetch first 1 rows only
                        """)
                .param(subject.key())
                .query((row, n) -> new FinishedTurn(
                        TurnRowMapper.turn(row), TurnRowMapper.person(row, "closed_by"), DbTime.read(row, "closed_at")))
                .optional();
    }

    /** Open turns on one subject, oldest first. */
    public List<Turn> openOn(Subject subject) {
        return jdbc.sql("select * from worklist where subject = ? and closed_at is null order by since, task_id")
                .param(subject.key())
                .query((row, n) -> TurnRowMapper.turn(row))
                .list();
    }

    /** Turns on it that this person finished. */
    public List<Turn> finishedOn(Subject subject, PersonId person) {
        return jdbc.sql("select * from worklist where subject = ? and closed_by = ?")
                .params(subject.key(), person.value())
                .query((row, n) -> TurnRowMapper.turn(row))
                .list();
    }

    /** Open turns these people have. */
    public List<Turn> heldBy(Collection<PersonId> persons) {
        return persons.isEmpty()
                ? List.of()
                : jdbc.sql("select * from worklist where queue in (:queues) order by queue_due, task_id")
                        .param(
                                "queues",
                                persons.stream().map(TurnQueues::queueOf).toList())
                        .query((row, n) -> TurnRowMapper.turn(row))
                        .list();
    }

    /** How many open turns each of these people has. */
    public Map<PersonId, Integer> load(Collection<PersonId> persons) {
        Map<PersonId, Integer> load = new HashMap<>();
        persons.forEach(person -> load.put(person, 0));
        if (persons.isEmpty()) {
            return load;
        }
        jdbc.sql("select assignee, count(*) as held from worklist where queue in (:queues) group by assignee")
                .param("queues", persons.stream().map(TurnQueues::queueOf).toList())
                .query(row -> {
                    load.put(new PersonId(row.getObject("assignee", UUID.class)), row.getInt("held"));
                });
        return load;
    }

    /**
     * The turn, held until the transaction ends, so that of two people finishing it at once one is told.
     *
     * @throws TurnAccess.TurnIsOver if it was finished before
     * @throws TurnAccess.NoSuchTurn if there never was one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Turn hold(String taskId) {
        return lockedRows.find(taskId).orElseGet(() -> {
            Found found = lock(taskId);
            if (found.closed()) {
                throw new TurnAccess.TurnIsOver(
                        found.turn().step(), found.turn().title());
            }
            return lockedRows.remember(taskId, found.turn());
        });
    }

    /** The same for a person, who is told of it only what they may know. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Turn hold(Person person, String taskId) {
        return lockedRows.find(taskId).orElseGet(() -> {
            Found found = lock(taskId);
            if (found.closed()) {
                throw access.isOver(person, found.turn());
            }
            return lockedRows.remember(taskId, found.turn());
        });
    }

    private Found lock(String taskId) {
        return jdbc.sql("select * from worklist where task_id = ? for update")
                .param(taskId)
                .query((row, n) -> new Found(TurnRowMapper.turn(row), row.getObject("closed_at") != null))
                .optional()
                .orElseThrow(TurnAccess.NoSuchTurn::new);
    }

    /**
     * The turn, held, if it is this person's and served by this page.
     *
     * @throws TurnAccess.NotYourTurn if it is not theirs to finish
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Turn holdFor(Person person, String taskId, StepForm form) {
        Turn turn = hold(person, taskId);
        if (!turn.isServedBy(form)) {
            throw new TurnAccess.NoSuchTurn();
        }
        if (!TurnPolicy.mayWorkOn(person, turn)) {
            throw access.notYours(person, turn);
        }
        return turn;
    }

    /**
     * Takes a turn from its pool; taking what one already has changes nothing.
     *
     * @throws TurnIsTaken if somebody else was quicker
     */
    @Transactional
    public Turn take(Person me, String taskId) {
        Person person = people.hold(me.id());
        Turn turn = hold(person, taskId);
        if (TurnPolicy.mayWorkOn(person, turn)) {
            return turn;
        }
        if (!TurnPolicy.mayTake(person, turn)) {
            throw notToBeTaken(person, turn);
        }
        rules.mustHaveNoObstacle(person, turn);
        announce.publishEvent(new TurnTaken(taskId, person.id()));
        return turn;
    }

    private Refusal notToBeTaken(Person person, Turn turn) {
        if (!access.mayKnow(person, turn)) {
            return access.unknown(person, turn);
        }
        PersonId holder = turn.assignee();
        return holder != null && TurnPolicy.mayReceive(person, turn)
                ? new TurnIsTaken(
                        turn.step(), turn.title(), people.require(holder).name())
                : new TurnAccess.NotYourTurn(turn.step(), turn.title());
    }

    /** Puts a turn back into its pool. The reason is written down, and told to whoever takes it next. */
    @Transactional
    public Turn handBack(Person person, String taskId, String reason) {
        Turn turn = hold(person, taskId);
        if (!TurnPolicy.mayHandBack(person, turn)) {
            throw access.notYours(person, turn);
        }
        lockedRows.forget(taskId);
        jdbc.sql("update worklist set note = ? where task_id = ?")
                .params(turn.withRemark(person, reason).storedNote(), taskId)
                .update();
        audit.record(turn.subject(), person.id(), TurnAction.REASON, turn.step(), Map.of("note", reason));
        announce.publishEvent(new TurnHandedBack(taskId, person.id(), reason));
        return turn;
    }

    /** Names who shall have a turn; naming whoever has it already changes nothing. */
    @Transactional
    public Turn give(Person publisher, String taskId, Person named) {
        Person to = people.hold(named.id());
        Turn turn = hold(publisher, taskId);
        if (!TurnPolicy.mayGive(publisher, turn) || !TurnPolicy.mayReceive(to, turn)) {
            throw access.notYours(publisher, turn);
        }
        if (!turn.isHeldBy(to.id())) {
            rules.mustHaveNoObstacle(to, turn);
            announce.publishEvent(new TurnGiven(taskId, to.id(), publisher.id()));
        }
        return turn;
    }

    /**
     * Moves the day a turn is due. Its reminders begin anew with the new one; moving it to where it is changes nothing.
     *
     * @param reason is written down, and told to whoever has the turn or may take it
     */
    @Transactional
    public Turn moveDue(Person publisher, String taskId, Instant due, String reason) {
        Turn turn = hold(publisher, taskId);
        if (!TurnPolicy.mayMoveDue(publisher, turn)) {
            throw access.notYours(publisher, turn);
        }
        if (due.equals(turn.due())) {
            return turn;
        }
        lockedRows.forget(taskId);
        writeDue(turn, due);
        jdbc.sql("update worklist set drawn_due = ? where task_id = ? and reckoned_due is not null")
                .params(DbTime.at(due), taskId)
                .update();
        recordDue(turn, due, publisher.id(), reason);
        announce.publishEvent(new TurnDueMoved(turn, due, publisher.id(), reason));
        return turn;
    }

    /**
     * Reckons anew when a turn is due, because what a reader was promised, or how grave a mistake is, has changed. What is
     * reckoned from when it began tells whether it has; while that stands, a day that somebody has set since is left
     * alone. The new day is reckoned from now: what lies behind was spent before anybody knew.
     *
     * @param chain gives, for the moment it is reckoned from, the day it is due; not asked if it is not urgent
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reckonDue(String taskId, Urgency urgency, Function<Instant, @Nullable Instant> chain) {
        Turn turn = hold(taskId);
        Reckoned before = reckonedBefore(taskId);
        Instant drawn = before.drawn() == null && before.reckoned() == null ? turn.due() : before.drawn();
        Instant reckoned = urgency.isUrgent() ? chain.apply(turn.since()) : null;
        boolean stands = Objects.equals(before.reckoned(), reckoned);
        if (stands && before.urgency() == urgency.level().ordinal()) {
            return;
        }
        lockedRows.forget(taskId);
        jdbc.sql("update worklist set urgency = ?, drawn_due = ?, reckoned_due = ? where task_id = ?")
                .params(
                        urgency.level().ordinal(),
                        DbTime.atOrNull(reckoned == null ? null : drawn),
                        DbTime.atOrNull(reckoned),
                        taskId)
                .update();
        if (stands) {
            return;
        }
        Instant due = reckoned == null ? drawn : DueChain.sooner(drawn, chain.apply(clock.instant()));
        if (due != null && !due.equals(turn.due())) {
            writeDue(turn, due);
            recordDue(turn, due, null, "");
            announce.publishEvent(new TurnDueMoved(turn, due, null, ""));
        }
    }

    /** Of a turn that has just begun with the due date that was reckoned for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begunUrgently(String taskId, Urgency urgency, @Nullable Instant drawn, @Nullable Instant reckoned) {
        jdbc.sql("update worklist set urgency = ?, drawn_due = ?, reckoned_due = ? where task_id = ?")
                .params(urgency.level().ordinal(), DbTime.atOrNull(drawn), DbTime.atOrNull(reckoned), taskId)
                .update();
    }

    /** Open turns that stand among the urgent ones. */
    public List<Turn> urgent() {
        return jdbc.sql("select * from worklist where urgency > 0 and closed_at is null order by since, task_id")
                .query((row, n) -> TurnRowMapper.turn(row))
                .list();
    }

    private record Reckoned(
            int urgency, @Nullable Instant drawn, @Nullable Instant reckoned) {}

    private Reckoned reckonedBefore(String taskId) {
        return jdbc.sql("select urgency, drawn_due, reckoned_due from worklist where task_id = ?")
                .param(taskId)
                .query((row, n) -> new Reckoned(
                        row.getInt("urgency"),
                        DbTime.readOrNull(row, "drawn_due"),
                        DbTime.readOrNull(row, "reckoned_due")))
                .single();
    }

    private void writeDue(Turn turn, Instant due) {
        jdbc.sql("update worklist set due = ?, queue_due = ?, reminded = 0 where task_id = ?")
                .params(DbTime.at(due), DbTime.at(TurnRowMapper.queueDue(due)), turn.taskId())
                .update();
    }

    private void recordDue(Turn turn, Instant due, @Nullable PersonId by, String reason) {
        Map<String, String> facts = new TreeMap<>(Map.of("at", due.toString()));
        if (!reason.isEmpty()) {
            facts.put("note", reason);
        }
        if (turn.due() != null) {
            facts.put("was", turn.due().toString());
        }
        audit.record(turn.subject(), by, TurnAction.DUE_MOVED, turn.step(), facts);
    }

    /**
     * Puts a turn back into its pool if its holder, as their record says now, may not go on with it.
     *
     * @param by who brought that about, null if the server found it so
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void vacate(String taskId, @Nullable PersonId by) {
        Turn turn = hold(taskId);
        PersonId holder = turn.assignee();
        if (holder != null) {
            obstacle(holder, turn).ifPresent(vacancy -> vacate(turn, vacancy, by));
        }
    }

    /**
     * Puts a turn back into its pool that the process offered to somebody first, if they still have it by its offer alone.
     *
     * @return whether it was theirs by the offer
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean withdrawOffer(String taskId, PersonId offeredTo) {
        Turn turn = hold(taskId);
        if (!turn.isHeldBy(offeredTo) || turn.assignment().givenBy() != null) {
            return false;
        }
        vacate(turn, new Vacancy(offeredTo, Vacancy.Why.NOT_TAKEN_UP), null);
        return true;
    }

    /**
     * Puts a turn back into its pool because whoever has it has a leave of absence; one that no pool could do stays.
     *
     * @param by who gave it back, null if its day did
     * @return whether it went back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean vacateForLeave(String taskId, PersonId absent, @Nullable PersonId by) {
        Turn turn = hold(taskId);
        if (!turn.isHeldBy(absent) || !TurnPolicy.canPassToPool(turn)) {
            return false;
        }
        vacate(turn, new Vacancy(absent, Vacancy.Why.AWAY), by);
        return true;
    }

    /**
     * Puts those of somebody's turns back into their pools that are chosen because of their leave; without one, none does.
     *
     * @return how many went back; one that is over, or not theirs any more, does not
     */
    @Transactional
    public int giveBackForLeave(Person by, PersonId absent, Collection<String> taskIds) {
        Person now = people.require(by.id());
        int given = 0;
        for (Turn turn : heldBy(List.of(absent))) {
            boolean may = absences.isExpected(absent) && (now.is(absent) || TurnPolicy.mayGive(now, turn));
            if (taskIds.contains(turn.taskId()) && may && vacateForLeave(turn.taskId(), absent, now.id())) {
                given++;
            }
        }
        return given;
    }

    private void vacate(Turn turn, Vacancy vacancy, @Nullable PersonId by) {
        lockedRows.forget(turn.taskId());
        jdbc.sql("update worklist set vacated_by = ?, vacated_why = ? where task_id = ?")
                .params(vacancy.by().value(), vacancy.why().name(), turn.taskId())
                .update();
        announce.publishEvent(new TurnVacated(turn.taskId(), by));
    }

    /**
     * Why a turn cannot begin with this person; nothing if it can. Whoever is away is asked for nothing first.
     *
     * @param record theirs, null if there is none
     */
    public Optional<Vacancy> obstacleToBegin(PersonId person, @Nullable Person record, Turn turn) {
        Optional<Vacancy> obstacle = obstacle(person, Optional.ofNullable(record), turn);
        return obstacle.isPresent() || !TurnPolicy.canPassToPool(turn) || !absences.isAway(person)
                ? obstacle
                : Optional.of(new Vacancy(person, Vacancy.Why.AWAY));
    }

    /** Why a turn cannot be with this person, or stay with them; nothing if it can. */
    public Optional<Vacancy> obstacle(PersonId person, Turn turn) {
        return obstacle(person, people.find(person), turn);
    }

    private Optional<Vacancy> obstacle(PersonId person, Optional<Person> found, Turn turn) {
        Optional<Person> fit = found.filter(known -> TurnPolicy.mayHold(known, turn));
        if (fit.isPresent()) {
            return fit.flatMap(known -> rules.vacancy(known, turn));
        }
        boolean here = found.filter(Person::active).isPresent();
        return Optional.of(new Vacancy(person, here ? Vacancy.Why.ROLE_TAKEN : Vacancy.Why.LEFT));
    }

    /** Written by the process as it reaches a step. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(Turn turn) {
        String pool = TurnQueues.pool(turn.candidates());
        jdbc.sql("""
                        insert into worklist (task_id, subject, number, title, topic, step, page, instruction, refusable,
                                              assignee, candidates, given_by, handed_by, note, since, due,
                                              pool, queue, queue_due, vacated_by, vacated_why)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        turn.taskId(),
                        turn.subject().key(),
                        turn.number(),
                        turn.title(),
                        turn.topic(),
                        turn.step(),
                        turn.formKey(),
                        turn.stage().instruction(),
                        turn.stage().refusable(),
                        TurnRowMapper.value(turn.assignee()),
                        TurnRowMapper.names(turn.candidates()),
                        TurnRowMapper.value(turn.assignment().givenBy()),
                        TurnRowMapper.value(turn.from()),
                        turn.storedNote(),
                        DbTime.at(turn.since()),
                        DbTime.atOrNull(turn.due()),
                        pool,
                        turn.assignee() == null ? pool : TurnQueues.queueOf(turn.assignee()),
                        DbTime.at(TurnRowMapper.queueDue(turn.due())),
                        turn.vacancy() == null ? null : turn.vacancy().by().value(),
                        turn.vacancy() == null ? null : turn.vacancy().why().name())
                .update();
        if (turn.candidates().size() > 1) {
            register(pool, turn.candidates());
        }
        lockedRows.remember(turn.taskId(), turn);
    }

    /** Written when a turn goes by another diagram than it began with: what is asked, of whom, and until when. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void updateFromDiagram(Turn turn) {
        Instant due = hold(turn.taskId()).due();
        lockedRows.forget(turn.taskId());
        String pool = TurnQueues.pool(turn.candidates());
        jdbc.sql("""
                        update worklist set step = ?, page = ?, instruction = ?, refusable = ?, candidates = ?, pool = ?,
                                            queue = ?, due = ?, queue_due = ?, reminded = case when ? then reminded else 0 end,
                                            drawn_due = case when ? then drawn_due else null end,
                                            reckoned_due = case when ? then reckoned_due else null end
                        where task_id = ? and closed_at is null
                        """)
                .params(
                        turn.step(),
                        turn.formKey(),
                        turn.stage().instruction(),
                        turn.stage().refusable(),
                        TurnRowMapper.names(turn.candidates()),
                        pool,
                        turn.assignee() == null ? pool : TurnQueues.queueOf(turn.assignee()),
                        DbTime.atOrNull(turn.due()),
                        DbTime.at(TurnRowMapper.queueDue(turn.due())),
                        Objects.equals(due, turn.due()),
                        Objects.equals(due, turn.due()),
                        Objects.equals(due, turn.due()),
                        turn.taskId())
                .update();
        if (turn.candidates().size() > 1) {
            register(pool, turn.candidates());
        }
    }

    /** Written by the process when a step changes hands; null puts it back into the pool. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void assign(String taskId, @Nullable PersonId assignee, @Nullable PersonId givenBy) {
        lockedRows.forget(taskId);
        String filled = assignee == null ? "" : ", vacated_by = null, vacated_why = null";
        jdbc.sql("update worklist set assignee = ?, given_by = ?, queue = coalesce(?, pool)" + filled
                        + " where task_id = ? and closed_at is null")
                .params(
                        TurnRowMapper.value(assignee),
                        TurnRowMapper.value(givenBy == null ? assignee : givenBy),
                        assignee == null ? null : TurnQueues.queueOf(assignee),
                        taskId)
                .update();
    }

    /** Written by the process as it leaves a step. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(String taskId, @Nullable PersonId by, Instant now) {
        lockedRows.forget(taskId);
        jdbc.sql(
                        "update worklist set closed_at = ?, closed_by = ?, queue = null where task_id = ? and closed_at is null")
                .params(DbTime.at(now), TurnRowMapper.value(by), taskId)
                .update();
    }

    /** Puts a turn back that the engine has and this list has lost. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void restore(Turn turn) {
        lockedRows.forget(turn.taskId());
        jdbc.sql("delete from worklist where task_id = ?").param(turn.taskId()).update();
        begin(turn);
    }

    /** Follows the subject's title, which a writer may change while the turn is open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retitle(Subject subject, String title) {
        lockedRows.forgetAll(turn -> turn.subject().equals(subject));
        jdbc.sql("update worklist set title = ? where subject = ? and closed_at is null")
                .params(title, subject.key())
                .update();
    }

    /** Follows a topic that is called otherwise now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retopic(String before, String after) {
        lockedRows.forgetAll(turn -> turn.topic().equals(before));
        jdbc.sql("update worklist set topic = ? where topic = ? and closed_at is null")
                .params(after, before)
                .update();
    }

    /** Follows what the subject is about, which a publisher may change while the turn is open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retopic(Subject subject, String topic) {
        lockedRows.forgetAll(turn -> turn.subject().equals(subject));
        jdbc.sql("update worklist set topic = ? where subject = ? and closed_at is null")
                .params(topic, subject.key())
                .update();
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

    private record Found(Turn turn, boolean closed) {}

    /** Somebody else was quicker. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class TurnIsTaken extends Refusal {

        public TurnIsTaken(String step, String title, String holder) {
            super(step, title, holder);
        }
    }

    /** A publisher named who shall have a turn. */
    public record TurnGiven(String taskId, PersonId to, PersonId by) {}

    /** A person put a turn back into the pool, saying why. */
    public record TurnHandedBack(String taskId, PersonId by, String reason) {}

    /**
     * The day a turn is due has moved: a publisher moved it, saying why, or what a reader was promised did.
     *
     * @param was the turn as it was due until now
     * @param by  null if it follows a promise
     */
    public record TurnDueMoved(
            Turn was, Instant due, @Nullable PersonId by, String reason) {}

    /** A person took a turn from the pool. */
    public record TurnTaken(String taskId, PersonId by) {}

    /**
     * A turn is to go back to its pool because whoever has it may not go on with it.
     *
     * @param by who took the role away or closed the account, null if the server found it so
     */
    public record TurnVacated(String taskId, @Nullable PersonId by) {}
}
