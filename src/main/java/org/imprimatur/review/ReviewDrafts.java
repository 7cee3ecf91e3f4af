package org.imprimatur.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reviewers' unsent notes, kept on the server so that a phone may be put away halfway through. */
@Repository
public class ReviewDrafts {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewDrafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param revision the one the notes were made on */
    public record Draft(int revision, String notes, Instant savedAt) {}

    public Optional<Draft> find(String taskId, PersonId person) {
        return jdbc.sql("select * from review_draft where task_id = ? and person_id = ?")
                .params(taskId, person.value())
                .query((row, n) ->
                        new Draft(row.getInt("revision"), row.getString("notes"), DbTime.read(row, "saved_at")))
                .optional();
    }

    /** Whether anybody has notes in the turn. */
    boolean isAny(String taskId) {
        return jdbc.sql("select count(*) from review_draft where task_id = ?")
                        .param(taskId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Must not be called inside a transaction: the loser of two first saves would spoil it in PostgreSQL. */
    public void keep(String taskId, PersonId person, int revision, String notes) {
        if (update(taskId, person, revision, notes)) {
            return;
        }
        try {
            jdbc.sql("insert into review_draft (task_id, person_id, revision, notes, saved_at) values (?, ?, ?, ?, ?)")
                    .params(taskId, person.value(), revision, notes, DbTime.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException keptMeanwhile) {
            update(taskId, person, revision, notes);
        }
    }

    /** The turn is over; what was sent stands in a record of its own. */
    void drop(String taskId) {
        jdbc.sql("delete from review_draft where task_id = ?").param(taskId).update();
    }

    private boolean update(String taskId, PersonId person, int revision, String notes) {
        return jdbc.sql(
                                "update review_draft set revision = ?, notes = ?, saved_at = ? where task_id = ? and person_id = ?")
                        .params(revision, notes, DbTime.at(clock.instant()), taskId, person.value())
                        .update()
                > 0;
    }
}
