package org.imprimatur.outbox;

import java.util.List;
import java.util.Locale;

/**
 * What letters to people of the newsroom are about, as far as they may choose. Letters of any other kind, invitations
 * and answers to readers among them, always leave at once.
 */
public enum LetterTopic {
    /** It is their turn, or there is more to do in it. Nobody can be without these: at once or in the daily letter. */
    HANDOFFS(LetterPreference.NOW, LetterPreference.DIGEST),
    /** What became of a text they had a hand in. */
    NEWS(LetterPreference.NOW, LetterPreference.DIGEST, LetterPreference.OFF),
    /** Their turn is due, or overdue. */
    REMINDERS(LetterPreference.NOW, LetterPreference.DIGEST, LetterPreference.OFF),
    /** Somebody else's turn is so late that publishers are told. */
    ESCALATIONS(LetterPreference.NOW, LetterPreference.DIGEST),
    /** The daily letter itself. */
    DAILY(LetterPreference.NOW, LetterPreference.OFF);

    private final List<LetterPreference> choices;

    LetterTopic(LetterPreference... choices) {
        this.choices = List.of(choices);
    }

    /** The first is what holds for whoever has not chosen. */
    public List<LetterPreference> choices() {
        return choices;
    }

    /** Whether a letter about it offers to be the last: those that only repeat what a page says. */
    boolean canBeStopped() {
        return this == REMINDERS || this == DAILY;
    }

    /** The topic as message keys spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
