package org.imprimatur.inbox.imap;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.imprimatur.inbox.InboundMailSettings;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.inbox.imap.FailedFetches.FailedFetch;
import org.imprimatur.inbox.imap.MailFetcher.Kept;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/**
 * One poll of the mailbox, through all that waits in it: a few mails at a time are fetched, kept while the next are fetched, and
 * only then put away. When the mail server stumbles over a mail, that mail is set aside and tried by itself after all
 * others. When the database cannot be reached the poll ends, and what was not kept lies where it lay.
 */
final class MailboxPoll implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailboxPoll.class);

    private static final int ROUND = 50;

    /** Moving a few costs a mail server nearly what moving many does. */
    private static final int MOVED_TOGETHER = 200;

    private final MailboxConnection mailboxConnection;
    private final InboundMailStore inboundMailStore;
    private final FailedFetches failedFetches;
    private final Clock clock;
    private final MailFetcher mailFetcher;

    /** What waits and has not been asked for, oldest first. */
    private final Queue<Long> line = new ArrayDeque<>();

    private final Set<Long> begun = new HashSet<>();
    private final Set<Long> setAside = new HashSet<>();

    /** What this poll is through with. It may lie in the folder still, if it could not be put away. */
    private final Set<Long> handled = new HashSet<>();

    /** What is safe with us and lies in the folder still. */
    private final Map<Long, Kept> kept = new LinkedHashMap<>();

    private Map<Long, FailedFetch> failed;
    private int fresh;
    private boolean movedSome;
    private @Nullable MessagingException refusal;

    MailboxPoll(
            MailboxConnection mailboxConnection,
            InboundMailSettings limits,
            InboundMailStore inboundMailStore,
            FailedFetches failedFetches,
            Clock clock) {
        this.mailboxConnection = mailboxConnection;
        this.inboundMailStore = inboundMailStore;
        this.failedFetches = failedFetches;
        this.clock = clock;
        this.mailFetcher = new MailFetcher(inboundMailStore, limits, this::noteFailure);
        this.failed = failedFetches.in(mailboxConnection.position());
    }

    /** How many mails it has found that were not known. */
    int fresh() {
        return fresh;
    }

    /** Whether less is left to do than before, even if it broke off. */
    boolean advanced() {
        return fresh > 0 || movedSome;
    }

    /**
     * What was fetched before the mail server went away is kept all the same.
     *
     * @param goesOn asked before each step
     */
    void run(BooleanSupplier goesOn) throws MessagingException {
        try {
            walkToTheEnd(goesOn);
        } catch (MessagingException away) {
            note(mailFetcher.allKept());
            throw away;
        }
    }

    private void walkToTheEnd(BooleanSupplier goesOn) throws MessagingException {
        List<Long> next = together();
        while (!next.isEmpty() && goesOn.getAsBoolean()) {
            round(next);
            next = together();
        }
        note(mailFetcher.allKept());
        moveToProcessed();
        for (long uid : next.isEmpty() ? apart() : List.<Long>of()) {
            if (goesOn.getAsBoolean()) {
                alone(uid);
            }
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    private List<Long> together() throws MessagingException {
        if (line.isEmpty()) {
            mailboxConnection.mailbox().waiting().stream()
                    .filter(uid -> !begun.contains(uid) && !failed.containsKey(uid))
                    .forEach(line::add);
        }
        List<Long> next = new ArrayList<>();
        while (next.size() < ROUND && !line.isEmpty()) {
            next.add(line.remove());
        }
        begun.addAll(next);
        return next;
    }

    private List<Long> apart() throws MessagingException {
        return mailboxConnection.mailbox().waiting().stream()
                .filter(uid -> !handled.contains(uid) && (setAside.contains(uid) || isDue(uid)))
                .toList();
    }

    private boolean isDue(long uid) {
        FailedFetch known = failed.get(uid);
        return known != null && known.isDueAt(clock.instant());
    }

    private void round(List<Long> uids) throws MessagingException {
        Map<Long, ListedMessage> missing = new LinkedHashMap<>();
        try {
            for (ListedMessage mail : mailboxConnection.mailbox().list(uids)) {
                if (uids.contains(mail.uid()) && !mailFetcher.isTooLarge(mail.size())) {
                    missing.put(mail.uid(), mail);
                }
            }
            // Large ones, and any the server does not list, are looked at one by one.
            uids.stream().filter(uid -> !missing.containsKey(uid)).forEach(setAside::add);
            mailFetcher.fetch(mailboxConnection.mailbox(), mailboxConnection.position(), missing);
            setAside.addAll(missing.keySet());
        } catch (NestedRuntimeException databaseAway) {
            throw databaseAway;
        } catch (MessagingException | RuntimeException | OutOfMemoryError stumbled) {
            log.info(
                    "The mail server stumbled over one of {} mails, each is tried by itself: {}",
                    uids.size(),
                    MailServerErrors.of(stumbled));
            setAside.addAll(uids);
            mend(stumbled);
        }
        note(mailFetcher.kept());
        if (kept.size() >= MOVED_TOGETHER) {
            moveToProcessed();
        }
    }

    private void alone(long uid) throws MessagingException {
        ListedMessage mail = ListedMessage.unmeasured(uid);
        try {
            List<ListedMessage> listed = mailboxConnection.mailbox().list(List.of(uid));
            mail = listed.isEmpty() ? mail : listed.get(0);
            if (mailFetcher.isTooLarge(mail.size())) {
                mailFetcher.fetchBeginning(mailboxConnection.mailbox(), mailboxConnection.position(), mail);
            } else {
                Map<Long, ListedMessage> missing = new HashMap<>(Map.of(uid, mail));
                mailFetcher.fetch(mailboxConnection.mailbox(), mailboxConnection.position(), missing);
                if (!missing.isEmpty() && mailboxConnection.mailbox().waiting().contains(uid)) {
                    throw new MessagingException("The mail server lists this mail and does not hand it over");
                }
            }
        } catch (NestedRuntimeException databaseAway) {
            throw databaseAway;
        } catch (MessagingException | RuntimeException | OutOfMemoryError stumbled) {
            if (mend(stumbled)) {
                noteFailure(mail, stumbled);
            }
        }
        handled.add(uid);
        note(mailFetcher.allKept());
        moveToProcessed();
    }

    private void note(Map<Long, Kept> safe) {
        if (safe.isEmpty()) {
            return;
        }
        mailboxConnection.workedWell();
        handled.addAll(safe.keySet());
        fresh +=
                (int) safe.values().stream().filter(one -> one.result().isNew()).count();
        safe.keySet().stream()
                .filter(failed::containsKey)
                .forEach(uid -> failedFetches.forget(mailboxConnection.position(), uid));
        kept.putAll(safe);
    }

    /** Only what is kept, and committed, leaves the folder. */
    private void moveToProcessed() throws MessagingException {
        for (boolean large : new boolean[] {false, true}) {
            Map<Long, UUID> mails = new LinkedHashMap<>();
            kept.forEach((uid, one) -> {
                if (one.tooLarge() == large) {
                    mails.put(uid, one.result().mail());
                }
            });
            if (!mails.isEmpty()) {
                mails.keySet().forEach(kept::remove);
                move(mails, mailboxConnection.folderFor(large));
            }
        }
    }

    /** A mail that stays where it was comes up again at the next poll, is known then, and only moved. */
    private void move(Map<Long, UUID> mails, String folder) throws MessagingException {
        try {
            mailboxConnection.mailbox().move(mails.keySet(), folder);
        } catch (MessagingException e) {
            refusal = new MessagingException(
                    "Mails are safe with us and cannot be moved to " + folder + ": " + MailServerErrors.of(e));
            mend(e);
            return;
        }
        inboundMailStore.moved(mails.values(), folder);
        movedSome = true;
    }

    private void noteFailure(ListedMessage mail, Throwable why) {
        log.warn(
                "Mail {} in {} cannot be taken in: {}",
                mail.uid(),
                mailboxConnection.position(),
                MailServerErrors.of(why));
        handled.add(mail.uid());
        failedFetches.noteFailure(mailboxConnection.position(), mail, MailServerErrors.of(why));
    }

    /** @return false if everything known about the folder is void */
    private boolean mend(Throwable failure) throws MessagingException {
        if (mailboxConnection.mend(failure)) {
            return true;
        }
        mailFetcher.forget();
        kept.clear();
        line.clear();
        begun.clear();
        setAside.clear();
        handled.clear();
        failed = failedFetches.in(mailboxConnection.position());
        return false;
    }

    /** When what was fetched is kept. */
    @Override
    public void close() {
        mailFetcher.close();
    }
}
