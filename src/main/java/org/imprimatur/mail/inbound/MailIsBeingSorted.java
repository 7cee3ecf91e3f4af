package org.imprimatur.mail.inbound;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A sorter has it in hand at this moment. */
@ResponseStatus(HttpStatus.CONFLICT)
public class MailIsBeingSorted extends Refusal {

    MailIsBeingSorted(String subject) {
        super(subject);
    }
}
