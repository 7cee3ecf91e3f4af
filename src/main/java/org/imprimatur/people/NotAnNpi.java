package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The number is not one the registry could have given out. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class NotAnNpi extends Refusal {

    NotAnNpi(String typed) {
        super(typed);
    }
}
