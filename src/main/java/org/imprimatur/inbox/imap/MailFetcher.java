package org.imprimatur.inbox.imap;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.imprimatur.inbox.InboundMailSettings;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.inbox.MailToStore;
import org.imprimatur.inbox.StoreResult;
import org.jspecify.annotations.Nullable;

/**
 * Fetches mails from the mailbox into the store. A few small ones are kept together, since each commit is a wait for the disk, and they
 * are kept while the next ones are fetched, since the database and the mail server need not wait for each other. Never so
 * many are under way that they would fill the memory; of one that is over the limit the beginning is enough.
 *
 * <p>For one thread. What comes of each mail is told to it only when it asks.
 */
final class MailFetcher implements AutoCloseable {

    private static final long WEIGHT = 4L << 20;

    /** One lot is being written, and one is ready to be. */
    private static final int LOTS_UNDER_WAY = 2;

    /** A mail that is safe with us. */
    record Kept(StoreResult result, boolean tooLarge) {}

    private record Fetched(ListedMessage mail, MailToStore incoming) {}

    /** One of both: it is kept, or here is why not. */
    private record Outcome(
            Fetched mail,
            @Nullable StoreResult result,
            @Nullable Throwable problem) {}

    private final InboundMailStore inboundMailStore;
    private final InboundMailSettings limits;
    private final BiConsumer<ListedMessage, Throwable> refused;
    private final ExecutorService keeper =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "keeper of readers’ mail"));

    private final List<Fetched> fetched = new ArrayList<>();
    private final Queue<CompletableFuture<List<Outcome>>> underWay = new ArrayDeque<>();
    private final Map<Long, Kept> kept = new LinkedHashMap<>();
    private long weight;

    /** @param refused told of each mail that cannot be kept although others can */
    MailFetcher(
            InboundMailStore inboundMailStore,
            InboundMailSettings limits,
            BiConsumer<ListedMessage, Throwable> refused) {
        this.inboundMailStore = inboundMailStore;
        this.limits = limits;
        this.refused = refused;
    }

    boolean isTooLarge(long size) {
        return size > limits.largest().toBytes();
    }

    /** @param missing loses each mail that comes */
    void fetch(ImapMailbox mailbox, FolderPosition folderPosition, Map<Long, ListedMessage> missing)
            throws MessagingException {
        if (missing.isEmpty()) {
            return;
        }
        mailbox.fetch(missing.keySet(), (uid, raw) -> {
            ListedMessage mail = missing.remove(uid);
            if (mail != null) {
                add(mail, inboundMailStore.incoming(raw, folderPosition.provenance(mail, raw.length, false)));
            }
        });
    }

    void fetchBeginning(ImapMailbox mailbox, FolderPosition folderPosition, ListedMessage mail)
            throws MessagingException {
        byte[] beginning = mailbox.beginning(mail.uid(), limits.beginning().toBytes());
        if (beginning.length == 0) {
            throw new MessagingException("The mail server hands nothing over of this mail");
        }
        add(mail, inboundMailStore.incoming(beginning, folderPosition.provenance(mail, mail.size(), true)));
    }

    private void add(ListedMessage mail, MailToStore mailToStore) {
        int more = mailToStore.raw().length;
        if (weight + more > WEIGHT) {
            keep();
        }
        fetched.add(new Fetched(mail, mailToStore));
        weight += more;
        if (weight > WEIGHT) {
            keep();
        }
    }

    /** All that have become safe since it was last asked, by UID; others may be under way. */
    Map<Long, Kept> kept() {
        while (!underWay.isEmpty() && underWay.element().isDone()) {
            settle();
        }
        Map<Long, Kept> all = new LinkedHashMap<>(kept);
        kept.clear();
        return all;
    }

    /** The same, when nothing is under way any more. */
    Map<Long, Kept> allKept() {
        keep();
        while (!underWay.isEmpty()) {
            settle();
        }
        return kept();
    }

    /** Lets go of what was fetched, because its UIDs mean nothing any more. */
    void forget() {
        fetched.clear();
        weight = 0;
        while (!underWay.isEmpty()) {
            underWay.remove().join();
        }
        kept.clear();
    }

    private void keep() {
        if (fetched.isEmpty()) {
            return;
        }
        List<Fetched> lot = List.copyOf(fetched);
        fetched.clear();
        weight = 0;
        while (underWay.size() >= LOTS_UNDER_WAY) {
            settle();
        }
        underWay.add(CompletableFuture.supplyAsync(() -> outcomes(lot), keeper));
    }

    private void settle() {
        for (Outcome outcome : underWay.remove().join()) {
            ListedMessage mail = outcome.mail().mail();
            if (outcome.result() != null) {
                boolean tooLarge =
                        isTooLarge(outcome.mail().incoming().provenance().size());
                kept.put(mail.uid(), new Kept(outcome.result(), tooLarge));
            } else if (outcome.problem() != null) {
                refused.accept(mail, outcome.problem());
            }
        }
    }

    /** If one of them spoils it for all, each is tried by itself. */
    private List<Outcome> outcomes(List<Fetched> lot) {
        if (lot.size() > 1) {
            try {
                List<StoreResult> results = inboundMailStore.acceptAll(
                        lot.stream().map(Fetched::incoming).toList());
                return Stream.iterate(0, i -> i + 1)
                        .limit(lot.size())
                        .map(i -> new Outcome(lot.get(i), results.get(i), null))
                        .toList();
            } catch (RuntimeException | OutOfMemoryError spoilt) {
                // Which of them it was comes out below.
            }
        }
        return lot.stream().map(this::outcome).toList();
    }

    private Outcome outcome(Fetched one) {
        try {
            return new Outcome(one, inboundMailStore.accept(one.incoming()), null);
        } catch (RuntimeException | OutOfMemoryError e) {
            return new Outcome(one, null, e);
        }
    }

    /** When what is under way has been kept. */
    @Override
    public void close() {
        forget();
        keeper.shutdown();
    }
}
