package org.imprimatur.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All leaves of absence: those to come, those under way, and as a record those that are over. */
@Repository
public class LeavesOfAbsence {

    private static final RowMapper<LeaveOfAbsence> LEAVE = (row, n) -> new LeaveOfAbsence(
            row.getObject("id", UUID.class),
            new PersonId(row.getObject("person_id", UUID.class)),
            row.getObject("first_day", LocalDate.class),
            row.getObject("last_day", LocalDate.class),
            DbTime.readOrNull(row, "ended_at"));

    private static final String OPEN = "select * from leave_of_absence where ended_at is null and last_day >= ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    LeavesOfAbsence(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The person's leave that is to come or under way; they have one at most. */
    public Optional<LeaveOfAbsence> openOf(PersonId person) {
        return jdbc.sql(OPEN + " and person_id = ? order by first_day fetch first 1 rows only")
                .params(today(), person.value())
                .query(LEAVE)
                .optional();
    }

    /** The person's last leaves that are over, ended early or withdrawn, the newest first. */
    public List<LeaveOfAbsence> pastOf(PersonId person) {
        return jdbc.sql("""
                        select * from leave_of_absence where person_id = ? and (ended_at is not null or last_day < ?)
                        order by first_day desc, said_at desc fetch first 10 rows only
                        """).params(person.value(), today()).query(LEAVE).list();
    }

    /** Those of everybody that are to come or under way, the first to begin first. */
    public List<LeaveOfAbsence> open() {
        return jdbc.sql(OPEN + " order by first_day, id")
                .param(today())
                .query(LEAVE)
                .list();
    }

    /** Those of everybody that are under way today. */
    public List<LeaveOfAbsence> underWay() {
        return jdbc.sql(OPEN + " and first_day <= ? order by first_day, id")
                .params(today(), today())
                .query(LEAVE)
                .list();
    }

    /** Those under way whose turns have not been looked through up to their last day. */
    public List<LeaveOfAbsence> uncovered() {
        return jdbc.sql(
                        OPEN
                                + " and first_day <= ? and (covered_until is null or covered_until < last_day) order by first_day, id")
                .params(today(), today())
                .query(LEAVE)
                .list();
    }

    /**
     * The leave, held until the transaction ends, if its turns are still to be looked through and no other node does so.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<LeaveOfAbsence> claimUncovered(UUID id) {
        return jdbc.sql(
                        OPEN
                                + " and first_day <= ? and (covered_until is null or covered_until < last_day) and id = ? for update skip locked")
                .params(today(), today(), id)
                .query(LEAVE)
                .optional();
    }

    /** Up to which due date its turns were looked through before; nothing if they never were. */
    public Optional<LocalDate> coveredUntil(UUID id) {
        return jdbc.sql("select covered_until from leave_of_absence where id = ? and covered_until is not null")
                .param(id)
                .query((row, n) -> row.getObject("covered_until", LocalDate.class))
                .optional();
    }

    /** Its turns were looked through, up to its last day. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void covered(LeaveOfAbsence leave) {
        jdbc.sql("update leave_of_absence set covered_until = ? where id = ?")
                .params(leave.lastDay(), leave.id())
                .update();
    }

    /** Who was away, is back, and has not been told yet what waits for them. */
    public List<PersonId> unwelcomed() {
        return jdbc.sql("""
                        select distinct person_id from leave_of_absence
                        where welcomed_at is null and (ended_at is not null or last_day < ?)
                        """)
                .param(today())
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /**
     * The person has been told what waits for them, now that they are back.
     *
     * @return whether they had not been before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean welcome(PersonId person) {
        return jdbc.sql("""
                        update leave_of_absence set welcomed_at = ?
                        where person_id = ? and welcomed_at is null and (ended_at is not null or last_day < ?)
                        """)
                        .params(DbTime.at(DbTime.now(clock)), person.value(), today())
                        .update()
                > 0;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(LeaveOfAbsence leave, PersonId by) {
        jdbc.sql("""
                        insert into leave_of_absence (id, person_id, first_day, last_day, said_by, said_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        leave.id(),
                        leave.person().value(),
                        leave.firstDay(),
                        leave.lastDay(),
                        by.value(),
                        DbTime.at(DbTime.now(clock)))
                .update();
    }

    /** One that has not begun after all is looked through anew when it does. */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(LeaveOfAbsence leave, PersonId by) {
        jdbc.sql("""
                        update leave_of_absence set first_day = ?, last_day = ?, said_by = ?, said_at = ?,
                                                    covered_until = case when ? then covered_until else null end
                        where id = ?
                        """)
                .params(
                        leave.firstDay(),
                        leave.lastDay(),
                        by.value(),
                        DbTime.at(DbTime.now(clock)),
                        leave.isUnderWay(today()),
                        leave.id())
                .update();
    }

    /** @param welcome whether they know by themselves that they are back */
    @Transactional(propagation = Propagation.MANDATORY)
    void end(LeaveOfAbsence leave, PersonId by, boolean welcome) {
        Instant now = DbTime.now(clock);
        jdbc.sql("update leave_of_absence set ended_at = ?, ended_by = ?, welcomed_at = ? where id = ?")
                .params(DbTime.at(now), by.value(), DbTime.atOrNull(welcome ? now : null), leave.id())
                .update();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
