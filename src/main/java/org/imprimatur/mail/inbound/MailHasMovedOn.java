package org.imprimatur.mail.inbound;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** It was decided upon meanwhile. */
@ResponseStatus(HttpStatus.CONFLICT)
public class MailHasMovedOn extends Refusal {

    MailHasMovedOn(String subject) {
        super(subject);
    }
}
