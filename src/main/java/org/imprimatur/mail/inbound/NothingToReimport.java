package org.imprimatur.mail.inbound;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No mailbox is being read. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NothingToReimport extends Refusal {

    NothingToReimport() {
        super();
    }
}
