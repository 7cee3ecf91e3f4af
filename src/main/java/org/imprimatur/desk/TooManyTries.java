package org.imprimatur.desk;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The password was wrong several times in a row. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
class TooManyTries extends Refusal {

    TooManyTries(long seconds) {
        super(Long.toString(seconds));
    }
}
