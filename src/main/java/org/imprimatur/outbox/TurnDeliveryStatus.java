package org.imprimatur.outbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether those were told whose turn it is; the panel of a turn asks for it. */
@Component("turnDeliveryStatus")
class TurnDeliveryStatus {

    /** A pool may hold many; what went wrong comes first. */
    private static final int MOST = 5;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Messages messages;

    TurnDeliveryStatus(JdbcClient jdbc, Outbox outbox, Messages messages) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.messages = messages;
    }

    /** @param sent null if it has not left */
    record Line(String words, @Nullable Instant sent, boolean lost) {}

    /** @param subject what the turn is about */
    public List<Line> of(Subject subject, String taskId) {
        Set<UUID> about = about(subject, taskId);
        if (about.isEmpty()) {
            return List.of();
        }
        return outbox.deliveryStatuses(subject).stream()
                .filter(deliveryStatus -> about.contains(deliveryStatus.id()))
                .map(this::line)
                .sorted(Comparator.comparing(line -> !line.lost()))
                .limit(MOST)
                .toList();
    }

    /** Letters carry the task in their key; one that was sent to another address carries the letter it stands for. */
    private Set<UUID> about(Subject subject, String taskId) {
        String key = "%:" + taskId + ":%";
        return new HashSet<>(
                jdbc.sql("""
                        select m.id from outbox_mail m left join outbox_mail first on first.id = m.resend_of
                        where m.thread_key = ? and (m.dedupe_key like ? or first.dedupe_key like ?)
                        """).params(subject.key(), key, key).query(UUID.class).list());
    }

    private Line line(DeliveryStatus deliveryStatus) {
        boolean lost = deliveryStatus.state() == LetterState.FAILED
                || deliveryStatus.state() == LetterState.BOUNCED
                || deliveryStatus.state() == LetterState.SUPPRESSED;
        String reason = deliveryStatus.reasonKey() == null ? "" : messages.say(deliveryStatus.reasonKey());
        return new Line(
                messages.say(
                        deliveryStatus.key(),
                        deliveryStatus.toName(),
                        reason,
                        deliveryStatus.code() == null ? "" : deliveryStatus.code()),
                deliveryStatus.state() == LetterState.SENT ? deliveryStatus.sent() : null,
                lost);
    }
}
