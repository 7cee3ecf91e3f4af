package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A correction is told to the public in one sentence, which is missing. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class NoSummaryWritten extends Refusal {

    NoSummaryWritten() {
        super();
    }
}
