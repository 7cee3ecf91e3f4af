package org.imprimatur.inbox.imap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.inbox.InboxAction;
import org.imprimatur.inbox.MailboxRescan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a rescan of the mailbox in the background, and writes down what came of it. */
@Component
class BackgroundMailboxRescan implements MailboxRescan, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(BackgroundMailboxRescan.class);

    private final MailboxPoller mailboxPoller;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService aside = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "put-away-mails");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean busy = new AtomicBoolean();

    BackgroundMailboxRescan(
            MailboxPoller mailboxPoller, AuditTrail audit, PlatformTransactionManager transactions, Clock clock) {
        this.mailboxPoller = mailboxPoller;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public boolean isPossible() {
        return mailboxPoller.isSetUp();
    }

    /** Who asks while it is under way has it done already. */
    @Override
    public void since(Instant from) {
        if (busy.compareAndSet(false, true)) {
            aside.execute(() -> {
                try {
                    goThrough(LocalDate.ofInstant(from, clock.getZone()));
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    private void goThrough(LocalDate since) {
        try {
            MailboxPoller.RescanResult found = mailboxPoller.rescan(since);
            record(Map.of(
                    "seen", "" + found.seen(),
                    "new", "" + found.fresh(),
                    "unreadable", "" + found.unreadable()));
        } catch (RuntimeException problem) {
            log.warn("The mailbox could not be gone through again since {}", since, problem);
            record(Map.of("note", String.valueOf(problem.getMessage())));
        }
    }

    private void record(Map<String, String> facts) {
        transaction.executeWithoutResult(
                status -> audit.record(InboxAction.CHAIN, null, InboxAction.GONE_THROUGH, "mailbox", facts));
    }

    @Override
    public void destroy() {
        aside.shutdownNow();
    }
}
