package org.imprimatur.inbox.imap;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.platform.Subject;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.PlatformTransactionManager;

/** A mailbox that cannot be gone through, and says why in words from outside. */
public final class FailingMailbox {

    private FailingMailbox() {}

    /** Goes through it, and returns when that is written down. */
    public static void goThrough(BeanFactory server, String problem) {
        MailboxPoller mailboxPoller = mock(MailboxPoller.class);
        when(mailboxPoller.rescan(any())).thenThrow(new IllegalStateException(problem));
        AuditTrail audit = server.getBean(AuditTrail.class);
        long before = gone(audit);
        BackgroundMailboxRescan mails = new BackgroundMailboxRescan(
                mailboxPoller, audit, server.getBean(PlatformTransactionManager.class), server.getBean(Clock.class));
        try {
            mails.since(Instant.EPOCH);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> gone(audit) > before);
        } finally {
            mails.destroy();
        }
    }

    private static long gone(AuditTrail audit) {
        return audit.chain(Subject.of("mail")).stream()
                .filter(line -> line.action().equals("mail.gone-through"))
                .count();
    }
}
