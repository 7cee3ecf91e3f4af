package org.imprimatur.review;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The newsroom drew this step without a way back. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NoWayBack extends Refusal {

    NoWayBack(String step) {
        super(step);
    }
}
