package org.imprimatur.outbox;

import java.time.Duration;
import java.time.Instant;
import org.imprimatur.platform.ColumnText;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Pauses of sending, which hold for the whole queue and all nodes: taken while the mail server cannot be spoken to. */
@Repository
class SendingPauses {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final JdbcClient jdbc;

    SendingPauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How the queue as a whole fares.
     *
     * @param pauses how many attempts in a row the mail server could not be spoken to; 0 when all is well
     */
    record State(
            int pauses,
            @Nullable Instant pausedSince,
            @Nullable Instant pausedUntil,
            @Nullable FailureReason failureReason,
            @Nullable String reply,
            @Nullable Instant lastSentAt) {

        boolean isPausedAt(Instant now) {
            return pausedUntil != null && now.isBefore(pausedUntil);
        }
    }

    State state() {
        return jdbc.sql("select * from outbox_queue where id = 1")
                .query((row, n) -> {
                    String reason = row.getString("reason");
                    return new State(
                            row.getInt("pauses"),
                            DbTime.readOrNull(row, "paused_since"),
                            DbTime.readOrNull(row, "paused_until"),
                            reason == null ? null : FailureReason.valueOf(reason),
                            row.getString("reply"),
                            DbTime.readOrNull(row, "last_sent_at"));
                })
                .single();
    }

    /** Only on the way out of trouble, and at most once a minute, does a letter touch the row all nodes share. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void noteSuccess(Instant now) {
        jdbc.sql("""
                        update outbox_queue set pauses = 0, paused_since = null, paused_until = null, reason = null,
                                                reply = null, last_sent_at = ?
                        where id = 1 and (pauses > 0 or last_sent_at is null or last_sent_at < ?)
                        """).params(DbTime.at(now), DbTime.at(now.minusSeconds(60))).update();
    }

    /**
     * Longer each time, unless somebody else has paused it already.
     *
     * @return until when
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant pause(DeliveryResult deliveryResult, Instant now) {
        State current = state();
        if (current.isPausedAt(now) && current.pausedUntil() != null) {
            return current.pausedUntil();
        }
        Duration pause = Duration.ofMinutes(1L << Math.min(current.pauses(), 4));
        Instant until = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        jdbc.sql("""
                        update outbox_queue set pauses = pauses + 1, paused_since = coalesce(paused_since, ?),
                                                paused_until = ?, reason = ?, reply = ?
                        where id = 1
                        """)
                .params(
                        DbTime.at(now),
                        DbTime.at(until),
                        deliveryResult.failureReason() == null
                                ? null
                                : deliveryResult.failureReason().name(),
                        ColumnText.to(1000, deliveryResult.reply()))
                .update();
        return until;
    }
}
