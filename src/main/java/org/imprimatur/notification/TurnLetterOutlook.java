package org.imprimatur.notification;

import org.imprimatur.outbox.DeadAddresses;
import org.imprimatur.outbox.LetterPreference;
import org.imprimatur.outbox.LetterTopic;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.LetterOutlook;
import org.springframework.stereotype.Component;

/** Whether a letter about a turn reaches somebody, as far as their choice and their address tell. */
@Component
class TurnLetterOutlook implements LetterOutlook {

    private final LetterPreferences letterPreferences;
    private final DeadAddresses deadAddresses;

    TurnLetterOutlook(LetterPreferences letterPreferences, DeadAddresses deadAddresses) {
        this.letterPreferences = letterPreferences;
        this.deadAddresses = deadAddresses;
    }

    @Override
    public Outlook outlook(Person person) {
        if (deadAddresses.isDead(person.email())) {
            return Outlook.NOT_AT_ALL;
        }
        return letterPreferences.of(person.id()).get(LetterTopic.HANDOFFS) == LetterPreference.DIGEST
                ? Outlook.DAILY
                : Outlook.AT_ONCE;
    }
}
