package org.imprimatur.inbox;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The facts, besides the mail itself, by which it is classified.
 *
 * @param ownAddresses         all we send from or receive at, without what follows a {@code +}
 * @param ourLetter            whether it is proved to be a letter of ours by an id that we have given out
 * @param ownLists             the ids of mailing lists that only lead to our mailbox
 * @param suppressed           whether no letter may go to the address an answer would go to
 * @param reportsInTheLastHour by this sender, without this mail
 * @param acksToSender         in the last hour, to the address an answer would go to
 * @param acksToAll            in the last hour
 * @param breakerOpen          whether somebody or something has stopped all acknowledgements
 */
public record ClassificationContext(
        Set<String> ownAddresses,
        boolean ourLetter,
        OwnLists ownLists,
        boolean suppressed,
        int reportsInTheLastHour,
        int acksToSender,
        int acksToAll,
        boolean breakerOpen,
        Limits limits) {

    public ClassificationContext {
        ownAddresses =
                ownAddresses.stream().map(ClassificationContext::untagged).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param reportsPerSender an hour; the next ones wait for a person
     * @param acksPerSender    an hour
     * @param acksToAll        an hour
     */
    public record Limits(int reportsPerSender, int acksPerSender, int acksToAll) {

        public static final Limits USUAL = new Limits(10, 5, 200);
    }

    /** Whether an address is one of ours, whatever token it carries. */
    public boolean isOurs(String address) {
        return ownAddresses.contains(untagged(address));
    }

    boolean enoughAcknowledged() {
        return breakerOpen || acksToSender >= limits.acksPerSender() || acksToAll >= limits.acksToAll();
    }

    private static String untagged(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        int plus = lower.indexOf('+');
        int at = lower.lastIndexOf('@');
        return plus > 0 && plus < at ? lower.substring(0, plus) + lower.substring(at) : lower;
    }
}
