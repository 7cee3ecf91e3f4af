package org.imprimatur.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far the reminders of each open turn have come: at which step of their schedule the last one was. */
@Repository
public class TurnReminders {

    /** So many turns {@link #owed} names at once. */
    public static final int MOST = 200;

    static final String OWED = """
            select task_id from worklist where closed_at is null and reminded = ? and queue_due <= ?
            order by queue_due, task_id fetch first %d rows only
            """.formatted(MOST);

    private final JdbcClient jdbc;

    TurnReminders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Task ids of the first open turns reminded up to this step of the schedule and no further that were due by then. */
    public List<String> owed(int step, Instant dueBy) {
        return jdbc.sql(OWED).params(step, DbTime.at(dueBy)).query(String.class).list();
    }

    /** The turn, held until the transaction ends, if it still stands at this step and no other node has it in hand. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Turn> claim(String taskId, int step) {
        return jdbc.sql("""
                        select * from worklist where task_id = ? and reminded = ? and closed_at is null
                        for update skip locked
                        """)
                .params(taskId, step)
                .query((row, n) -> TurnRowMapper.turn(row))
                .optional();
    }

    /** Written together with the letters that remind of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reminded(String taskId, int step) {
        jdbc.sql("update worklist set reminded = ? where task_id = ?")
                .params(step, taskId)
                .update();
    }
}
