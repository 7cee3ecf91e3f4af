package org.imprimatur.review;

import java.time.Clock;
import java.time.Duration;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Counts wrong passwords at signing, so that an open desk is no place to try them. Kept in the database: any node may
 * serve the next try. Each is written at once, whatever becomes of the request. Only wrong ones count, so that nobody is
 * kept from signing by how much they sign.
 */
@Repository
public class WrongPasswords {

    private static final int ALLOWED = 5;
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    WrongPasswords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws TooManyWrongPasswords if it is time to wait */
    void mustBeFew(PersonId person) {
        int recent = jdbc.sql("select count(*) from wrong_password where person_id = ? and at > ?")
                .params(person.value(), DbTime.at(clock.instant().minus(REMEMBERED)))
                .query(Integer.class)
                .single();
        if (recent >= ALLOWED) {
            throw new TooManyWrongPasswords((int) REMEMBERED.toMinutes());
        }
    }

    void count(PersonId person) {
        jdbc.sql("insert into wrong_password (person_id, at) values (?, ?)")
                .params(person.value(), DbTime.at(clock.instant()))
                .update();
    }

    void forget(PersonId person) {
        jdbc.sql("delete from wrong_password where person_id = ?")
                .param(person.value())
                .update();
    }

    /** Somebody is trying passwords at an open desk. */
    @ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
    public static class TooManyWrongPasswords extends Refusal {

        TooManyWrongPasswords(int minutes) {
            super(Integer.toString(minutes));
        }
    }
}
