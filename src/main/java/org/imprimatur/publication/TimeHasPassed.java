package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nothing can be scheduled for the past. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class TimeHasPassed extends Refusal {

    TimeHasPassed(String time) {
        super(time);
    }
}
