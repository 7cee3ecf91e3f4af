package org.imprimatur.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.imprimatur.mime.HeaderValue;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.outbox.DeliveryResult.Outcome;
import org.imprimatur.outbox.MailTransport.Connection;
import org.imprimatur.outbox.MailTransport.OutgoingMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the letters that are due, every second. Per letter: claim it, look whether it is still wanted, write
 * it out, hand it to the mail server with no transaction open, and write down how that ended. Whatever happens on the
 * way, the letter stays a row with a visible state; none of it can reach the handoff that asked for the letter.
 */
@Component
public class OutboxSender {

    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

    private static final int BATCH = 100;

    private final OutboxQueue outboxQueue;
    private final SendingPauses sendingPauses;
    private final DeliveryOutcomes deliveryOutcomes;
    private final LetterRenderer letterRenderer;
    private final MailTransport mailTransport;
    private final ObjectProvider<LetterCheck> checks;
    private final Clock clock;
    private final MeterRegistry meters;

    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean retired;

    OutboxSender(
            OutboxQueue outboxQueue,
            SendingPauses sendingPauses,
            DeliveryOutcomes deliveryOutcomes,
            LetterRenderer letterRenderer,
            MailTransport mailTransport,
            ObjectProvider<LetterCheck> checks,
            Clock clock,
            MeterRegistry meters) {
        this.outboxQueue = outboxQueue;
        this.sendingPauses = sendingPauses;
        this.deliveryOutcomes = deliveryOutcomes;
        this.letterRenderer = letterRenderer;
        this.mailTransport = mailTransport;
        this.checks = checks;
        this.clock = clock;
        this.meters = meters;
    }

    @Scheduled(fixedDelayString = "${imprimatur.mail.every:1s}", initialDelayString = "${imprimatur.mail.every:1s}")
    public void sendDue() {
        if (!mailTransport.isSetUp() || !running.tryLock()) {
            return;
        }
        try (Connection connection = mailTransport.open()) {
            deliveryOutcomes.recover();
            while (!retired && sendBatch(connection)) {
                // Letters behind these in their threads are due now.
            }
        } finally {
            running.unlock();
        }
    }

    /** A letter half handed over would be in doubt for ever after: the one in hand is finished before we go. */
    @PreDestroy
    void retire() throws InterruptedException {
        retired = true;
        if (running.tryLock(45, TimeUnit.SECONDS)) {
            running.unlock();
        }
    }

    /** @return whether there may be more */
    private boolean sendBatch(Connection connection) {
        SendingPauses.State state = sendingPauses.state();
        if (state.isPausedAt(clock.instant())) {
            return false;
        }
        // After trouble a single letter feels the way.
        List<UUID> due = outboxQueue.due(state.pauses() > 0 ? 1 : BATCH);
        boolean any = false;
        for (UUID id : due) {
            Optional<ClaimedLetter> claimed = retired ? Optional.empty() : outboxQueue.claim(id);
            if (claimed.isPresent()) {
                any = true;
                if (!send(claimed.get(), connection)) {
                    return false;
                }
            }
        }
        return any;
    }

    /** @return false if the whole queue has to wait */
    private boolean send(ClaimedLetter letter, Connection connection) {
        Optional<MailAddress> address = MailAddress.parse(letter.recipient());
        if (address.isEmpty()) {
            return settle(
                    letter,
                    DeliveryResult.failed(
                            FailureReason.ADDRESS_UNUSABLE,
                            HeaderValue.ofWords(letter.recipient()).text()),
                    Duration.ZERO);
        }
        if (letter.expiresAt() != null && letter.expiresAt().isBefore(clock.instant())) {
            return withhold(letter, LetterState.EXPIRED, FailureReason.TOO_LATE);
        }
        if (outboxQueue.isSuppressed(address.get())) {
            return withhold(letter, LetterState.SUPPRESSED, FailureReason.ADDRESS_SUPPRESSED);
        }
        if (outboxQueue.hasLeft(letter)) {
            return withhold(letter, LetterState.CANCELLED, FailureReason.HAS_LEFT);
        }
        if (!isStillWanted(letter)) {
            return withhold(letter, LetterState.CANCELLED, FailureReason.POINTLESS);
        }
        FailureReason unwanted = outboxQueue.unwanted(letter);
        if (unwanted != null) {
            return withhold(letter, LetterState.CANCELLED, unwanted);
        }
        LetterRenderer.Rendered rendered;
        try {
            rendered = letter.rendered() == null
                    ? letterRenderer.render(letter, address.get(), outboxQueue.earlier(letter))
                    : new LetterRenderer.Rendered("", letter.rendered(), null, null);
        } catch (RuntimeException broken) {
            log.error("The letter {} ({}) cannot be written", letter.id(), letter.kind(), broken);
            return settle(letter, DeliveryResult.failed(FailureReason.UNWRITABLE, root(broken)), Duration.ZERO);
        }
        if (letter.rendered() == null && !outboxQueue.keep(letter, rendered)) {
            return true;
        }
        Instant start = clock.instant();
        DeliveryResult deliveryResult =
                connection.deliver(new OutgoingMessage(sender(letter), address.get(), rendered.bytes()));
        return settle(letter, deliveryResult, Duration.between(start, clock.instant()));
    }

    private String sender(ClaimedLetter letter) {
        return letterRenderer.bounceAddress(letter.bounceToken());
    }

    /** A check that fails keeps no letter back: one too many is better than one too few. */
    private boolean isStillWanted(ClaimedLetter letter) {
        try {
            return LetterKind.of(letter.kind())
                    .filter(kind -> checks.orderedStream()
                            .anyMatch(check -> !check.stillWanted(
                                    kind, letter.turn(), letter.person(), letterRenderer.model(letter.model()))))
                    .isEmpty();
        } catch (RuntimeException e) {
            log.warn("Cannot tell whether the letter {} is still wanted; it is sent", letter.id(), e);
            return true;
        }
    }

    private boolean withhold(ClaimedLetter letter, LetterState state, FailureReason failureReason) {
        LetterStanding standing = letter.withheld(state, failureReason);
        if (outboxQueue.withhold(letter, standing)) {
            count(standing.state().word());
        }
        return true;
    }

    private boolean settle(ClaimedLetter letter, DeliveryResult deliveryResult, Duration took) {
        if (deliveryOutcomes.settle(letter, deliveryResult, took)) {
            count(deliveryResult.outcome().name().toLowerCase(java.util.Locale.ROOT));
        } else {
            log.warn("The letter {} was taken out of our hands while it was {}", letter.id(), deliveryResult.outcome());
        }
        if (deliveryResult.hasOutcome(Outcome.PAUSED)) {
            log.warn("The mail server cannot be spoken to, all letters wait: {}", deliveryResult.reply());
        } else if (!deliveryResult.hasOutcome(Outcome.SENT)) {
            log.info("The letter {} is {}: {}", letter.id(), deliveryResult.outcome(), deliveryResult.reply());
        }
        return !deliveryResult.hasOutcome(Outcome.PAUSED);
    }

    private void count(String outcome) {
        meters.counter("imprimatur.mail.letters", "outcome", outcome).increment();
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
