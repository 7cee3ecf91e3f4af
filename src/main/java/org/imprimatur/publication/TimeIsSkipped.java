package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** On the night clocks go forward, some times never come. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class TimeIsSkipped extends Refusal {

    TimeIsSkipped(String time, String before, String after) {
        super(time, before, after);
    }
}
