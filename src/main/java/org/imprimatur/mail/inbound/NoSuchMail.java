package org.imprimatur.mail.inbound;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such mail. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchMail extends Refusal {

    NoSuchMail() {
        super();
    }
}
