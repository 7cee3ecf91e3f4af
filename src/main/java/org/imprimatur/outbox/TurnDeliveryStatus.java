package org.imprimatur.outbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether those were told whose turn it is; the panel of a turn asks for it. */
@Component("turnDeliveryStatus")
class TurnDeliveryStatus {

    /** A pool may hold many; what went wrong comes first. */
    private static final int MOST = 5;

    private final Outbox outbox;
    private final Messages messages;

    TurnDeliveryStatus(Outbox outbox, Messages messages) {
        this.outbox = outbox;
        this.messages = messages;
    }

    /** @param sent null if it has not left */
    record Line(String words, @Nullable Instant sent, boolean lost) {}

    public List<Line> of(String taskId) {
        return outbox.deliveryStatusesOfTurn(taskId).stream()
                .map(this::line)
                .sorted(Comparator.comparing(line -> !line.lost()))
                .limit(MOST)
                .toList();
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
