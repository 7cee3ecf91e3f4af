package org.imprimatur.notification;

import java.util.UUID;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.LetterRequest;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The letters that things happening to a person's record call for: invitations, new passwords, changes. */
@Component
class AccountLetters {

    private final Outbox outbox;

    AccountLetters(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(LetterRequest wanted) {
        PersonId person = wanted.addressee();
        outbox.post(new Letter(
                LetterKind.of(wanted.kind()).orElseThrow(),
                wanted.dedupeKey(),
                new Letter.Addressee(person, wanted.to(), wanted.toName())
                        .about(thread(person))
                        .holding(wanted.link()),
                wanted.model()));
    }

    /** What goes to an address that is nobody's any more stands alone. */
    private static Subject thread(@Nullable PersonId person) {
        return person == null ? Subject.of("account:" + UUID.randomUUID()) : person.subject();
    }
}
