package org.imprimatur.inbox.imap;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.imprimatur.inbox.InboundMailSettings;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Polls the mailbox for readers' mail. Looks into it every so often, and at once again while more is waiting; when the mail
 * server or the database is away it comes back sooner at first, then less and less often, until a poll brings something.
 * Servers that promise to call when mail comes do not always keep that promise, so nothing is built on it.
 */
@Component
public class MailboxPoller {

    private static final Logger log = LoggerFactory.getLogger(MailboxPoller.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Then the status is written and the connection is a new one. */
    private static final Duration LONGEST_POLL = Duration.ofMinutes(2);

    private final ImapSettings settings;
    private final ImapServer server;
    private final InboundMailSettings limits;
    private final InboundMailStore inboundMailStore;
    private final FailedFetches failedFetches;
    private final MailboxLeases mailboxLeases;
    private final Clock clock;

    private final UUID node = UUID.randomUUID();
    private final ReentrantLock polling = new ReentrantLock();
    private volatile boolean retired;
    private int failures;
    private Instant next = Instant.MIN;
    private Instant renewed = Instant.MIN;

    MailboxPoller(
            ImapSettings settings,
            ImapServer server,
            InboundMailSettings limits,
            InboundMailStore inboundMailStore,
            FailedFetches failedFetches,
            MailboxLeases mailboxLeases,
            Clock clock) {
        this.settings = settings;
        this.server = server;
        this.limits = limits;
        this.inboundMailStore = inboundMailStore;
        this.failedFetches = failedFetches;
        this.mailboxLeases = mailboxLeases;
        this.clock = clock;
    }

    /** Whether there is a mailbox to look into. */
    public boolean isSetUp() {
        return settings.isSetUp();
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        if (!settings.isSetUp() || clock.instant().isBefore(next) || !polling.tryLock()) {
            return;
        }
        try {
            Instant end = clock.instant().plus(LONGEST_POLL);
            Duration rest = pollUntil(end) ? settings.every() : pause();
            boolean more = clock.instant().isAfter(end);
            next = more ? clock.instant() : clock.instant().plus(rest);
        } finally {
            polling.unlock();
        }
    }

    /** @return whether it went well */
    boolean poll() {
        polling.lock();
        try {
            return pollUntil(Instant.MAX);
        } finally {
            polling.unlock();
        }
    }

    private boolean pollUntil(Instant end) {
        try {
            renewed = clock.instant();
            if (mailboxLeases.take(settings.mailbox(), node)) {
                try {
                    pollOnce(end);
                } finally {
                    mailboxLeases.leave(settings.mailbox(), node);
                }
            }
            failures = 0;
            return true;
        } catch (MessagingException | RuntimeException e) {
            failures++;
            failed(e);
            return false;
        }
    }

    private void pollOnce(Instant end) throws MessagingException {
        try (MailboxConnection mailboxConnection = new MailboxConnection(server, settings);
                MailboxPoll mailboxPoll =
                        new MailboxPoll(mailboxConnection, limits, inboundMailStore, failedFetches, clock)) {
            try {
                mailboxPoll.run(() -> !retired && clock.instant().isBefore(end) && isOurs());
            } finally {
                account(mailboxPoll);
            }
            mailboxLeases.noteSuccess(
                    settings.mailbox(), mailboxConnection.position().validity());
        }
    }

    private void account(MailboxPoll mailboxPoll) {
        if (mailboxPoll.fresh() > 0) {
            log.info("{} new mails from {}", mailboxPoll.fresh(), settings.mailbox());
        }
        if (mailboxPoll.advanced()) {
            failures = 0;
        }
    }

    /** The lease is renewed in good time, not at every step. */
    private boolean isOurs() {
        Instant now = clock.instant();
        if (now.isBefore(renewed.plus(MailboxLeases.LEASE.dividedBy(4)))) {
            return true;
        }
        renewed = now;
        return mailboxLeases.keep(settings.mailbox(), node);
    }

    private void failed(Exception e) {
        log.warn(
                "The mailbox of {} cannot be emptied, mails wait there: {}",
                settings.mailbox(),
                MailServerErrors.of(e));
        try {
            mailboxLeases.fail(settings.mailbox(), MailServerErrors.of(e));
        } catch (RuntimeException databaseAway) {
            log.warn("Nor can that be written down: {}", MailServerErrors.of(databaseAway));
        }
    }

    /**
     * Goes once more through the mails that came since that day and were put away, and takes in those the database does
     * not know; for the day somebody restores an older copy of it.
     */
    public RescanResult rescan(LocalDate since) {
        polling.lock();
        try (MailboxConnection mailboxConnection = new MailboxConnection(server, settings);
                FolderRescan again = new FolderRescan(server, settings.mailbox(), limits, inboundMailStore)) {
            for (String folder : List.of(mailboxConnection.folderFor(false), mailboxConnection.folderFor(true))) {
                again.run(folder, since, () -> !retired);
            }
            return again.found();
        } catch (MessagingException e) {
            log.warn("The mailbox of {} cannot be gone through again", settings.mailbox(), e);
            throw new MailboxIsAway(MailServerErrors.of(e));
        } finally {
            polling.unlock();
        }
    }

    /**
     * What was found in going through the mails again.
     *
     * @param unreadable the mail server did not hand these over
     */
    public record RescanResult(int seen, int fresh, int unreadable) {}

    private Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** A mail in hand is kept and put away before we go. */
    @PreDestroy
    void retire() throws InterruptedException {
        retired = true;
        if (polling.tryLock(45, TimeUnit.SECONDS)) {
            polling.unlock();
        }
    }

    /** The mailbox cannot be looked into just now. */
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    public static class MailboxIsAway extends Refusal {

        MailboxIsAway(String problem) {
            super(problem);
        }
    }
}
