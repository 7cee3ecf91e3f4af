package org.imprimatur.inbox.imap;

import jakarta.mail.MessagingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.imprimatur.inbox.InboundMailSettings;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.inbox.imap.MailFetcher.Kept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/**
 * Reads a folder of the mailbox once more, from some day on, for a database that was restored from an older copy. What is
 * known is counted and left alone, and nothing is moved.
 */
final class FolderRescan implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FolderRescan.class);

    private static final int ROUND = 50;

    private final ImapServer server;
    private final String mailboxName;
    private final MailFetcher mailFetcher;
    private int seen;
    private int fresh;
    private int unreadable;

    FolderRescan(ImapServer server, String mailboxName, InboundMailSettings limits, InboundMailStore inboundMailStore) {
        this.server = server;
        this.mailboxName = mailboxName;
        this.mailFetcher = new MailFetcher(inboundMailStore, limits, (mail, e) -> {
            throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
        });
    }

    MailboxPoller.RescanResult found() {
        return new MailboxPoller.RescanResult(seen, fresh, unreadable);
    }

    void run(String folder, LocalDate since, BooleanSupplier goesOn) throws MessagingException {
        List<Long> uids;
        try (ImapMailbox mailbox = server.open(folder)) {
            // Mail servers go by the day of their own zone.
            uids = new ArrayList<>(mailbox.since(since.minusDays(1)));
        }
        while (!uids.isEmpty() && goesOn.getAsBoolean()) {
            List<Long> round = uids.subList(0, Math.min(ROUND, uids.size()));
            List<Long> left = round(folder, List.copyOf(round));
            for (long uid : left) {
                unreadable += round(folder, List.of(uid)).size();
            }
            round.clear();
        }
    }

    /** @return those that did not come */
    private List<Long> round(String folder, List<Long> uids) throws MessagingException {
        Map<Long, ListedMessage> missing = new LinkedHashMap<>();
        uids.forEach(uid -> missing.put(uid, ListedMessage.unmeasured(uid)));
        try (ImapMailbox mailbox = server.open(folder)) {
            FolderPosition folderPosition = new FolderPosition(mailboxName, folder, mailbox.validity());
            Map<Long, ListedMessage> small = new HashMap<>();
            List<ListedMessage> large = new ArrayList<>();
            for (ListedMessage mail : mailbox.list(uids)) {
                if (mailFetcher.isTooLarge(mail.size())) {
                    large.add(mail);
                } else {
                    small.put(mail.uid(), mail);
                }
            }
            mailFetcher.fetch(mailbox, folderPosition, small);
            for (ListedMessage mail : large) {
                mailFetcher.fetchBeginning(mailbox, folderPosition, mail);
            }
        } catch (NestedRuntimeException databaseAway) {
            throw databaseAway;
        } catch (MessagingException | RuntimeException | OutOfMemoryError stumbled) {
            log.info(
                    "The mail server stumbled over one of {} mails in {}: {}",
                    uids.size(),
                    folder,
                    MailServerErrors.of(stumbled));
        }
        for (Map.Entry<Long, Kept> one : mailFetcher.allKept().entrySet()) {
            missing.remove(one.getKey());
            seen++;
            fresh += one.getValue().result().isNew() ? 1 : 0;
        }
        return List.copyOf(missing.keySet());
    }

    @Override
    public void close() {
        mailFetcher.close();
    }
}
