package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The person has chosen a password; there is nothing left to invite to. */
@ResponseStatus(HttpStatus.CONFLICT)
public class AlreadyJoined extends Refusal {

    AlreadyJoined(String name) {
        super(name);
    }
}
