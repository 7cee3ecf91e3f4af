package org.imprimatur.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the page sorts what came in; each state stands under exactly one tab. */
public enum InboundTab {
    HELD(MailState.HELD),
    QUARANTINED(MailState.QUARANTINED),
    UNSORTED(MailState.RECEIVED, MailState.PROCESSING),
    REPORTS(MailState.ACCEPTED, MailState.ATTACHED),
    RETURNED(MailState.BOUNCE),
    AUTOMATIC(MailState.AUTO),
    DISCARDED(MailState.DISCARDED);

    private final List<MailState> states;

    InboundTab(MailState... states) {
        this.states = List.of(states);
    }

    public List<MailState> states() {
        return states;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<InboundTab> of(String word) {
        return Arrays.stream(values()).filter(tab -> tab.word().equals(word)).findFirst();
    }

    public static InboundTab of(MailState state) {
        return Arrays.stream(values())
                .filter(tab -> tab.states.contains(state))
                .findFirst()
                .orElseThrow();
    }
}
