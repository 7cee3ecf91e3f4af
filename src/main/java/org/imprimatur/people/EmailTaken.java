package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Two people cannot share an address: it is what they sign in with. */
@ResponseStatus(HttpStatus.CONFLICT)
public class EmailTaken extends Refusal {

    EmailTaken(String email) {
        super(email);
    }
}
