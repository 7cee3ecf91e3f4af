package org.imprimatur.review;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A signature without its statement means nothing. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class StatementNotAgreed extends Refusal {

    StatementNotAgreed() {
        super();
    }
}
