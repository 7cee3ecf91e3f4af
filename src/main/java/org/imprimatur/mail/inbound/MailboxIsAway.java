package org.imprimatur.mail.inbound;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The mailbox cannot be looked into just now. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public class MailboxIsAway extends Refusal {

    MailboxIsAway(String trouble) {
        super(trouble);
    }
}
