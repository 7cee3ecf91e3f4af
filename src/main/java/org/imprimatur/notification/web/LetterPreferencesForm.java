package org.imprimatur.notification.web;

import java.util.EnumMap;
import java.util.Map;
import org.imprimatur.outbox.LetterPreference;
import org.imprimatur.outbox.LetterTopic;
import org.jspecify.annotations.Nullable;

/** The form of {@code /desk/me/letters}; null where nothing was chosen. */
record LetterPreferencesForm(
        @Nullable String handoffs,
        @Nullable String news,
        @Nullable String reminders,
        @Nullable String escalations,
        @Nullable String daily) {

    static LetterPreferencesForm of(Map<LetterTopic, LetterPreference> choices) {
        return new LetterPreferencesForm(
                word(choices, LetterTopic.HANDOFFS),
                word(choices, LetterTopic.NEWS),
                word(choices, LetterTopic.REMINDERS),
                word(choices, LetterTopic.ESCALATIONS),
                word(choices, LetterTopic.DAILY));
    }

    /** What cannot be understood is left as it was. */
    Map<LetterTopic, LetterPreference> choices() {
        Map<LetterTopic, LetterPreference> choices = new EnumMap<>(LetterTopic.class);
        read(LetterTopic.HANDOFFS, handoffs, choices);
        read(LetterTopic.NEWS, news, choices);
        read(LetterTopic.REMINDERS, reminders, choices);
        read(LetterTopic.ESCALATIONS, escalations, choices);
        read(LetterTopic.DAILY, daily, choices);
        return choices;
    }

    private static @Nullable String word(Map<LetterTopic, LetterPreference> choices, LetterTopic letterTopic) {
        LetterPreference letterPreference = choices.get(letterTopic);
        return letterPreference == null ? null : letterPreference.word();
    }

    private static void read(
            LetterTopic letterTopic, @Nullable String word, Map<LetterTopic, LetterPreference> choices) {
        letterTopic.choices().stream()
                .filter(letterPreference -> letterPreference.word().equals(word))
                .findFirst()
                .ifPresent(letterPreference -> choices.put(letterTopic, letterPreference));
    }
}
