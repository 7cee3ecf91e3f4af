package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A report goes with another that is not itself. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class NoOriginalChosen extends Refusal {

    NoOriginalChosen() {
        super();
    }
}
