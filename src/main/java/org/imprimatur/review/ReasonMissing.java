package org.imprimatur.review;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A text never goes back without saying why. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class ReasonMissing extends Refusal {

    public ReasonMissing() {
        super();
    }
}
