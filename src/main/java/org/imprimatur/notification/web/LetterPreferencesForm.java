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

    static LetterPreferencesForm of(Map<LetterTopic, LetterPreference> preferences) {
        return new LetterPreferencesForm(
                word(preferences, LetterTopic.HANDOFFS),
                word(preferences, LetterTopic.NEWS),
                word(preferences, LetterTopic.REMINDERS),
                word(preferences, LetterTopic.ESCALATIONS),
                word(preferences, LetterTopic.DAILY));
    }

    /** What cannot be understood is left as it was. */
    Map<LetterTopic, LetterPreference> preferences() {
        Map<LetterTopic, LetterPreference> preferences = new EnumMap<>(LetterTopic.class);
        read(LetterTopic.HANDOFFS, handoffs, preferences);
        read(LetterTopic.NEWS, news, preferences);
        read(LetterTopic.REMINDERS, reminders, preferences);
        read(LetterTopic.ESCALATIONS, escalations, preferences);
        read(LetterTopic.DAILY, daily, preferences);
        return preferences;
    }

    private static @Nullable String word(Map<LetterTopic, LetterPreference> preferences, LetterTopic letterTopic) {
        LetterPreference letterPreference = preferences.get(letterTopic);
        return letterPreference == null ? null : letterPreference.word();
    }

    private static void read(
            LetterTopic letterTopic, @Nullable String word, Map<LetterTopic, LetterPreference> preferences) {
        letterTopic.choices().stream()
                .filter(letterPreference -> letterPreference.word().equals(word))
                .findFirst()
                .ifPresent(letterPreference -> preferences.put(letterTopic, letterPreference));
    }
}
