package org.imprimatur.notification.web;

import java.util.EnumMap;
import java.util.Map;
import org.imprimatur.outbox.Choice;
import org.imprimatur.outbox.Concern;
import org.jspecify.annotations.Nullable;

/** The form of {@code /desk/me/letters}; null where nothing was chosen. */
record ChoicesForm(
        @Nullable String handoffs,
        @Nullable String news,
        @Nullable String reminders,
        @Nullable String escalations,
        @Nullable String daily) {

    static ChoicesForm of(Map<Concern, Choice> choices) {
        return new ChoicesForm(
                word(choices, Concern.HANDOFFS),
                word(choices, Concern.NEWS),
                word(choices, Concern.REMINDERS),
                word(choices, Concern.ESCALATIONS),
                word(choices, Concern.DAILY));
    }

    /** What cannot be understood is left as it was. */
    Map<Concern, Choice> choices() {
        Map<Concern, Choice> choices = new EnumMap<>(Concern.class);
        read(Concern.HANDOFFS, handoffs, choices);
        read(Concern.NEWS, news, choices);
        read(Concern.REMINDERS, reminders, choices);
        read(Concern.ESCALATIONS, escalations, choices);
        read(Concern.DAILY, daily, choices);
        return choices;
    }

    private static @Nullable String word(Map<Concern, Choice> choices, Concern concern) {
        Choice choice = choices.get(concern);
        return choice == null ? null : choice.word();
    }

    private static void read(Concern concern, @Nullable String word, Map<Concern, Choice> choices) {
        concern.choices().stream()
                .filter(choice -> choice.word().equals(word))
                .findFirst()
                .ifPresent(choice -> choices.put(concern, choice));
    }
}
