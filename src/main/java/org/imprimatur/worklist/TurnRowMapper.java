package org.imprimatur.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;

/** Reads turns from rows of the table, and says how their parts stand there. */
final class TurnRowMapper {

    /** Sorts turns without a due date behind all others. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private TurnRowMapper() {}

    static String names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(" "));
    }

    static Turn turn(ResultSet row) throws SQLException {
        return new Turn(
                row.getString("task_id"),
                Subject.of(row.getString("subject")),
                row.getInt("number"),
                row.getString("title"),
                row.getString("topic"),
                stage(row),
                new Turn.Assignment(person(row, "assignee"), person(row, "given_by"), vacancy(row)),
                person(row, "handed_by"),
                row.getString("note"),
                DbTime.read(row, "since"),
                DbTime.readOrNull(row, "due"));
    }

    private static Turn.Stage stage(ResultSet row) throws SQLException {
        return new Turn.Stage(
                row.getString("step"),
                row.getString("page"),
                row.getString("instruction"),
                row.getBoolean("refusable"),
                roles(row.getString("candidates")));
    }

    private static @Nullable Vacancy vacancy(ResultSet row) throws SQLException {
        PersonId by = person(row, "vacated_by");
        return by == null ? null : new Vacancy(by, Vacancy.Why.valueOf(row.getString("vacated_why")));
    }

    static Set<Role> roles(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Role::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        UUID value = row.getObject(column, UUID.class);
        return value == null ? null : new PersonId(value);
    }

    static @Nullable UUID value(@Nullable PersonId id) {
        return id == null ? null : id.value();
    }

    static Instant queueDue(@Nullable Instant due) {
        return due == null ? NEVER : due;
    }
}
