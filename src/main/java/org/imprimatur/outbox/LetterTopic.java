package org.imprimatur.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What letters to people of the newsroom are about, as far as they may choose. Letters of any other kind, invitations
 * and answers to readers among them, always leave at once.
 */
public enum LetterTopic {
    /** It is their turn, or there is more to do in it. Nobody can be without these: at once or in the daily letter. */
    HANDOFFS(Set.of("turn", "joined"), LetterPreference.NOW, LetterPreference.DIGEST),
    /** What became of a text they had a hand in. */
    NEWS(
            Set.of("signed", "live", "request-withdrawn"),
            LetterPreference.NOW,
            LetterPreference.DIGEST,
            LetterPreference.OFF),
    /** Their turn is due, or overdue. */
    REMINDERS(Set.of("reminder"), LetterPreference.NOW, LetterPreference.DIGEST, LetterPreference.OFF),
    /** Somebody else's turn is so late that publishers are told. */
    ESCALATIONS(Set.of("escalation"), LetterPreference.NOW, LetterPreference.DIGEST),
    /** The daily letter itself. */
    DAILY(Set.of("digest"), LetterPreference.NOW, LetterPreference.OFF);

    private final Set<String> kinds;
    private final List<LetterPreference> choices;

    LetterTopic(Set<String> kinds, LetterPreference... choices) {
        this.kinds = kinds;
        this.choices = List.of(choices);
    }

    /** The first is what holds for whoever has not chosen. */
    public List<LetterPreference> choices() {
        return choices;
    }

    public static Optional<LetterTopic> of(String kind) {
        return Arrays.stream(values())
                .filter(letterTopic -> letterTopic.kinds.contains(kind))
                .findFirst();
    }

    /** Kinds whose letters wait a moment for a newer one of the same kind, which then takes their place. */
    static Set<String> handoffs() {
        return HANDOFFS.kinds;
    }

    /** Whether a letter of this kind offers to be the last: those that only repeat what a page says. */
    static boolean canBeStopped(String kind) {
        return of(kind).filter(letterTopic -> letterTopic == REMINDERS || letterTopic == DAILY)
                .isPresent();
    }

    /** The topic as message keys spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
