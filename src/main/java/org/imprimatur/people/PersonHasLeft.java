package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The person is deactivated; bring them back first. */
@ResponseStatus(HttpStatus.CONFLICT)
public class PersonHasLeft extends Refusal {

    PersonHasLeft(String name) {
        super(name);
    }
}
