package org.imprimatur.review;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Whoever signs proves once more to be themselves. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class PasswordDoesNotMatch extends Refusal {

    PasswordDoesNotMatch() {
        super();
    }
}
