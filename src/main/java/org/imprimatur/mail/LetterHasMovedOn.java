package org.imprimatur.mail;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was asked for no longer fits where the letter stands: it was sent, stopped or readdressed meanwhile. */
@ResponseStatus(HttpStatus.CONFLICT)
class LetterHasMovedOn extends Refusal {

    LetterHasMovedOn(String toName) {
        super(toName);
    }
}
