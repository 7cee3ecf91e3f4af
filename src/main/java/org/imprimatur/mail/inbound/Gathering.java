package org.imprimatur.mail.inbound;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.imprimatur.mail.inbound.Letterbox.Incoming;

/**
 * Fetches mails into the letterbox. A few small ones are kept together, since each commit is a wait for the disk, but
 * never so many that they would fill the memory; of one that is over the limit the beginning is enough.
 */
final class Gathering {

    private static final long WEIGHT = 2L << 20;

    /** A mail that is safe with us. */
    record Kept(Receipt receipt, boolean tooLarge) {}

    private record Fetched(Listed mail, Incoming incoming) {}

    private final Letterbox letterbox;
    private final InboundSettings limits;
    private final BiConsumer<Listed, RuntimeException> refused;

    private final List<Fetched> fetched = new ArrayList<>();
    private final Map<Long, Kept> kept = new LinkedHashMap<>();
    private long weight;

    /** @param refused told of each mail that cannot be kept although others can */
    Gathering(Letterbox letterbox, InboundSettings limits, BiConsumer<Listed, RuntimeException> refused) {
        this.letterbox = letterbox;
        this.limits = limits;
        this.refused = refused;
    }

    boolean isTooLarge(long size) {
        return size > limits.largest().toBytes();
    }

    /** @param missing loses each mail that comes */
    void fetch(ImapMailbox mailbox, Place place, Map<Long, Listed> missing) throws MessagingException {
        if (missing.isEmpty()) {
            return;
        }
        mailbox.fetch(missing.keySet(), (uid, raw) -> {
            Listed mail = missing.remove(uid);
            if (mail != null) {
                add(mail, new Incoming(raw, place.arrival(mail, raw.length, false)));
            }
        });
    }

    void fetchBeginning(ImapMailbox mailbox, Place place, Listed mail) throws MessagingException {
        byte[] beginning = mailbox.beginning(mail.uid(), limits.beginning().toBytes());
        if (beginning.length == 0) {
            throw new MessagingException("The mail server hands nothing over of this mail");
        }
        add(mail, new Incoming(beginning, place.arrival(mail, mail.size(), true)));
    }

    private void add(Listed mail, Incoming incoming) {
        int more = incoming.raw().length;
        if (weight + more > WEIGHT) {
            keep();
        }
        fetched.add(new Fetched(mail, incoming));
        weight += more;
        if (weight > WEIGHT) {
            keep();
        }
    }

    /** All that are safe since it was last asked, by UID. */
    Map<Long, Kept> kept() {
        keep();
        Map<Long, Kept> all = new LinkedHashMap<>(kept);
        kept.clear();
        return all;
    }

    private void keep() {
        List<Fetched> now = List.copyOf(fetched);
        fetched.clear();
        weight = 0;
        if (now.size() > 1 && keptTogether(now)) {
            return;
        }
        for (Fetched one : now) {
            try {
                kept(one, letterbox.accept(one.incoming().raw(), one.incoming().arrival()));
            } catch (RuntimeException e) {
                refused.accept(one.mail(), e);
            }
        }
    }

    /** @return false if one of them spoils it for all */
    private boolean keptTogether(List<Fetched> together) {
        try {
            List<Receipt> receipts =
                    letterbox.acceptAll(together.stream().map(Fetched::incoming).toList());
            for (int i = 0; i < receipts.size(); i++) {
                kept(together.get(i), receipts.get(i));
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void kept(Fetched one, Receipt receipt) {
        kept.put(
                one.mail().uid(),
                new Kept(receipt, isTooLarge(one.incoming().arrival().size())));
    }
}
