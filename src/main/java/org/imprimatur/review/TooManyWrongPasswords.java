package org.imprimatur.review;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody is trying passwords at an open desk. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
public class TooManyWrongPasswords extends Refusal {

    TooManyWrongPasswords(int minutes) {
        super(Integer.toString(minutes));
    }
}
