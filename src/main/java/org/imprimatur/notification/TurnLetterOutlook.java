package org.imprimatur.notification;

import org.imprimatur.outbox.Correspondence;
import org.imprimatur.outbox.LetterPreference;
import org.imprimatur.outbox.LetterTopic;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.LetterOutlook;
import org.springframework.stereotype.Component;

/** Whether a letter about a turn reaches somebody, as far as their choice and their address tell. */
@Component
class TurnLetterOutlook implements LetterOutlook {

    private final LetterPreferences letterPreferences;
    private final Correspondence correspondence;

    TurnLetterOutlook(LetterPreferences letterPreferences, Correspondence correspondence) {
        this.letterPreferences = letterPreferences;
        this.correspondence = correspondence;
    }

    @Override
    public Outlook outlook(Person person) {
        if (correspondence.isSuppressed(person.email())) {
            return Outlook.NOT_AT_ALL;
        }
        return letterPreferences.of(person.id()).get(LetterTopic.HANDOFFS) == LetterPreference.DIGEST
                ? Outlook.DAILY
                : Outlook.AT_ONCE;
    }
}
