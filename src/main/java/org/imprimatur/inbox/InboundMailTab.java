package org.imprimatur.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the page sorts what came in; each state stands under exactly one tab. */
public enum InboundMailTab {
    HELD(InboundMailState.HELD),
    QUARANTINED(InboundMailState.QUARANTINED),
    UNSORTED(InboundMailState.RECEIVED, InboundMailState.PROCESSING),
    REPORTS(InboundMailState.ACCEPTED, InboundMailState.ATTACHED),
    RETURNED(InboundMailState.BOUNCE),
    AUTOMATIC(InboundMailState.AUTO),
    DISCARDED(InboundMailState.DISCARDED);

    private final List<InboundMailState> states;

    InboundMailTab(InboundMailState... states) {
        this.states = List.of(states);
    }

    public List<InboundMailState> states() {
        return states;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<InboundMailTab> of(String word) {
        return Arrays.stream(values()).filter(tab -> tab.word().equals(word)).findFirst();
    }

    public static InboundMailTab of(InboundMailState state) {
        return Arrays.stream(values())
                .filter(tab -> tab.states.contains(state))
                .findFirst()
                .orElseThrow();
    }
}
