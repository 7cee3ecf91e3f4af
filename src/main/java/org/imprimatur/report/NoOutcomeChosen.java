package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nothing was chosen. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class NoOutcomeChosen extends Refusal {

    NoOutcomeChosen() {
        super();
    }
}
