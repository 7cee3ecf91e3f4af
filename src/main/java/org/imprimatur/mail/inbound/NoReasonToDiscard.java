package org.imprimatur.mail.inbound;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A mail is discarded for a reason that somebody writes down. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class NoReasonToDiscard extends Refusal {

    NoReasonToDiscard(String subject) {
        super(subject);
    }
}
