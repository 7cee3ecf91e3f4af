package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Readers are told what was wrong, in words. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class SummaryMissing extends Refusal {

    SummaryMissing() {
        super();
    }
}
