package org.imprimatur.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the page sorts letters; each state stands under exactly one tab. */
public enum LetterTab {
    WAITING(LetterState.QUEUED, LetterState.RETRY, LetterState.SENDING),
    FAILED(LetterState.FAILED, LetterState.EXPIRED),
    UNKNOWN(LetterState.UNKNOWN),
    BOUNCED(LetterState.BOUNCED),
    SUPPRESSED(LetterState.SUPPRESSED),
    SENT(LetterState.SENT),
    CANCELLED(LetterState.CANCELLED);

    private final List<LetterState> states;

    LetterTab(LetterState... states) {
        this.states = List.of(states);
    }

    List<LetterState> states() {
        return states;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static LetterTab of(String word) {
        return Arrays.stream(values())
                .filter(tab -> tab.word().equals(word))
                .findFirst()
                .orElse(WAITING);
    }

    public static LetterTab of(LetterState state) {
        return Arrays.stream(values())
                .filter(tab -> tab.states.contains(state))
                .findFirst()
                .orElse(WAITING);
    }
}
