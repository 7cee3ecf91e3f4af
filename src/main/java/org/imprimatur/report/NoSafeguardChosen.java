package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A dangerous mistake stays before readers until it is corrected, unless something is done. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class NoSafeguardChosen extends Refusal {

    NoSafeguardChosen() {
        super();
    }
}
