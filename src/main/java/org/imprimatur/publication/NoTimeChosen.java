package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A schedule wants a day and a time. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class NoTimeChosen extends Refusal {

    NoTimeChosen() {
        super();
    }
}
