package org.imprimatur.mail;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** It is being handed to the mail server at this moment. */
@ResponseStatus(HttpStatus.CONFLICT)
class LetterIsUnderWay extends Refusal {

    LetterIsUnderWay(String toName) {
        super(toName);
    }
}
