package org.imprimatur.mail.inbound;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Its bytes could not be fetched, or their time to be kept is over. */
@ResponseStatus(HttpStatus.GONE)
public class MailIsNotKept extends Refusal {

    MailIsNotKept(String subject) {
        super(subject);
    }
}
