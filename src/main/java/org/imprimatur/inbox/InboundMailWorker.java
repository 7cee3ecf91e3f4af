package org.imprimatur.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.imprimatur.mime.ParsedMail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Background worker that sorts the mail that came in. Per mail: claim it and count that, read it with no transaction open, settle it. Mails of
 * ordinary size are sorted by a few lanes side by side, large ones by a lane of their own, so that none that is slow or
 * broken holds up the next ones; one that fails again and again ends in quarantine.
 */
@Component
class InboundMailWorker {

    private static final Logger log = LoggerFactory.getLogger(InboundMailWorker.class);

    /** Two transactions may step on each other's feet; that says nothing about the mail. */
    private static final int COLLISIONS = 5;

    private final InboundMailQueue inboundMailQueue;
    private final InboundMailProcessor inboundMailProcessor;
    private final RawMailParser rawMailParser;
    private final InboundMailSettings settings;
    private final MeterRegistry meters;
    private final List<Lane> lanes = new ArrayList<>();
    private final ExecutorService threads;
    private volatile boolean retired;

    InboundMailWorker(
            InboundMailQueue inboundMailQueue,
            InboundMailProcessor inboundMailProcessor,
            RawMailParser rawMailParser,
            InboundMailSettings settings,
            MeterRegistry meters) {
        this.inboundMailQueue = inboundMailQueue;
        this.inboundMailProcessor = inboundMailProcessor;
        this.rawMailParser = rawMailParser;
        this.settings = settings;
        this.meters = meters;
        for (int i = 0; i < Math.max(1, settings.sorters()); i++) {
            lanes.add(new Lane(() -> inboundMailQueue.due(false)));
        }
        lanes.add(new Lane(() -> inboundMailQueue.due(true)));
        threads = Executors.newCachedThreadPool(task -> new Thread(task, "mail-sorter"));
    }

    @Scheduled(
            fixedDelayString = "${imprimatur.mail.inbound.every:1s}",
            initialDelayString = "${imprimatur.mail.inbound.every:1s}")
    void sortDue() {
        if (!retired) {
            lanes.forEach(Lane::wake);
        }
    }

    /** The mails in hand are finished before we go; others would wait for their locks to expire. */
    @PreDestroy
    void retire() throws InterruptedException {
        retired = true;
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            log.warn("A mail is still being sorted; it will be taken up again when its lock expires");
        }
    }

    /** Sorts what is due until nothing is. */
    void sortAll() {
        sortAll(inboundMailQueue::due);
    }

    /** Sorts what an import has brought, without rests between the attempts. */
    void sortAll(UUID batch) {
        sortAll(() -> inboundMailQueue.due(batch));
    }

    private void sortAll(Supplier<List<UUID>> due) {
        boolean any = true;
        while (any && !retired) {
            any = false;
            for (UUID id : due.get()) {
                any |= !retired && sort(id);
            }
        }
    }

    /** @return false if another worker has it */
    boolean sort(UUID id) {
        Optional<ClaimedMail> mail = inboundMailQueue.claim(id);
        mail.ifPresent(this::sort);
        return mail.isPresent();
    }

    private void sort(ClaimedMail mail) {
        byte[] raw = null;
        try {
            raw = inboundMailQueue.raw(mail.id());
            if (mail.attempts() > settings.attempts()) {
                inboundMailProcessor.quarantine(mail, raw, "Each time it was being sorted, the server stopped");
                count("quarantined");
                return;
            }
            byte[] bytes = raw == null ? new byte[0] : raw;
            ParsedMail parsedMail = rawMailParser.read(bytes, mail.truncated(), mail.size());
            settle(mail, parsedMail).ifPresent(state -> count(state.word()));
        } catch (Throwable broken) {
            // Overflowing stacks and exhausted memory too: the lane goes on with the next mail.
            fail(mail, raw, broken);
        }
    }

    private Optional<InboundMailState> settle(ClaimedMail mail, ParsedMail parsedMail) {
        for (int collisions = 1; ; collisions++) {
            try {
                return inboundMailProcessor.settle(mail, parsedMail);
            } catch (TransientDataAccessException collided) {
                if (collisions == COLLISIONS) {
                    throw collided;
                }
            }
        }
    }

    private void fail(ClaimedMail mail, byte @Nullable [] raw, Throwable broken) {
        log.warn("Attempt {} to sort the mail {} failed", mail.attempts(), mail.id(), broken);
        try {
            if (mail.attempts() >= settings.attempts()) {
                inboundMailProcessor.quarantine(mail, raw, words(broken));
                count("quarantined");
            } else {
                inboundMailQueue.putBack(mail, words(broken));
                count("put-back");
            }
        } catch (RuntimeException | Error databaseAway) {
            log.warn("The mail {} stays in hand until its lock expires", mail.id(), databaseAway);
        }
    }

    private void count(String outcome) {
        meters.counter("imprimatur.mail.inbound", "outcome", outcome).increment();
    }

    private static String words(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < 20; depth++) {
            cause = cause.getCause();
        }
        return cause.toString();
    }

    /** Sorts one mail after the other as long as any is due, then sleeps until it is woken. */
    private final class Lane implements Runnable {

        private final Supplier<List<UUID>> due;
        private final AtomicBoolean running = new AtomicBoolean();

        Lane(Supplier<List<UUID>> due) {
            this.due = due;
        }

        void wake() {
            if (running.compareAndSet(false, true)) {
                threads.execute(this);
            }
        }

        @Override
        public void run() {
            try {
                sortAll(due);
            } catch (RuntimeException | Error databaseAway) {
                log.warn("Mail is not being sorted at the moment: {}", databaseAway.toString());
            } finally {
                running.set(false);
            }
        }
    }
}
