package org.imprimatur.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.imprimatur.audit.transparency.TimestampRefused;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The timestamps got for seals, and how asking for the next one went. */
@Repository
class SealTimestamps {

    private static final int LONGEST = 400;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    /** Of a minute doubled again and again: an hour and four minutes. */
    private static final int MOST_DOUBLINGS = 6;

    private final JdbcClient jdbc;

    SealTimestamps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param why nothing was got at the last try; null if something was, or nothing was tried */
    record Asking(
            @Nullable Instant triedAt,
            @Nullable Instant nextAt,
            @Nullable String why,
            String detail) {}

    Optional<SealTimestamp> newest() {
        return jdbc.sql("select * from audit_stamp order by seal desc fetch first 1 rows only")
                .query((row, n) -> stamp(row))
                .optional();
    }

    long count() {
        return jdbc.sql("select count(*) from audit_stamp").query(Long.class).single();
    }

    Optional<SealTimestamp> find(long seal) {
        return jdbc.sql("select * from audit_stamp where seal = ?")
                .param(seal)
                .query((row, n) -> stamp(row))
                .optional();
    }

    List<SealTimestamp> after(long seal, int limit) {
        return jdbc.sql("select * from audit_stamp where seal > ? order by seal limit ?")
                .params(seal, limit)
                .query((row, n) -> stamp(row))
                .list();
    }

    Asking asking() {
        return jdbc.sql("select * from audit_stamping where id = 1")
                .query((row, n) -> new Asking(
                        DbTime.readOrNull(row, "tried_at"),
                        DbTime.readOrNull(row, "next_at"),
                        row.getString("why"),
                        row.getString("detail") == null ? "" : row.getString("detail")))
                .single();
    }

    /** Whether this node may ask now: no other does, and it is time to try again. */
    @Transactional
    public boolean hold(Instant now, Duration longest) {
        return jdbc.sql("""
                                update audit_stamping set held_until = ?, tried_at = ?
                                where id = 1 and (held_until is null or held_until <= ?) and (next_at is null or next_at <= ?)
                                """)
                        .params(DbTime.at(now.plus(longest)), DbTime.at(now), DbTime.at(now), DbTime.at(now))
                        .update()
                > 0;
    }

    /** Keeps what was got. */
    @Transactional
    public void got(SealTimestamp sealTimestamp, Instant next) {
        if (find(sealTimestamp.seal()).isEmpty()) {
            jdbc.sql("insert into audit_stamp (seal, at, authority, reply) values (?, ?, ?, ?)")
                    .params(
                            sealTimestamp.seal(),
                            DbTime.at(sealTimestamp.at()),
                            fitted(sealTimestamp.authority()),
                            Base64.getEncoder().encodeToString(sealTimestamp.reply()))
                    .update();
        }
        jdbc.sql("""
                        update audit_stamping set held_until = null, next_at = ?, failures = 0, why = null, detail = null
                        where id = 1
                        """).param(DbTime.at(next)).update();
    }

    /** Remembers why nothing was got, and waits longer each time. */
    @Transactional
    public void missed(TimestampRefused refused, Instant now) {
        int failures = jdbc.sql("select failures from audit_stamping where id = 1 for update")
                .query(Integer.class)
                .single();
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        jdbc.sql("""
                        update audit_stamping set held_until = null, next_at = ?, failures = failures + 1, why = ?, detail = ?
                        where id = 1
                        """)
                .params(DbTime.at(now.plus(pause)), refused.why().name(), fitted(refused.detail()))
                .update();
    }

    private static String fitted(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static SealTimestamp stamp(ResultSet row) throws SQLException {
        return new SealTimestamp(
                row.getLong("seal"),
                DbTime.read(row, "at"),
                row.getString("authority"),
                decoded(row.getString("reply")));
    }

    /** What is no base64 any more is no timestamp either, and will be found not to be one. */
    private static byte[] decoded(String reply) {
        try {
            return Base64.getDecoder().decode(reply);
        } catch (IllegalArgumentException changed) {
            return new byte[0];
        }
    }
}
